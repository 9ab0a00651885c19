"""The disk's floor: below it no recording is started, above it they start again. Calls go on either way."""

from collections.abc import Callable
from datetime import timedelta

import structlog

from centrala.contract.live import LiveSite
from centrala.engine.engine import Engine

LOOK = timedelta(seconds=5)
SPARE = 1.05
"""So much above the floor must be free before recordings start again, or they would stop and go."""
log = structlog.get_logger()


class DiskFloor:
    """Looks every 5 s. `free`: bytes that can be written."""

    def __init__(self, engine: Engine, free: Callable[[], int], floor: int) -> None:
        self._engine = engine
        self._free = free
        self._floor = floor
        self.look()

    def look(self) -> None:
        engine, wanted = self._engine, self._floor * (SPARE if self._engine.disk_low else 1)
        low = self._free() < wanted
        if low != engine.disk_low:
            log.error("disk.low") if low else log.warning("disk.enough")
            engine.disk_low = low
            if not low:
                engine.record_what_was_skipped()
        since = engine.clock.now()
        shown = engine.live.entities.get(SITE)
        if not isinstance(shown, LiveSite) or shown.disk_low != low:
            engine.live.set(SITE, LiveSite("here", low, since))
            engine.live.flush()
        engine.clock.call_at(since + LOOK, self.look)


SITE = "site/here"
