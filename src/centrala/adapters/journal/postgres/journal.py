"""The engine's side of the journal in PostgreSQL."""

from collections.abc import Callable
from typing import Any

from centrala.adapters.journal.batches import BatchWriter, Done, Statement
from centrala.adapters.journal.kept import KeptJournal
from centrala.adapters.journal.postgres.link import PostgresLink


class PostgresJournal(KeptJournal):
    """Must be made within the running event loop. `grown` is told each seq that became durable."""

    def __init__(self, link: PostgresLink, grown: Callable[[int], None] = lambda seq: None) -> None:
        super().__init__(PostgresStore(link), grown)


class PostgresStore:
    """adapters.journal.kept.Store."""

    def __init__(self, link: PostgresLink) -> None:
        self._link = link
        self._writer = BatchWriter(link, link.spill)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._link.rows(sql, *values)

    def write(self, statements: list[Statement], done: Done) -> None:
        self._writer.write(statements, done)

    def close(self) -> None:
        self._writer.close()
        self._link.close()
