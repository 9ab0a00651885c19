"""An installation's data on either database, without its processes: made by the command line, looked at as rows."""

import asyncio
import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from centrala.adapters.journal.kept import KeptJournal
from centrala.adapters.journal.postgres import PostgresJournal, PostgresLink
from centrala.adapters.journal.sqlite import SqliteJournal

PROGRAM = Path(sys.executable).with_name("centrala")
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Installation:
    """`url` is None for the files in the home."""

    home: Path
    url: str | None = None

    @property
    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(("CENTRALA_", "DJANGO_"))}
        database = {"CENTRALA_DATABASE_URL": self.url} if self.url else {}
        return {**own, **database, "CENTRALA_HOME": str(self.home), "LANG": "en_US.UTF-8"}

    async def centrala(self, *words: str | Path, within_s: float = 60) -> tuple[int, str]:
        """Exit status, and all that was printed."""
        process = await asyncio.create_subprocess_exec(
            PROGRAM, *words, env=self.environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        printed, _ = await asyncio.wait_for(process.communicate(), within_s)
        assert process.returncode is not None
        return process.returncode, printed.decode()

    async def start(self, module: str, *words: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(sys.executable, "-m", module, *words, env=self.environment)

    async def prepare(self, *, demo: bool = False) -> None:
        process = await self.start("centrala.run.prepare", *(["--demo"] if demo else []))
        assert await process.wait() == 0

    def journal(self) -> KeptJournal:
        if self.url:
            return PostgresJournal(PostgresLink(self.url))
        return SqliteJournal(self.home / "journal.db")

    def ask(self, words: str, *values: object) -> list[tuple[Any, ...]]:
        """Of the records; values for %s."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                cursor = connection.execute(words, values)
                return cursor.fetchall() if cursor.description else []
        with closing(sqlite3.connect(self.home / "centrala.db")) as database, database:
            return database.execute(words.replace("%s", "?"), values).fetchall()

    def named_rows(self) -> dict[str, list[dict[str, Any]]]:
        """Of the records, by column."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                told = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                names = [name for (name,) in connection.execute(told).fetchall()]
                with connection.cursor(row_factory=dict_row) as cursor:
                    return {name: cursor.execute(_all_of(name)).fetchall() for name in names}
        with closing(sqlite3.connect(self.home / "centrala.db")) as database:
            database.row_factory = sqlite3.Row
            names = [row["name"] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            return {name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')] for name in names}  # noqa: S608

    def rows(self) -> Rows:
        """Every row of every table, records and journal, in an order of their own."""
        return (
            _of_postgres(self.url)
            if self.url
            else {**_of_file(self.home / "centrala.db"), **_of_file(self.home / "journal.db")}
        )


def _all_of(name: str, schema: str = "public") -> sql.Composed:
    return sql.SQL("SELECT * FROM {}").format(sql.Identifier(schema, name))


def _of_file(file: Path) -> Rows:
    with closing(sqlite3.connect(file)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: sorted(database.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}  # noqa: S608


def _of_postgres(url: str) -> Rows:
    told = "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema IN ('public', 'journal')"
    with psycopg.connect(url) as connection:
        return {
            name: sorted(connection.execute(_all_of(name, schema)), key=repr)
            for schema, name in connection.execute(told).fetchall()
        }
