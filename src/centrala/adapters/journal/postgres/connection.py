"""Connections to the journal's database, and its tables.

The tables are those of the journal file. Only `party.number` is not unique: a call that arrives while the database
is away can't look its number up and gets a second id for it; both lead to the number."""

from typing import Any

import psycopg

from centrala.adapters.journal.batches import Occupied, Statement

SCHEMA = """
CREATE SCHEMA IF NOT EXISTS journal;
CREATE TABLE IF NOT EXISTS journal.entry (
    seq BIGINT PRIMARY KEY, at TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL,
    kind TEXT NOT NULL, v INTEGER NOT NULL, data TEXT NOT NULL, UNIQUE (stream, n)
);
CREATE INDEX IF NOT EXISTS entry_placed ON journal.entry (at) WHERE kind = 'Placed';
CREATE TABLE IF NOT EXISTS journal.party (id TEXT PRIMARY KEY, number TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS party_number ON journal.party (number);
CREATE TABLE IF NOT EXISTS journal.open_call (stream TEXT PRIMARY KEY);
"""
WRITER = 0x63_65_6E_74_72_61_6C_61
"""The advisory lock of the one engine that writes ("centrala")."""
LOST = (psycopg.OperationalError, psycopg.InterfaceError)
Connection = psycopg.Connection[tuple[Any, ...]]

_LIMITS = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 3000,
}
"""A server that fell silent is given up within seconds (libpq's names; only over TCP)."""
_SESSION = """
SET search_path = journal;
SET tcp_keepalives_idle = 5;
SET tcp_keepalives_interval = 1;
SET tcp_keepalives_count = 3;
"""
"""The server too forgets a silent engine soon, and with it the lock."""


def connect(url: str, *, read_only: bool = False) -> Connection:
    """Commits by itself. Raises one of LOST."""
    connection: Connection = psycopg.connect(url, autocommit=True, **_LIMITS)  # type: ignore[arg-type]  # libpq's own
    connection.execute(_SESSION)
    if read_only:
        connection.read_only = True
    elif _one(connection, "SHOW synchronous_commit") == "off":
        connection.execute("SET synchronous_commit = on")  # committed means on the disk
    return connection


def take_writer_lock(connection: Connection) -> None:
    """Held until the connection ends. Raises Occupied while another session has it."""
    if not _one(connection, f"SELECT pg_try_advisory_lock({WRITER})"):
        raise Occupied


def last_seq(connection: Connection) -> int:
    return int(_one(connection, "SELECT coalesce(max(seq), 0) FROM entry"))


def in_its_words(sql: str) -> str:
    """`?` is psycopg's %s, and its % is doubled."""
    return sql.replace("%", "%%").replace("?", "%s")


def run_all(connection: Connection, statements: list[Statement]) -> None:
    """In one transaction and, whatever their number, about one round trip."""
    with connection.pipeline(), connection.transaction():
        for sql, values in statements:
            connection.execute(in_its_words(sql), values)


def _one(connection: Connection, sql: str) -> Any:
    row = connection.execute(sql).fetchone()
    return row[0] if row else None
