"""Thirty recorded talks at once, with real audio both ways for a minute: what they cost, and whether any of it is
missing in the recordings.

Callers and operators are ours, in this process: their processor time is told apart. Every frame of 20 ms that they
send is another one (patterns.py), so that each one's absence would be seen. Operators' legs are SIP telephones with
A-law: a browser's leg costs Asterisk its encryption and Opus besides."""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import figures, watch
from tests.bench.figures import Figure
from tests.bench.house import House, open_house
from tests.bench.operators import Manner, Operator, Tally, at_work, home
from tests.bench.patterns import Heard, coded_payloads, hear
from tests.bench.phones import LeanCaller, LeanMedia
from tests.sip.call import Call
from tests.tone import read_stereo
from tests.waiting import InVainError, until, until_true

RING_S = 120.0
APART_S = 0.4
"""Between one call's arrival and the next: what is measured is talks, not their beginnings."""
FRAME_S = 0.02


@dataclass(frozen=True, slots=True)
class Kept:
    """Both sides of one recording."""

    customer: Heard
    operator: Heard
    length_s: float


async def measured(talks: int, seconds: float, say: Callable[[str], None]) -> list[Figure]:
    payloads = coded_payloads()
    LeanMedia.payloads = payloads
    async with open_house(talks) as house:
        caller = await LeanCaller.open(house.instance.sip_port)
        tally = Tally()

        def plan(call: dict[str, Any], offer: int) -> Manner:
            return Manner()

        staff = [Operator(one, house.instance, house.company, plan, tally) for one in house.company.operators]
        await at_work(staff, caller, house.exchange)
        try:
            return await _talked(house, caller, tally, talks, seconds, payloads, say)
        finally:
            await home(staff)
            await caller.close()


async def _talked(
    house: House,
    caller: LeanCaller,
    tally: Tally,
    talks: int,
    seconds: float,
    payloads: Sequence[bytes],
    say: Callable[[str], None],
) -> list[Figure]:
    calls: list[Call] = []
    for n in range(talks):
        calls.append(await caller.call(house.company.line, as_number=f"072200{n:04}"))
        await asyncio.sleep(APART_S)
    try:
        await until(lambda: len(tally.talking) == talks, "all talk", within_s=RING_S)
    except InVainError:
        say(f"  only {len(tally.talking)} talk: {tally.failed[:3]}")
    await asyncio.sleep(2)
    LeanMedia.clock.late, LeanMedia.clock.latest_s = 0, 0.0
    before, busy, own, began = watch.look_at(house.instance), watch.cpu_seconds(), time.process_time(), time.monotonic()
    await asyncio.sleep(seconds)
    took_s = time.monotonic() - began
    clock = LeanMedia.clock
    say(f"  ours spoke more than 20 ms late {clock.late} times, {1000 * clock.latest_s:.0f} ms at most")
    own_s, after = time.process_time() - own, watch.look_at(house.instance)
    used = watch.cores(before, after, took_s)
    elsewhere = watch.busy_elsewhere(used, took_s, busy + own_s)
    lost = sum(call.ended_s is not None for call in calls) + talks - len(tally.talking)
    await asyncio.gather(*(call.hang_up() for call in calls))
    kept = await _recordings(house, talks, payloads, say)
    for what in tally.failed[:5]:
        say(f"  failed: {what}")
    return [
        figures.one(f"talks: lost of {talks}", "", lost, aim=0),
        *_gaps(kept, talks, seconds, say),
        figures.one("talks: callers and operators spoke late, at most", "ms", 1000 * LeanMedia.clock.latest_s),
        *[figures.one(f"talks: CPU of {name}", "%", share) for name, share in used.items()],
        figures.one("talks: CPU of the product together", "%", sum(used.values())),
        figures.one("talks: CPU of callers and operators", "%", 100 * own_s / took_s),
        figures.one("talks: CPU of all else on the machine, of both cores", "%", elsewhere),
        *[figures.one(f"talks: memory of {name} (PSS)", "MB", look.pss_mb) for name, look in after.items()],
    ]


def _gaps(kept: Sequence[Kept], talks: int, seconds: float, say: Callable[[str], None]) -> list[Figure]:
    sides = [side for one in kept for side in (one.customer, one.operator)]
    for n, one in enumerate(kept):
        for name, side in (("customer", one.customer), ("operator", one.operator)):
            if side.places:
                say(
                    f"  recording {n}, {name}: {side.missing} frames missing, {side.foreign_ms:.0f} ms of something "
                    f"else, at {side.places} places in {one.length_s:.1f} s"
                )
    heard_s = sum(side.frames for side in sides) * FRAME_S
    return [
        figures.one(f"talks: recordings missing, of {talks}", "", talks - len(kept), aim=0),
        figures.one("talks: places with a gap, in all recordings", "", sum(side.places for side in sides), aim=0),
        figures.one("talks: frames of 20 ms missing", "", sum(side.missing for side in sides), aim=0),
        figures.one("talks: audio looked through, both sides", "s", heard_s),
        figures.one("talks: recordings shorter than the talk", "", sum(one.length_s < seconds for one in kept), aim=0),
    ]


async def _recordings(house: House, talks: int, payloads: Sequence[bytes], say: Callable[[str], None]) -> list[Kept]:
    ready: list[Path] = []

    async def all_ready() -> bool:
        ready[:] = await asyncio.to_thread(_ready, house)
        return len(ready) >= talks

    try:
        await until_true(all_ready, "recordings ready", within_s=60)
    except InVainError:
        say(f"  {len(ready)} recordings ready after a minute")
    return await asyncio.to_thread(lambda: [_kept(file, payloads) for file in ready])


def _ready(house: House) -> list[Path]:
    with closing(sqlite3.connect(f"file:{house.instance.home / 'centrala.db'}?mode=ro", uri=True)) as records:
        rows = records.execute("SELECT stem FROM interactions_recording WHERE state = 'ready' ORDER BY stem")
        return [house.instance.home / "recordings" / f"{stem}.wav" for (stem,) in rows]


def _kept(file: Path, payloads: Sequence[bytes]) -> Kept:
    stereo = read_stereo(file)
    return Kept(hear(stereo.left, payloads), hear(stereo.right, payloads), stereo.duration_s)
