"""The two SQLite files, copied while they are written to."""

import sqlite3
from contextlib import closing
from pathlib import Path

from centrala.run.backup.archive import Table

RECORDS, JOURNAL = "centrala.db", "journal.db"


def copy(source: Path, target: Path) -> None:
    """As it was in one moment (SQLite's backup API, in one step: with WAL nobody waits for it)."""
    with closing(_opened(source)) as live, closing(sqlite3.connect(target)) as copied:
        target.chmod(0o600)
        live.backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")  # one file, without -wal beside it


def tables(file: Path, schema: str) -> dict[str, Table]:
    with closing(_opened(file)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        own = [name for name in names if not name.startswith("sqlite_")]
        return {f"{schema}.{name}": Table(_count(database, name)) for name in own}


def migrations(file: Path) -> list[tuple[str, str]]:
    with closing(_opened(file)) as database:
        return database.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()


def last_seq(file: Path) -> int:
    with closing(_opened(file)) as database:
        return int(database.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0])


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)


def _count(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - the schema's own name
