"""What an earlier version left is found whole by this one.

A change of the schema that means to change old rows says so here, beside the table it changes."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg
import pytest

from centrala.contract.facts import VERSION, decode, encode
from centrala.kit.ids import new_id
from tests.postgres import Server
from tests.run.installation import Installation

FROZEN = Path(__file__).parents[1] / "frozen"
DJANGOS = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}
"""Grow with every version."""


@pytest.fixture(params=["sqlite", "postgres"])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[int], Installation]]:
    """An installation as the version of that number left it."""
    with ExitStack() as stack:

        def made(version: int) -> Installation:
            words = (FROZEN / f"records-{version}.{request.param}.sql").read_text()
            if request.param == "sqlite":
                with closing(sqlite3.connect(tmp_path / "centrala.db")) as database:
                    database.executescript(words)
                return Installation(tmp_path)
            server: Server = request.getfixturevalue("postgres")
            url = stack.enter_context(server.database(f"records-{new_id()}"))
            with psycopg.connect(url) as connection:
                connection.execute(words)
            return Installation(tmp_path, url)

        yield made


async def test_the_records_of_the_first_version_come_through(earlier: Callable[[int], Installation]) -> None:
    here = earlier(1)
    before = here.named_rows()
    assert {"Ștefan Ionescu"} == {row["name"] for row in before["customers_customer"]}
    await here.prepare()
    after = here.named_rows()
    for table in before.keys() - DJANGOS:
        columns = before[table][0].keys() if before[table] else ()
        found = [{column: row[column] for column in columns} for row in after[table]]
        assert sorted(found, key=repr) == sorted(before[table], key=repr), table
    looking = await here.start("django", "migrate", "--check", "--settings=centrala.site.settings")
    assert await looking.wait() == 0


@pytest.mark.parametrize("line", (FROZEN / "journal-1.jsonl").read_text().splitlines())
def test_facts_of_the_first_version_are_understood(line: str) -> None:
    told = json.loads(line)
    kind, data = encode(decode(told["kind"], told["data"]))
    assert kind == told["kind"]
    assert data | told["data"] == data
    assert told["v"] <= VERSION
