"""All tables of the PostgreSQL database, records and journal, as they are in one moment."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from centrala.adapters.journal.postgres.connection import SCHEMA
from centrala.kit.errors import AppError
from centrala.run.backup.archive import BLOCK, Table

FOLDER = "postgres"
RECORDS, JOURNAL = "public", "journal"
Connection = psycopg.Connection[tuple[Any, ...]]


def connect(url: str) -> Connection:
    """Raises AppError journal.unreachable (503)."""
    try:
        return psycopg.connect(url, connect_timeout=5)
    except psycopg.OperationalError:
        raise AppError("journal.unreachable", 503) from None


class Snapshot:
    """One transaction that sees one moment; nobody waits for it."""

    def __init__(self, connection: Connection) -> None:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        self._connection = connection

    def copy(self, folder: Path) -> Iterator[tuple[str, Table, Path]]:
        """Each table as the text of COPY: its name, its shape, its file."""
        for schema, name in _tables(self._connection):
            columns = _columns(self._connection, schema, name)
            file = folder / f"{schema}.{name}"
            words = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(schema, name), _names(columns))
            yield f"{schema}.{name}", Table(self._write(words, file), columns), file

    def _write(self, words: sql.Composed, file: Path) -> int:
        """How many rows."""
        with self._connection.cursor() as cursor:
            with file.open("wb") as out, cursor.copy(words) as rows:
                for block in rows:
                    out.write(block)
            return cursor.rowcount

    def migrations(self) -> list[tuple[str, str]]:
        return self._connection.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()

    def last_seq(self) -> int:
        row = self._connection.execute("SELECT coalesce(max(seq), 0) FROM journal.entry").fetchone()
        assert row is not None
        return int(row[0])


def make_journal(connection: Connection) -> None:
    connection.execute(SCHEMA)
    connection.commit()


def is_empty(connection: Connection) -> bool:
    return not _tables(connection)


def load(connection: Connection, tables: Mapping[str, Table], folder: Path) -> None:
    """Replaces all rows, in one transaction; the database's counters go on after the last ids."""
    with connection.transaction():
        every = sql.SQL(", ").join(sql.Identifier(*name.split(".", 1)) for name in tables)
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(every))
        for name, table in tables.items():
            _load(connection, name, table.columns, folder / name)
        for name in tables:
            _count_on(connection, *name.split(".", 1))


def _load(connection: Connection, name: str, columns: Iterable[str], file: Path) -> None:
    words = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(*name.split(".", 1)), _names(columns))
    with connection.cursor() as cursor, file.open("rb") as rows, cursor.copy(words) as into:
        while block := rows.read(BLOCK):
            into.write(block)


def _count_on(connection: Connection, schema: str, name: str) -> None:
    for column in _columns(connection, schema, name):
        table = sql.Identifier(schema, name)
        told = "SELECT pg_get_serial_sequence(%s, %s)"
        (sequence,) = connection.execute(told, (table.as_string(connection), column)).fetchone() or (None,)
        if sequence is not None:
            highest = sql.SQL("SELECT setval(%s, greatest(max({}), 1), max({}) IS NOT NULL) FROM {}")
            connection.execute(highest.format(sql.Identifier(column), sql.Identifier(column), table), (sequence,))


def _tables(connection: Connection) -> list[tuple[str, str]]:
    told = (
        "SELECT table_schema, table_name FROM information_schema.tables"
        " WHERE table_type = 'BASE TABLE' AND table_schema = ANY(%s) ORDER BY 1, 2"
    )
    return connection.execute(told, ([RECORDS, JOURNAL],)).fetchall()


def _columns(connection: Connection, schema: str, name: str) -> tuple[str, ...]:
    told = (
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = %s AND table_name = %s ORDER BY ordinal_position"
    )
    return tuple(column for (column,) in connection.execute(told, (schema, name)).fetchall())


def _names(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
