"""The records, for one command of the command line; the engine is told what it must know, when it is there."""

import os

from centrala.kit.settings import Settings


def open_records(settings: Settings) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centrala.site.settings")
    import django

    from centrala.adapters.wire.blocking import BlockingEngine
    from centrala.contract import port

    django.setup()
    port.bind(BlockingEngine(settings.engine_socket), None)
