"""Ten set-ups a second for twenty minutes through the whole product: what fails, and what grows.

Each call: announcement, queue, an operator's desk rings, answered, a short talk, the operator hangs up, documented,
kept in the records. The callers are SIPp's, the operators ours."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from centrala.adapters.wire.client import EngineClient
from centrala.contract.commands import WRITE_BOUNDS_S, AskFigures, EngineFigures
from tests.bench import figures, scenarios, watch
from tests.bench.figures import Figure
from tests.bench.house import House, open_house
from tests.bench.operators import Manner, Operator, Tally, at_work, home
from tests.bench.patterns import tone_payloads
from tests.bench.phones import LeanCaller, LeanMedia
from tests.bench.sipp import Sipp
from tests.bench.watch import Look, growth
from tests.waiting import InVainError, until, until_true

OPERATORS = 40
PER_S = 10.0
TALK_S = 1.0
WARM_UP_S = 90.0
"""Until then caches fill and pools grow: their samples are shown and not judged."""
SETTLE_S = 60.0


@dataclass(slots=True)
class Samples:
    """Each minute and at rest before and after. `at` in seconds since the first call."""

    at: list[float] = field(default_factory=list)
    looks: list[dict[str, Look]] = field(default_factory=list)
    channels: list[int] = field(default_factory=list)
    bridges: list[int] = field(default_factory=list)

    def series(self, name: str, value: Callable[[Look], float], since_s: float) -> list[tuple[float, float]]:
        return [
            (at, value(look[name])) for at, look in zip(self.at, self.looks, strict=True)
            if at >= since_s and name in look
        ]  # fmt: skip


async def measured(minutes: float, per_s: float, say: Callable[[str], None]) -> list[Figure]:
    LeanMedia.payloads = tone_payloads()
    async with open_house(OPERATORS) as house:
        caller = await LeanCaller.open(house.instance.sip_port)
        tally = Tally()

        def plan(call: dict[str, Any], offer: int) -> Manner:
            return Manner(talk_s=TALK_S)

        staff = [Operator(one, house.instance, house.company, plan, tally) for one in house.company.operators]
        await at_work(staff, caller, house.exchange)
        try:
            return await _loaded(house, tally, minutes, per_s, say)
        finally:
            await home(staff)
            await caller.close()


async def _loaded(house: House, tally: Tally, minutes: float, per_s: float, say: Callable[[str], None]) -> list[Figure]:
    count = round(minutes * 60 * per_s)
    numbers = [f"+4072{n % 100:02}{n // 100:05}" for n in range(count)]
    samples = Samples()
    await _sample(house, samples, -1.0, say)
    busy, began = watch.cpu_seconds(), time.monotonic()
    sipp = await Sipp.start(
        scenarios.talk(), server_port=house.instance.sip_port, dialled=house.company.line, numbers=numbers, per_s=per_s
    )
    try:
        ending = asyncio.create_task(sipp.ended(minutes * 60 + 180))
        while not ending.done():
            await asyncio.wait({ending}, timeout=max(1.0, min(60.0, minutes * 6)))
            await _sample(house, samples, time.monotonic() - began, say)
        took_s = samples.at[-1]
        used = watch.cores(samples.looks[0], samples.looks[-1], took_s)
        elsewhere = watch.busy_elsewhere(used, took_s, busy)
        failed_in_sipp = int(sipp.counts().get("FailedCall(C)", "0"))
        say(f"  sipp: {ending.result()}, failed {failed_in_sipp}, {sipp.cpu_s:.1f} s CPU; {dict(tally.counted)}")
        for line in sipp.errors().splitlines()[:5]:
            say(f"  sipp: {line[:200]}")
    finally:
        sipp.close()
    kept, ready = await _kept(house, count, say)
    await asyncio.sleep(5)
    await _sample(house, samples, time.monotonic() - began, say)
    return [
        *_failed(count, failed_in_sipp, tally, kept, ready, say),
        *[figures.many(f"set-ups: {what}, request to answer", "ms", ms) for what, ms in tally.waited_ms.items()],
        *[figures.one(f"set-ups: CPU of {name}", "%", share) for name, share in used.items()],
        figures.one("set-ups: CPU of all else on the machine, of both cores", "%", elsewhere),
        *await _written(house),
        *_left(samples),
        *_grown(samples, took_s, say),
    ]


async def _written(house: House) -> list[Figure]:
    """How long the engine's facts took to the disk, since it started."""
    engine = EngineClient(house.instance.home / "run" / "engine.sock")
    await engine.start()
    await until(lambda: engine.connected, "connected with the engine")
    counted = await engine.send(AskFigures())
    await engine.stop()
    assert isinstance(counted, EngineFigures)
    late = counted.written[-1] - counted.written[WRITE_BOUNDS_S.index(0.05)]
    return [
        figures.one("set-ups: fact -> durable, mean", "ms", 1000 * counted.write_s / max(1, counted.written[-1])),
        figures.one("set-ups: facts durable later than 50 ms", "%", 100 * late / max(1, counted.written[-1])),
    ]


def _failed(
    count: int, in_sipp: int, tally: Tally, kept: Counter[str], ready: int, say: Callable[[str], None]
) -> list[Figure]:
    for what in tally.failed[:10]:
        say(f"  failed: {what}")
    return [
        figures.one(f"set-ups: calls that failed for the caller, of {count}", "", in_sipp, aim=0),
        figures.one("set-ups: failures at the desks", "", len(tally.failed), aim=0),
        figures.one("set-ups: calls not answered", "", count - tally.counted["answered"], aim=0),
        figures.one("set-ups: calls not documented", "", count - tally.counted["documented"], aim=0),
        figures.one("set-ups: calls not recorded as answered", "", count - kept["answered"], aim=0),
        figures.one("set-ups: recordings not ready a minute later", "", count - ready, aim=0),
    ]


async def _kept(house: House, count: int, say: Callable[[str], None]) -> tuple[Counter[str], int]:
    """Interactions by result, and how many recordings are ready, once all are or SETTLE_S has passed."""
    found: tuple[Counter[str], int] = (Counter(), 0)

    async def all_there() -> bool:
        nonlocal found
        found = await asyncio.to_thread(_look_up, house)
        return found[0]["answered"] >= count and found[1] >= count

    began = time.monotonic()
    try:
        await until_true(all_there, "all recorded", within_s=SETTLE_S)
    except InVainError:
        say(f"  records: {dict(found[0])}, {found[1]} recordings ready after {SETTLE_S:.0f} s")
    say(f"  all in the records {time.monotonic() - began:.1f} s after the last call")
    return found


def _look_up(house: House) -> tuple[Counter[str], int]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"file:{house.instance.home / 'centrala.db'}?mode=ro", uri=True)) as records:
        by_result = records.execute("SELECT result, count(*) FROM interactions_interaction GROUP BY result")
        results = Counter(dict(by_result.fetchall()))
        ready = records.execute("SELECT count(*) FROM interactions_recording WHERE state = 'ready'").fetchone()[0]
    return results, ready


async def _sample(house: House, samples: Samples, at: float, say: Callable[[str], None]) -> None:
    samples.at.append(at)
    samples.looks.append(await asyncio.to_thread(watch.look_at, house.instance))
    samples.channels.append(await asyncio.to_thread(house.exchange.channels))
    samples.bridges.append(await asyncio.to_thread(house.exchange.bridges))
    each = ", ".join(f"{look.name} {look.pss_mb:.1f} MB {look.files} files" for look in samples.looks[-1].values())
    say(f"  {at:6.0f} s: {each}; {samples.channels[-1]} channels, {samples.bridges[-1]} bridges")


def _left(samples: Samples) -> list[Figure]:
    before, after = samples.looks[0], samples.looks[-1]
    files = sum(look.files - before[name].files for name, look in after.items() if name in before)
    return [
        figures.one("set-ups: channels more than before", "", samples.channels[-1] - samples.channels[0], aim=0),
        figures.one("set-ups: bridges more than before", "", samples.bridges[-1] - samples.bridges[0], aim=0),
        figures.one("set-ups: open files more than before", "", files),
    ]


def _grown(samples: Samples, until_s: float, say: Callable[[str], None]) -> list[Figure]:
    """Over the minutes of load alone."""
    found: list[Figure] = []
    loaded = Samples(samples.at[1:-1], samples.looks[1:-1], samples.channels[1:-1], samples.bridges[1:-1])
    for name in samples.looks[-1]:
        memory = growth(loaded.series(name, lambda look: look.pss_mb, WARM_UP_S))
        files = growth(loaded.series(name, lambda look: float(look.files), WARM_UP_S))
        found.append(figures.one(f"set-ups: memory of {name}, growth an hour", "MB", memory.per_hour))
        say(
            f"  {name}: {memory.per_hour:+.1f} MB an hour ({memory.over_all:+.1f} in all, scatter {memory.scatter:.1f}"
            f"{', GROWS' if memory.grows else ''}); files {files.per_hour:+.1f} an hour"
        )
    return found
