"""The jobs process as it is started: projects what is in the journal, joins the recording, ends when asked."""

import asyncio
import os
import signal
import sqlite3
import sys
import wave
from array import array
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from centrala.adapters.journal.sqlite import SqliteJournal
from centrala.domain.calls import facts as f
from centrala.kit.ids import new_id
from tests.waiting import until

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
OPERATOR, QUEUE, LINE = new_id(), new_id(), new_id()


def side(file: Path, seconds: int) -> None:
    with wave.open(str(file), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(array("h", [1000] * 8000 * seconds).tobytes())


async def told(home: Path, call: str) -> None:
    journal = SqliteJournal(home / "journal.db")
    stem = f"2026/11/02/{call}"
    story: list[f.CallFact] = [
        f.Arrived(None, None, journal.party("+40722000101"), journal.party("+40310000100")),
        f.Queued(QUEUE),
        f.Answered(OPERATOR),
        f.RecordingStarted(stem),
        f.RecordingEnded(stem),
        f.CallerLeft("caller"),
    ]
    for second, fact in enumerate(story):
        await journal.append(f"call:{call}", fact, AT + timedelta(seconds=second))
    journal.close()


def column(home: Path, sql: str) -> Callable[[], object]:
    def read() -> object:
        with sqlite3.connect(home / "centrala.db") as database:
            row = database.execute(sql).fetchone()
        database.close()
        return row[0] if row else None

    return read


async def test_a_recorded_call_is_ready_soon_after_its_end(tmp_path: Path) -> None:
    call = new_id()
    environment = {**os.environ, "CENTRALA_HOME": str(tmp_path)}
    environment.pop("CENTRALA_DATABASE_URL", None)
    prepared = await asyncio.create_subprocess_exec(sys.executable, "-m", "centrala.run.prepare", env=environment)
    assert await prepared.wait() == 0
    folder = tmp_path / "recordings" / "2026" / "11" / "02"
    folder.mkdir(parents=True)
    side(folder / f"{call}-customer.wav", 2)
    side(folder / f"{call}-operator.wav", 3)
    jobs = await asyncio.create_subprocess_exec(sys.executable, "-m", "centrala.run.jobs", env=environment)
    try:
        await told(tmp_path, call)
        state = column(tmp_path, "SELECT state FROM interactions_recording")
        await until(lambda: state() == "ready", "the recording is ready", within_s=15)
        assert column(tmp_path, "SELECT result FROM interactions_interaction")() == "answered"
        assert column(tmp_path, "SELECT duration_ms FROM interactions_recording")() == 3000
        assert [file.name for file in folder.iterdir()] == [f"{call}.wav"]
    finally:
        jobs.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(jobs.wait(), 10) == 0
