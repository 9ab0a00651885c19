"""The journal for its readers: contract.journal.JournalReader over the SQLite file."""

import json
import sqlite3
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from centrala.adapters.journal.sqlite.schema import connect
from centrala.contract.journal import Entry


class SqliteJournalReader:
    """A read-only connection per thread; an absent file reads as an empty journal."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

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

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        if not self._path.exists():
            return []
        return self._connection().execute(sql, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = connect(self._path, read_only=True)
        return connection
