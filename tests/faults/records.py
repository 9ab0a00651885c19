"""What stands on the disk, compared with itself: the journal, what follows from it, and the recordings."""

import asyncio
import json
import shutil
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.run.installation import Installation
from tests.tone import read_stereo, time_heard_s

FOLLOWS: dict[str, frozenset[str]] = {
    "interactions_interaction": frozenset({"customer_id"}),
    "interactions_factrow": frozenset({"id"}),
    "interactions_queuepass": frozenset({"id"}),
    "interactions_segment": frozenset({"id"}),
    "interactions_recording": frozenset({"state", "duration_ms", "peaks_left", "peaks_right"}),
}
"""Tables that follow from the journal, and their columns that do not."""
LONG_S, SHORT_S = 1.5, 1.0
"""By how much a recording may be longer or shorter than its facts say."""
ONCE = ("Arrived", "CallerLeft", "HungUp", "RecordingStarted", "RecordingEnded", "WrapUpEnded")
CUT_OFF_S = 3.0
"""What a killed Asterisk had not written yet."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the journal."""

    seq: int
    at: datetime
    n: int
    kind: str
    data: dict[str, Any]


Streams = dict[str, list[Told]]


def journal(home: Path) -> Streams:
    with closing(sqlite3.connect(f"file:{home / 'journal.db'}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT seq, at, stream, n, kind, data FROM entry ORDER BY seq").fetchall()
    streams: Streams = defaultdict(list)
    for seq, at, stream, n, kind, data in rows:
        streams[stream].append(Told(seq, datetime.fromisoformat(at), n, kind, json.loads(data)))
    return streams


def holes(streams: Streams) -> Iterator[str]:
    """Numbers without holes or doubles, times that never go back, nothing that can be only once twice."""
    seqs = sorted(told.seq for stream in streams.values() for told in stream)
    if seqs != list(range(1, len(seqs) + 1)):
        yield f"the journal's numbers have holes or doubles: {len(seqs)} up to {seqs[-1]}"
    for name, stream in streams.items():
        if [told.n for told in stream] != list(range(1, len(stream) + 1)):
            yield f"{name}: numbers {[told.n for told in stream]}"
        if name.startswith("call:"):
            yield from _doubled(name, stream)


def _doubled(name: str, stream: list[Told]) -> Iterator[str]:
    kinds = [told.kind for told in stream]
    if any(a.at > b.at for a, b in pairwise(stream)):
        yield f"{name}: time goes back: {[(told.kind, told.at) for told in stream]}"
    if kinds[0] != "Arrived" or any(kinds.count(kind) > 1 for kind in ONCE):
        yield f"{name}: doubled, or without its beginning: {kinds}"


def rows_of(database: Path, table: str, where: str = "1") -> list[dict[str, Any]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as open_:
        open_.row_factory = sqlite3.Row
        return [dict(row) for row in open_.execute(f"SELECT * FROM {table} WHERE {where}")]  # noqa: S608


def projected(home: Path) -> int:
    """How far the records are."""
    rows = rows_of(home / "centrala.db", "interactions_checkpoint", "name = 'interactions'")
    return int(rows[0]["seq"]) if rows else 0


async def differences(home: Path) -> list[str]:
    """Between the records and those that a fresh projection makes of the journal. `home` is at rest."""
    with tempfile.TemporaryDirectory(prefix="again-") as folder:
        fresh = Installation(Path(folder))
        _copy(home, fresh.home)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.rebuild", env=fresh.environment
        )
        if await process.wait() != 0:
            return ["the records can't be made anew"]
        return [line for table, left in FOLLOWS.items() for line in _compared(home, fresh.home, table, left)]


def _copy(home: Path, fresh: Path) -> None:
    for file in home.glob("journal.db*"):
        shutil.copy(file, fresh)


def _compared(home: Path, fresh: Path, table: str, left_out: frozenset[str]) -> Iterator[str]:
    ours, theirs = (
        {
            repr(sorted((name, value) for name, value in row.items() if name not in left_out))
            for row in rows_of(place / "centrala.db", table)
        }
        for place in (home, fresh)
    )
    if ours != theirs:
        yield f"{table}: {len(ours ^ theirs)} rows differ from a fresh projection, e.g. {next(iter(ours ^ theirs))}"


def recordings(home: Path, streams: Streams, cut_off: dict[str, float], late: dict[str, float]) -> Iterator[str]:
    """Each talk's recording is there, as long as its facts say, and has the customer's tone throughout. `cut_off`: when
    Asterisk was killed under a call, time.time(); `late`: seconds for which the customer's telephone did not speak."""
    states = {row["interaction_id"]: row for row in rows_of(home / "centrala.db", "interactions_recording")}
    for name, stream in streams.items():
        facts = {told.kind: told for told in stream}
        if "RecordingStarted" in facts:
            id_ = name.removeprefix("call:")
            row = states.get(id_.replace("-", "")) or states.get(id_)
            yield from _recorded(home, id_, row, facts, cut_off.get(id_), late.get(id_, 0.0))
        elif "Answered" in facts:
            yield f"{name}: was answered and not recorded: {list(facts)}"


def _recorded(
    home: Path, id_: str, row: dict[str, Any] | None, facts: dict[str, Told], cut_s: float | None, late_s: float
) -> Iterator[str]:
    ended_s = min(facts["RecordingEnded"].at.timestamp(), cut_s or float("inf"))
    wanted_s = ended_s - facts["RecordingStarted"].at.timestamp()
    short_s = (CUT_OFF_S if cut_s else SHORT_S) + late_s
    if row is None or row["state"] != "ready":
        if wanted_s > short_s:
            yield f"{id_}: recording of {wanted_s:.1f} s is {row['state'] if row else 'absent'}"
        return
    sound = read_stereo(home / "recordings" / f"{row['stem']}.wav")
    if not wanted_s - short_s <= sound.duration_s <= wanted_s + LONG_S:
        yield f"{id_}: recording has {sound.duration_s:.1f} s of {wanted_s:.1f} s"
    heard_s = time_heard_s(sound.left, sound.rate, 440)
    if heard_s < 0.9 * sound.duration_s - 0.5 - late_s:
        yield f"{id_}: the customer is heard for {heard_s:.1f} s of {sound.duration_s:.1f} s"
