"""The one hub, and the doors, of this web process."""

import msgspec

from centrala.apps.access.models import User
from centrala.site.doors import Doors
from centrala.site.events import snapshot
from centrala.site.hub import Hub
from centrala.site.recorded import viewer_of


class _Process:
    hub: Hub | None = None
    doors: Doors | None = None


def hub() -> Hub:
    if _Process.hub is None:
        _Process.hub = Hub()
    return _Process.hub


def doors() -> Doors:
    if _Process.doors is None:
        _Process.doors = Doors()
    return _Process.doors


def forget() -> None:
    """Between two lives in one process (tests)."""
    _Process.hub = _Process.doors = None


def snapshot_json(user: User) -> bytes:
    """From any thread."""
    return msgspec.json.encode(snapshot(hub(), viewer_of(user)))
