"""The journal that the settings name: beside the records in PostgreSQL, else the file in the home."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog

from centrala.adapters.journal.batches import Occupied
from centrala.adapters.journal.kept import KeptJournal
from centrala.adapters.journal.spill import Spill
from centrala.adapters.journal.sqlite import SqliteJournal, SqliteJournalReader
from centrala.contract.journal import JournalReader
from centrala.kit.settings import Settings

if TYPE_CHECKING:
    from centrala.adapters.journal.postgres import PostgresLink

AGAIN_S = 0.5
log = structlog.get_logger()


def in_file(settings: Settings) -> bool:
    return settings.database_url.startswith("sqlite:")


def reader(settings: Settings) -> JournalReader:
    if in_file(settings):
        return SqliteJournalReader(settings.journal)
    from centrala.adapters.journal.postgres import PostgresJournalReader  # the driver only where it is used

    return PostgresJournalReader(settings.database_url)


async def writer(settings: Settings, grown: Callable[[int], None], taken_over: Callable[[], None]) -> KeptJournal:
    """For the engine. It comes when no other engine writes, and the server is there: until then this one stands by.
    `taken_over`: another engine wrote while this one was cut off, so this one must end."""
    if in_file(settings):
        return await _alone(settings, grown)
    from centrala.adapters.journal.postgres import PostgresJournal, PostgresLink

    loop = asyncio.get_running_loop()

    def tell() -> None:
        loop.call_soon_threadsafe(taken_over)

    def make() -> PostgresLink:
        return PostgresLink(settings.database_url, tell, Spill(settings.spill))

    return PostgresJournal(await _patiently(make), grown)


async def _alone(settings: Settings, grown: Callable[[int], None]) -> SqliteJournal:
    said = False
    while True:
        try:
            return SqliteJournal(settings.journal, grown)
        except Occupied:
            if not said:
                log.warning("journal.standing_by")
            said = True
        await asyncio.sleep(AGAIN_S)


async def _patiently(make: "Callable[[], PostgresLink]") -> "PostgresLink":
    from centrala.adapters.journal.postgres import LOST

    said: str | None = None
    while True:
        try:
            return await asyncio.to_thread(make)
        except (Occupied, *LOST) as reason:
            event = "journal.standing_by" if isinstance(reason, Occupied) else "journal.unreachable"
            if event != said:
                log.warning(event, error=str(reason).partition("\n")[0])
            said = event
        await asyncio.sleep(AGAIN_S)
