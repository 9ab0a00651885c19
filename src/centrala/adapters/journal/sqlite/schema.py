"""Tables of journal.db. `open_call` names the calls that a restarted engine must know."""

import sqlite3
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL,
    kind TEXT NOT NULL, v INTEGER NOT NULL, data TEXT NOT NULL, UNIQUE (stream, n)
);
CREATE INDEX IF NOT EXISTS entry_placed ON entry (at) WHERE kind = 'Placed';
CREATE TABLE IF NOT EXISTS party (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS open_call (stream TEXT PRIMARY KEY);
"""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """WAL, so that readers never wait for the writer; synchronous=FULL, so that committed means on the disk."""
    if read_only:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5, check_same_thread=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=5, check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.executescript(SCHEMA)
    path.chmod(0o600)
    return connection
