"""Facts of an engine that is killed while the journal's database is away."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from centrala.adapters.journal.postgres import PostgresJournal, PostgresJournalReader, PostgresLink
from centrala.adapters.journal.spill import Spill
from centrala.domain.calls import facts
from centrala.kit.errors import AppError
from tests.postgres import Server

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ARRIVED = facts.Arrived("main", "care", "party", "dialled")
ENGINE = """
import asyncio, sys
from pathlib import Path
from tests.adapters.journal.test_spill import *

async def main(url, file):
    journal = PostgresJournal(PostgresLink(url, spill=Spill(Path(file))))
    await journal.append("call:a", ARRIVED, NOON)
    print("written", file=sys.stderr, flush=True)
    sys.stdin.readline()
    for call in ("call:b", "call:c"):
        try:
            await journal.append(call, facts.Arrived("main", "care", journal.party(call), "d"), NOON)
        except AppError:
            print("told", file=sys.stderr, flush=True)
    await asyncio.sleep(60)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
async def own() -> AsyncIterator[Server]:
    server = Server()
    server.start()
    yield server
    server.remove()


async def killed_while_the_server_was_away(own: Server, file: Path) -> None:
    """One fact was written before; of two more it was said that the database is away."""
    engine = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", ENGINE, own.url(), str(file)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    assert engine.stderr is not None
    assert engine.stdin is not None
    assert await engine.stderr.readline() == b"written\n"
    own.stop()
    engine.stdin.write(b"\n")
    assert await engine.stderr.readline() == await engine.stderr.readline() == b"told\n"
    engine.kill()
    await engine.wait()


async def test_facts_outlive_an_engine_that_is_killed_while_the_server_is_away(own: Server, tmp_path: Path) -> None:
    file = tmp_path / "journal.spill"
    await killed_while_the_server_was_away(own, file)
    assert file.stat().st_mode & 0o777 == 0o600
    own.start()
    journal, reader = PostgresJournal(PostgresLink(own.url(), spill=Spill(file))), PostgresJournalReader(own.url())
    assert [(e.seq, e.stream) for e in reader.after(0)] == [(1, "call:a"), (2, "call:b"), (3, "call:c")]
    assert reader.number_of(str(reader.after(1)[0].data["caller"])) == "call:b"
    assert {stream for stream, _ in journal.open_streams()} == {"call:a", "call:b", "call:c"}
    assert await journal.append("call:b", facts.Announced(), NOON) == 4
    assert not file.exists()
    journal.close()
    reader.close()


async def test_what_was_written_a_moment_before_the_kill_is_not_written_twice(own: Server, tmp_path: Path) -> None:
    file = tmp_path / "journal.spill"
    await killed_while_the_server_was_away(own, file)
    spilled = file.read_text()
    own.start()
    PostgresLink(own.url(), spill=Spill(file)).close()
    file.write_text(spilled + spilled[:20])
    PostgresLink(own.url(), spill=Spill(file)).close()
    reader = PostgresJournalReader(own.url())
    assert [e.seq for e in reader.after(0)] == [1, 2, 3]
    assert not file.exists()
    reader.close()


async def test_what_no_longer_fits_is_set_aside(own: Server, tmp_path: Path) -> None:
    """Another engine wrote meanwhile."""
    file = tmp_path / "journal.spill"
    await killed_while_the_server_was_away(own, file)
    spilled = file.read_text()
    own.start()
    with psycopg.connect(own.url(), autocommit=True) as other:
        other.execute("INSERT INTO journal.entry VALUES (2, %s, 'call:other', 1, '', 1, '{}')", (str(NOON),))
    PostgresLink(own.url(), spill=Spill(file)).close()
    reader = PostgresJournalReader(own.url())
    assert [e.stream for e in reader.after(0)] == ["call:a", "call:other"]
    assert _texts(tmp_path) == [spilled]
    reader.close()


def _texts(folder: Path) -> list[str]:
    return [file.read_text() for file in folder.iterdir()]


async def test_a_server_that_comes_back_in_time_leaves_no_file(own: Server, tmp_path: Path) -> None:
    file = tmp_path / "journal.spill"
    journal = PostgresJournal(PostgresLink(own.url(), spill=Spill(file)))
    await journal.append("call:a", ARRIVED, NOON)
    own.stop()
    with pytest.raises(AppError, match=r"journal\.unreachable"):
        await journal.append("call:a", facts.Announced(), NOON)
    assert file.exists()
    own.start()
    assert await journal.append("call:a", facts.Queued("care"), NOON) == 3
    journal.close()
    assert not file.exists()
