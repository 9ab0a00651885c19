"""The writer's connection: keeps the lock, comes back after the server was away."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg
import structlog

from centrala.adapters.journal.batches import Occupied, Statement, Unreachable
from centrala.adapters.journal.postgres.connection import (
    LOST,
    SCHEMA,
    Connection,
    connect,
    in_its_words,
    last_seq,
    run_all,
    take_writer_lock,
)
from centrala.adapters.journal.postgres.replaying import replay
from centrala.adapters.journal.spill import Spill
from centrala.kit.errors import AppError

log = structlog.get_logger()


class PostgresLink:
    """adapters.journal.batches.Link, and the engine's reading. `taken_over` is called once, from the writer's
    thread, when another engine wrote while this one was cut off: this one must end."""

    def __init__(self, url: str, taken_over: Callable[[], None] = lambda: None, spill: Spill | None = None) -> None:
        """Waits for nothing. What an earlier life left in `spill` is written first. Raises one of LOST when the server
        is away, Occupied when another engine writes."""
        self._url = url
        self.spill = spill
        self._taken_over = taken_over
        self._connection: Connection | None = self._opened()
        if spill is not None:
            replay(self._connection, spill)
        self._reading: Connection | None = connect(url, read_only=True)
        self._turn = threading.Lock()
        self._seq = last_seq(self._connection)
        self._in_doubt = 0
        self._over = False

    def commit(self, statements: list[Statement]) -> Exception | None:
        """Once more at once when the server was only started again."""
        for _ in range(2):
            connection = self._usable()
            try:
                run_all(connection, [statement for statement in statements if not self._was_written(statement)])
            except LOST as error:
                self._in_doubt = max(map(_seq_of, statements))
                self._drop(error)
            except psycopg.Error as error:
                log.error("journal.write_failed", error=str(error).splitlines()[0])
                return error
            else:
                self._seq = max(self._seq, *map(_seq_of, statements))
                return None
        raise Unreachable(_unreachable())

    def look(self) -> None:
        """A server that went away while nothing happened is found before a call comes."""
        try:
            for connection in (self._connection, self._reading):
                if connection is not None:
                    connection.execute("SELECT 1")
        except LOST as error:
            self._drop(error)
        with suppress(Unreachable):
            self._usable()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Raises AppError journal.unreachable (503) without trying while the writer knows that the server is away."""
        with self._turn:
            if self._reading is None:
                raise _unreachable()
            try:
                return self._reading.execute(in_its_words(sql), values).fetchall()
            except LOST:
                self._reading.close()
                self._reading = None
                raise _unreachable() from None

    def close(self) -> None:
        for connection in (self._connection, self._reading):
            if connection is not None:
                connection.close()

    def _opened(self) -> Connection:
        connection = connect(self._url)
        try:
            take_writer_lock(connection)
            connection.execute(SCHEMA)
        except BaseException:
            connection.close()
            raise
        return connection

    def _usable(self) -> Connection:
        """Raises Unreachable."""
        if self._over:
            raise Unreachable(AppError("journal.taken_over", 503))
        try:
            if self._connection is None:
                self._connection = self._opened()
                self._check_ours(last_seq(self._connection))
                log.info("journal.back", seq=self._seq)
            if self._reading is None:
                reading = connect(self._url, read_only=True)
                with self._turn:
                    self._reading = reading
        except (*LOST, Occupied) as error:
            self._drop(error)
            raise Unreachable(_unreachable()) from None
        return self._connection

    def _check_ours(self, found: int) -> None:
        """The last entry is the last one known to be written, or the last of the batch in doubt."""
        if found not in {self._seq, self._in_doubt}:
            log.error("journal.taken_over", ours=self._seq, found=found)
            self._over = True
            self._taken_over()
            raise Unreachable(AppError("journal.taken_over", 503))
        self._seq = found

    def _was_written(self, statement: Statement) -> bool:
        """The connection broke after the commit was done and before it was told."""
        return 0 < _seq_of(statement) <= self._seq

    def _drop(self, error: Exception) -> None:
        if self._connection is not None:
            log.error("journal.unreachable", error=str(error).splitlines()[0])
            self._connection.close()
            self._connection = None
        with self._turn:
            if self._reading is not None:
                self._reading.close()
                self._reading = None


def _seq_of(statement: Statement) -> int:
    """0 for what is no entry, and may be done twice."""
    sql, values = statement
    return int(str(values[0])) if sql.startswith("INSERT INTO entry") else 0


def _unreachable() -> AppError:
    return AppError("journal.unreachable", 503)
