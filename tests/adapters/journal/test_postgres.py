"""The journal in PostgreSQL: one writer, and a server that may go away."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from centrala.adapters.journal import chosen
from centrala.adapters.journal.batches import Occupied
from centrala.adapters.journal.postgres import PostgresJournal, PostgresJournalReader, PostgresLink, link
from centrala.adapters.journal.postgres.connection import WRITER, run_all
from centrala.domain.calls import facts
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id
from centrala.kit.settings import read
from tests.postgres import Server
from tests.waiting import until

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ARRIVED = facts.Arrived("main", "care", "party", "dialled")


@pytest.fixture
def url(postgres: Server) -> Iterator[str]:
    with postgres.database(f"journal-{new_id()}") as made:
        yield made


@pytest.fixture
def reader(url: str) -> Iterator[PostgresJournalReader]:
    made = PostgresJournalReader(url)
    yield made
    made.close()


@pytest.fixture
async def own() -> AsyncIterator[Server]:
    """A server that a test may stop."""
    server = Server()
    server.start()
    yield server
    server.remove()


def seqs(reader: PostgresJournalReader) -> list[int]:
    return [entry.seq for entry in reader.after(0)]


async def test_a_database_without_a_journal_reads_as_empty(reader: PostgresJournalReader) -> None:
    assert reader.after(0) == []
    assert reader.number_of("nobody") is None


async def test_readers_see_what_is_durable_in_order(url: str, reader: PostgresJournalReader) -> None:
    grown: list[int] = []
    journal = PostgresJournal(PostgresLink(url), grown.append)
    await journal.append("call:a", ARRIVED, NOON)
    await journal.append("call:a", facts.Announced(), NOON)
    entries = reader.after(0)
    assert [(e.seq, e.stream, e.n, e.kind, e.at) for e in entries] == [
        (1, "call:a", 1, "Arrived", NOON),
        (2, "call:a", 2, "Announced", NOON),
    ]
    assert entries[0].data["caller"] == "party"
    assert grown == [1, 2]
    assert reader.after(1, limit=1)[0].kind == "Announced"
    journal.close()


async def test_a_next_life_counts_on(url: str, reader: PostgresJournalReader) -> None:
    journal = PostgresJournal(PostgresLink(url))
    await journal.append("call:a", ARRIVED, NOON)
    party = journal.party("+40722")
    journal.close()
    again = PostgresJournal(PostgresLink(url))
    assert again.party("+40722") == party
    assert await again.append("call:a", facts.Announced(), NOON) == 2
    again.close()
    assert reader.after(1)[0].n == 2
    assert reader.number_of(party) == "+40722"


async def test_a_bad_statement_loses_none_of_its_neighbours(url: str, reader: PostgresJournalReader) -> None:
    journal = PostgresJournal(PostgresLink(url))
    await journal.append("call:a", ARRIVED, NOON)
    with psycopg.connect(url) as other:
        other.execute("INSERT INTO journal.entry VALUES (3, '', 'call:x', 1, '', 1, '{}')")
    good, bad, last = (journal.append(f"call:{name}", ARRIVED, NOON) for name in "bcd")
    assert await good == 2
    with pytest.raises(psycopg.IntegrityError):
        await bad
    assert await last == 4
    journal.close()


async def test_a_second_engine_stands_by_until_the_first_is_gone(url: str, tmp_path: Path) -> None:
    first = PostgresJournal(PostgresLink(url))
    await first.append("call:a", ARRIVED, NOON)
    with pytest.raises(Occupied):
        PostgresLink(url)
    settings = replace(read({"CENTRALA_HOME": str(tmp_path)}), database_url=url)
    second = asyncio.create_task(chosen.writer(settings, lambda seq: None, lambda: None))
    await first.append("call:a", facts.Announced(), NOON)
    assert not second.done()
    first.close()
    journal = await asyncio.wait_for(second, 10)
    assert journal.seq == 2
    journal.close()


async def test_a_server_that_only_restarted_is_not_noticed(own: Server) -> None:
    journal, reader = PostgresJournal(PostgresLink(own.url())), PostgresJournalReader(own.url())
    await journal.append("call:a", ARRIVED, NOON)
    assert seqs(reader) == [1]
    own.stop()
    own.start()
    assert await journal.append("call:a", facts.Announced(), NOON) == 2
    assert seqs(reader) == [1, 2]
    journal.close()
    reader.close()


async def test_facts_wait_for_a_server_that_is_away_and_are_written_in_order(own: Server) -> None:
    grown: list[int] = []
    journal, reader = PostgresJournal(PostgresLink(own.url()), grown.append), PostgresJournalReader(own.url())
    ana = journal.party("+40722000001")
    await journal.append("call:a", ARRIVED, NOON)
    own.stop()
    with pytest.raises(AppError, match=r"journal\.unreachable"):
        await journal.append("call:a", facts.Announced(), NOON)
    with pytest.raises(AppError, match=r"journal\.unreachable"):
        await journal.append("call:b", facts.Arrived("main", "care", journal.party("+40733000002"), "d"), NOON)
    with pytest.raises(AppError, match=r"journal\.unreachable"):
        journal.knows("call:long-ago")
    with pytest.raises(AppError, match=r"journal\.unreachable"):
        reader.after(0)
    assert journal.party("+40722000001") == ana
    own.start()
    await until(lambda: grown == [1, 2, 3], "all written")
    assert [(e.seq, e.stream, e.n) for e in reader.after(0)] == [
        (1, "call:a", 1),
        (2, "call:a", 2),
        (3, "call:b", 1),
    ]
    assert reader.number_of(str(reader.after(2)[0].data["caller"])) == "+40733000002"
    assert not journal.knows("call:long-ago")
    journal.close()
    reader.close()


async def test_an_engine_whose_journal_was_taken_over_ends(url: str, reader: PostgresJournalReader) -> None:
    over: list[bool] = []
    journal = PostgresJournal(PostgresLink(url, lambda: over.append(True)))
    await journal.append("call:a", ARRIVED, NOON)
    await _another_engine_writes(url)
    await until(lambda: over == [True], "told that it must end")
    with pytest.raises(AppError, match=r"journal\.taken_over"):
        await journal.append("call:a", facts.Announced(), NOON)
    assert [entry.stream for entry in reader.after(0)] == ["call:a", "call:other"]


async def test_a_commit_that_was_done_and_not_told_is_not_done_twice(
    url: str, reader: PostgresJournalReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = PostgresJournal(PostgresLink(url))
    with monkeypatch.context() as breaking:
        breaking.setattr(link, "run_all", _done_and_not_told(run_all, breaking))
        assert await journal.append("call:a", ARRIVED, NOON) == 1
    assert await journal.append("call:a", facts.Announced(), NOON) == 2
    assert seqs(reader) == [1, 2]
    journal.close()


def _done_and_not_told(whole: Callable[..., None], breaking: pytest.MonkeyPatch) -> Callable[..., None]:
    def broken(connection: psycopg.Connection[Any], statements: list[Any]) -> None:
        whole(connection, statements)
        breaking.undo()
        raise psycopg.OperationalError("the line broke")

    return broken


async def _another_engine_writes(url: str) -> None:
    """It waits for the lock, gets it in the moment in which the first one is cut off, and goes again."""

    def wait_and_write() -> None:
        with psycopg.connect(url, autocommit=True) as other:
            other.execute("SELECT pg_advisory_lock(%s)", (WRITER,))
            other.execute("INSERT INTO journal.entry VALUES (2, %s, 'call:other', 1, '', 1, '{}')", (str(NOON),))

    writing = asyncio.create_task(asyncio.to_thread(wait_and_write))
    with psycopg.connect(url, autocommit=True) as admin:

        def waits() -> bool:
            return bool(admin.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchone())

        await until(waits, "the other waits")
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
    await writing
