"""The engine's side of the journal file."""

import fcntl
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import structlog

from centrala.adapters.journal.batches import BatchWriter, Done, Occupied, Statement
from centrala.adapters.journal.kept import KeptJournal
from centrala.adapters.journal.sqlite.schema import connect

log = structlog.get_logger()


class SqliteJournal(KeptJournal):
    """Must be made within the running event loop. `grown` is told each seq that became durable. Raises Occupied
    while another engine writes the file."""

    def __init__(self, path: Path, grown: Callable[[int], None] = lambda seq: None) -> None:
        super().__init__(SqliteStore(path), grown)


class SqliteStore:
    """adapters.journal.kept.Store."""

    def __init__(self, path: Path) -> None:
        self._lock = _alone(path.with_suffix(".lock"))
        self._connection = connect(path)
        self._reading = connect(path, read_only=True)  # the event loop never waits for the writer's disk
        self._writer = BatchWriter(SqliteLink(self._connection))

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._reading.execute(sql, values).fetchall()

    def write(self, statements: list[Statement], done: Done) -> None:
        self._writer.write(statements, done)

    def close(self) -> None:
        self._writer.close()
        self._reading.close()
        self._connection.close()
        self._lock.close()


def _alone(file: Path) -> TextIO:
    """Ends with the process: an engine whose supervisor was killed may still be ending when the next one starts."""
    file.parent.mkdir(parents=True, exist_ok=True)
    held = file.open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise Occupied from None
    return held


class SqliteLink:
    """adapters.journal.batches.Link. The file is never away."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def commit(self, statements: list[Statement]) -> Exception | None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for sql, values in statements:
                self._connection.execute(sql, values)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            log.error("journal.write_failed", error=str(error))
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            return error
        return None

    def look(self) -> None:
        """Nothing can have happened to a file."""
