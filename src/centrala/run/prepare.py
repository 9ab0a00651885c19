"""Bringing the database to this version; with --demo also the demo company. Changes nothing when nothing is to do."""

import argparse
import os


def prepare(*, demo: bool) -> None:
    _set_up_django()
    _migrate()
    if demo:
        from centrala.apps.demo.company import create_if_empty

        create_if_empty()


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centrala.site.settings")
    import django

    from centrala.contract import port
    from centrala.site.bindings import NoEngine

    django.setup()
    port.bind(NoEngine(), None)


def _migrate() -> None:
    """Looks before it runs: the whole command costs seconds, a look costs milliseconds."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m centrala.run.prepare")
    parser.add_argument("--demo", action="store_true")
    prepare(demo=parser.parse_args().demo)


if __name__ == "__main__":
    main()
