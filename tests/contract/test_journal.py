"""What every journal does: the one in memory that other tests use, and the real ones."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from centrala.adapters.journal.kept import KeptJournal
from centrala.adapters.journal.postgres import PostgresJournal, PostgresLink
from centrala.adapters.journal.sqlite import SqliteJournal
from centrala.domain.calls import facts
from centrala.domain.presence.facts import StatusChanged
from centrala.engine.ports import Journal
from centrala.kit.ids import new_id
from tests.engine.site import MemoryJournal
from tests.postgres import Server

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ARRIVED = facts.Arrived("main", "care", "party", "dialled")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def journal(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Journal]:
    match request.param:
        case "memory":
            yield MemoryJournal()
        case "sqlite":
            real: KeptJournal = SqliteJournal(tmp_path / "journal.db")
            yield real
            real.close()
        case "postgres":
            server: Server = request.getfixturevalue("postgres")
            with server.database(f"journal-{new_id()}") as url:
                real = PostgresJournal(PostgresLink(url))
                yield real
                real.close()


async def test_numbers_are_given_at_once_and_in_order(journal: Journal) -> None:
    first = journal.append("call:a", ARRIVED, NOON)
    second = journal.append("call:b", ARRIVED, NOON)
    assert journal.seq == 2
    assert (await first, await second) == (1, 2)


async def test_a_party_keeps_its_id_and_its_number(journal: Journal) -> None:
    ana, dan = journal.party("+40722123456"), journal.party("+40733123456")
    assert ana != dan
    assert journal.party("+40722123456") == ana
    assert journal.number_of(ana) == "+40722123456"
    assert journal.number_of("nobody") == ""


async def test_who_called_long_ago_is_known_again_though_only_the_latest_are_kept_in_memory(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("centrala.adapters.journal.kept.PARTIES", 2)
    ana = journal.party("+40722123456")
    for n in range(5):
        journal.party(f"+4073312345{n}")
    await journal.append("call:any", ARRIVED, NOON)  # parties before it are on the disk
    assert journal.number_of("nobody") == ""
    assert journal.party("+40722123456") == ana
    assert journal.number_of(ana) == "+40722123456"


async def test_open_streams_are_the_calls_that_are_not_over_and_all_presence(journal: Journal) -> None:
    until = NOON + timedelta(seconds=15)
    await journal.append("call:over", ARRIVED, NOON)
    await journal.append("call:over", facts.CallerLeft("caller"), NOON)
    journal.close_call("over")
    await journal.append("call:open", ARRIVED, NOON)
    await journal.append("call:open", facts.Offered("ana", 1, until), NOON)
    await journal.append("operator:ana", StatusChanged("break", "chosen", "ana"), NOON)
    assert dict(journal.open_streams()) == {
        "call:open": [(NOON, ARRIVED), (NOON, facts.Offered("ana", 1, until))],
        "operator:ana": [(NOON, StatusChanged("break", "chosen", "ana"))],
    }


async def test_a_stream_is_known_once_it_has_a_fact(journal: Journal) -> None:
    assert not journal.knows("call:a")
    await journal.append("call:a", ARRIVED, NOON)
    assert journal.knows("call:a")
