"""The journal file, as its readers and its next life find it."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from centrala.adapters.journal import chosen
from centrala.adapters.journal.batches import Occupied
from centrala.adapters.journal.sqlite import SqliteJournal, SqliteJournalReader
from centrala.adapters.journal.sqlite.schema import connect
from centrala.domain.calls import facts
from centrala.kit.settings import read

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ARRIVED = facts.Arrived("main", "care", "party", "dialled")


async def test_readers_see_what_is_durable_in_order(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "journal.db")
    reader = SqliteJournalReader(tmp_path / "journal.db")
    await journal.append("call:a", ARRIVED, NOON)
    await journal.append("call:a", facts.Announced(), NOON)
    entries = reader.after(0)
    assert [(e.seq, e.stream, e.n, e.kind, e.at) for e in entries] == [
        (1, "call:a", 1, "Arrived", NOON),
        (2, "call:a", 2, "Announced", NOON),
    ]
    assert reader.after(1, limit=1)[0].kind == "Announced"
    assert reader.number_of(journal.party("+40722")) in (None, "+40722")
    journal.close()


async def test_a_next_life_counts_on(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "journal.db")
    await journal.append("call:a", ARRIVED, NOON)
    party = journal.party("+40722")
    journal.close()
    again = SqliteJournal(tmp_path / "journal.db")
    assert again.party("+40722") == party
    assert await again.append("call:a", facts.Announced(), NOON) == 2
    again.close()
    assert SqliteJournalReader(tmp_path / "journal.db").after(1)[0].n == 2


async def test_a_bad_statement_loses_none_of_its_neighbours(tmp_path: Path) -> None:
    journal = SqliteJournal(tmp_path / "journal.db")
    await journal.append("call:a", ARRIVED, NOON)
    with sqlite3.connect(tmp_path / "journal.db") as other:
        other.execute("INSERT INTO entry VALUES (3, '', 'call:x', 1, '', 1, '{}')")
    other.close()
    good, bad, last = (journal.append(f"call:{name}", ARRIVED, NOON) for name in "bcd")
    assert await good == 2
    with pytest.raises(sqlite3.IntegrityError):
        await bad
    assert await last == 4
    journal.close()


def test_no_file_reads_as_empty(tmp_path: Path) -> None:
    assert SqliteJournalReader(tmp_path / "none.db").after(0) == []


def test_committed_means_on_the_disk(tmp_path: Path) -> None:
    full = 2
    assert connect(tmp_path / "journal.db").execute("PRAGMA synchronous").fetchone() == (full,)


async def test_a_second_engine_of_the_same_home_stands_by_until_the_first_is_gone(tmp_path: Path) -> None:
    settings = read({"CENTRALA_HOME": str(tmp_path)})
    first = await chosen.writer(settings, lambda seq: None, lambda: None)
    await first.append("call:a", ARRIVED, NOON)
    with pytest.raises(Occupied):
        SqliteJournal(settings.journal)
    second = asyncio.create_task(chosen.writer(settings, lambda seq: None, lambda: None))
    await first.append("call:a", facts.Announced(), NOON)
    assert not second.done()
    first.close()
    journal = await asyncio.wait_for(second, 10)
    assert journal.seq == 2
    journal.close()
