"""Which database Django uses, changed while the process runs."""

from asgiref.local import Local
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connections

from centrala.site.database import database


def use(url: str) -> None:
    """From now on every thread connects to `url`; in tests, to a database of its own beside it."""
    connections.close_all()
    told = database(url)
    if url.startswith("sqlite:"):
        told["TEST"] = {"NAME": told["NAME"]}
    settings.DATABASES = {"default": told}
    connections.settings = connections.configure_settings(settings.DATABASES)
    each_threads = Local(connections.thread_critical)
    connections._connections = each_threads  # type: ignore[attr-defined]  # threads that wait have the old one's
    ContentType.objects.clear_cache()
