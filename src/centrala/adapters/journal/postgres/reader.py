"""The journal for its readers: contract.journal.JournalReader over PostgreSQL."""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import psycopg

from centrala.adapters.journal.postgres.connection import LOST, Connection, connect, in_its_words
from centrala.contract.journal import Entry
from centrala.kit.errors import AppError

SPARE = 4


class PostgresJournalReader:
    """A connection for each thread that reads now; a few are kept for the next. A database without a journal reads
    as an empty one. Raises AppError journal.unreachable (503)."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._spare: deque[Connection] = deque()

    def after(self, seq: int, limit: int = 500) -> list[Entry]:
        rows = self._rows(
            "SELECT seq, at, stream, n, kind, v, data FROM entry WHERE seq > ? ORDER BY seq LIMIT ?", seq, limit
        )
        return [
            Entry(seq_, datetime.fromisoformat(at), stream, n, kind, v, json.loads(data))
            for seq_, at, stream, n, kind, v, data in rows
        ]

    def number_of(self, party: str) -> str | None:
        rows = self._rows("SELECT number FROM party WHERE id = ?", party)
        return str(rows[0][0]) if rows else None

    def close(self) -> None:
        while self._spare:
            self._spare.pop().close()

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        for _ in range(SPARE + 1):  # all the spare ones may have died with the server
            try:
                with self._borrowed() as connection:
                    return connection.execute(in_its_words(sql), values).fetchall()
            except psycopg.errors.UndefinedTable:
                return []
            except LOST:
                continue
        raise AppError("journal.unreachable", 503)

    @contextmanager
    def _borrowed(self) -> Iterator[Connection]:
        try:
            connection = self._spare.pop()
        except IndexError:
            connection = connect(self._url, read_only=True)
        try:
            yield connection
        finally:
            if connection.closed or len(self._spare) >= SPARE:
                connection.close()
            else:
                self._spare.append(connection)
