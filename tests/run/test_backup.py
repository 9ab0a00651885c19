"""One file that holds it all, made while calls go on, and put back as it was."""

import asyncio
import json
import signal
import tarfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from centrala.adapters.journal.kept import KeptJournal
from centrala.domain.calls import facts as f
from centrala.kit.ids import new_id
from tests.postgres import Server
from tests.run.installation import Installation
from tests.waiting import until

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
QUEUE = new_id()
Make = Callable[[str], Installation]


@pytest.fixture(params=["sqlite", "postgres"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """An installation by name, on its own empty database."""
    with ExitStack() as stack:

        def made(name: str) -> Installation:
            home = tmp_path / name
            if request.param == "sqlite":
                return Installation(home)
            server: Server = request.getfixturevalue("postgres")
            return Installation(home, stack.enter_context(server.database(f"{name}-{new_id()}")))

        yield made


async def told(journal: KeptJournal, call: str = "") -> None:
    """One call, from its arrival to its end."""
    stream = f"call:{call or new_id()}"
    story: list[f.CallFact] = [
        f.Arrived(None, None, journal.party("+40722000101"), journal.party("+40310000100")),
        f.Queued(QUEUE),
        f.CallerLeft("caller"),
    ]
    for second, fact in enumerate(story):
        await journal.append(stream, fact, AT + timedelta(seconds=second))


@asynccontextmanager
async def calls_go_on(here: Installation) -> AsyncIterator[None]:
    """Facts are written, and projected by the jobs process."""
    journal, jobs, stop = here.journal(), await here.start("centrala.run.jobs"), asyncio.Event()

    async def write() -> None:
        while not stop.is_set():
            await told(journal)
            await asyncio.sleep(0.02)

    writing = asyncio.create_task(write())
    try:
        await until(lambda: checkpoint(here) > 0, "projection goes on", within_s=40)
        yield
    finally:
        stop.set()
        await writing
        jobs.send_signal(signal.SIGTERM)
        await jobs.wait()
        journal.close()


def checkpoint(here: Installation) -> int:
    rows = here.ask("SELECT seq FROM interactions_checkpoint")
    return int(rows[0][0]) if rows else 0


def recordings(here: Installation) -> dict[str, bytes]:
    folder = here.home / "recordings"
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.wav")}


def record(here: Installation, count: int = 3) -> None:
    folder = here.home / "recordings" / "2026" / "11" / "02"
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{new_id()}.wav").write_bytes(bytes([n]) * 70_000)


async def backed_up(here: Installation, file: Path) -> dict[str, Any]:
    """The manifest."""
    status, printed = await here.centrala("backup", file)
    assert status == 0, printed
    with tarfile.open(file) as tar:
        manifest = tar.extractfile("manifest.json")
        assert manifest is not None
        made: dict[str, Any] = json.load(manifest)
        return made


async def test_what_is_restored_is_equal(make: Make, tmp_path: Path) -> None:
    here, there, file = make("here"), make("there"), tmp_path / "all.tar"
    await here.prepare(demo=True)
    record(here)
    journal = here.journal()
    await told(journal)
    journal.close()
    (here.home / "directory.json").write_text("{}")
    await backed_up(here, file)
    assert file.stat().st_mode & 0o777 == 0o600
    status, printed = await there.centrala("restore", file)
    assert status == 0, printed
    assert there.rows() == here.rows()
    assert recordings(there) == recordings(here)
    for name in ("secret.key", "demo.json", "directory.json"):
        assert (there.home / name).read_bytes() == (here.home / name).read_bytes()
        assert (there.home / name).stat().st_mode & 0o777 == 0o600
    assert not (there.home / "run").exists()


async def test_made_while_calls_go_on_it_is_of_one_moment_and_goes_on_from_there(make: Make, tmp_path: Path) -> None:
    here, there, file = make("here"), make("there"), tmp_path / "all.tar"
    await here.prepare()
    record(here)
    async with calls_go_on(here):
        manifest = await backed_up(here, file)
    assert (await there.centrala("restore", file))[0] == 0
    seqs = [row[0] for row in there.rows()["entry"]]
    assert sorted(seqs) == list(range(1, len(seqs) + 1))
    assert manifest["journal_seq"] == len(seqs)
    assert 0 < checkpoint(there) <= len(seqs)
    assert len(here.rows()["entry"]) > len(seqs)
    async with calls_go_on(there):
        await until(lambda: checkpoint(there) > manifest["journal_seq"], "the restored one goes on", within_s=40)


async def test_only_an_empty_home_is_filled(make: Make, tmp_path: Path) -> None:
    here, file = make("here"), tmp_path / "all.tar"
    await here.prepare()
    journal = here.journal()
    journal.close()
    await backed_up(here, file)
    before = here.rows()
    status, printed = await here.centrala("restore", file)
    assert (status, "is not empty" in printed) == (2, True)
    assert here.rows() == before
    status, printed = await here.centrala("backup", file)
    assert (status, "exists already" in printed) == (2, True)


async def test_a_damaged_or_newer_backup_changes_nothing(make: Make, tmp_path: Path) -> None:
    here, there, file = make("here"), make("there"), tmp_path / "all.tar"
    await here.prepare()
    record(here)
    here.journal().close()
    await backed_up(here, file)
    whole = file.read_bytes()
    sound = whole.index(bytes([2]) * 1000)
    for damaged in (whole[:sound] + b"x" + whole[sound + 1 :], whole[: len(whole) // 2], b"no backup"):
        file.write_bytes(damaged)
        status, printed = await there.centrala("restore", file)
        assert (status, list(there.home.iterdir())) == (2, []), printed
    file.unlink()
    here.ask("INSERT INTO django_migrations (app, name, applied) VALUES ('access', '9999_later', %s)", AT.isoformat())
    await backed_up(here, file)
    status, printed = await there.centrala("restore", file)
    assert (status, "newer version" in printed, list(there.home.iterdir())) == (2, True, [])
