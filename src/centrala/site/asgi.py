"""Django set up, and the one ASGI application around it."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from django.core.asgi import get_asgi_application

Application = Callable[[Any, Any, Any], Awaitable[None]]


def _application() -> Application:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centrala.site.settings")
    django_application = get_asgi_application()
    from centrala.site.web import Web

    return Web(django_application)


application = _application()
