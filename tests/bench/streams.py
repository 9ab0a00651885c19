"""A thousand open streams while the picture changes a hundred times a second: how late each browser is told.

Half of the changes are an operator's presence, which that desk and the supervisors see; half are notices that an
interaction changed, which all see and which bear the time at which they were given. Both are told to the engine over
its socket, as the web and the jobs tell it. The browsers are in a process of their own, with the same clock."""

import asyncio
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from centrala.adapters.wire.client import EngineClient
from centrala.contract.commands import Announce, AnyCommand, SetPresence
from centrala.kit.errors import AppError
from tests.bench import figures, watch
from tests.bench.figures import Figure
from tests.bench.house import ROOT, House, open_house
from tests.e2e.ports import HOST
from tests.waiting import until

SUPERVISORS = 20
PER_S = 100
SETTLE_S = 5.0
AIM_MS = 500.0
OPENING_AT_ONCE = 20
PATIENCE_S = 120.0


async def measured(streams: int, seconds: float, say: Callable[[str], None]) -> list[Figure]:
    async with open_house(streams - SUPERVISORS, supervisors=SUPERVISORS) as house:
        browsers = await _Browsers.start(house.instance.http_port)
        began = time.monotonic()
        await browsers.open([one.session for one in (*house.company.operators, *house.company.supervisors)])
        opened_s = time.monotonic() - began
        await asyncio.sleep(SETTLE_S)
        used = await _changed(house, seconds, say)
        told = await browsers.end()
    say(f"  {told['events']} events in {told['pieces']} pieces, {told['bytes'] / 1e6:.1f} MB")
    due = round(seconds * PER_S / 2) * streams
    return [
        figures.one(f"streams: {streams} opened, one after the other", "s", opened_s),
        figures.many(f"streams: change -> told, {streams} streams", "ms", told["late_ms"], aim=AIM_MS),
        figures.one("streams: not told of a change", "", due - len(told["late_ms"]), aim=0),
        figures.one("streams: ended", "", told["ended"], aim=0),
        figures.one("streams: CPU of the browsers' process", "%", 100 * told["cpu_s"] / seconds),
        *used,
    ]


async def _changed(house: House, seconds: float, say: Callable[[str], None]) -> list[Figure]:
    engine = EngineClient(house.instance.home / "run" / "engine.sock")
    await engine.start()
    await until(lambda: engine.connected, "connected with the engine")
    refused: list[str] = []
    answered: list[float] = []

    async def ask(command: AnyCommand) -> None:
        began = time.perf_counter()
        try:
            await engine.send(command)
        except AppError as why:
            refused.append(why.code)
        answered.append((time.perf_counter() - began) * 1000)

    before, busy, began = watch.look_at(house.instance), watch.cpu_seconds(), time.monotonic()
    desks = cycle([(one.id, status) for status in ("break", "off") for one in house.company.operators])
    async with asyncio.TaskGroup() as group:
        for n in range(round(seconds * PER_S)):
            if n % 2:
                operator, status = next(desks)
                group.create_task(ask(SetPresence(operator=operator, status=status, by=operator)))  # type: ignore[arg-type]
            else:
                group.create_task(ask(Announce(topic="interaction", id=f"at-{time.monotonic_ns()}")))
            await asyncio.sleep(max(0.0, began + (n + 1) / PER_S - time.monotonic()))
    took_s = time.monotonic() - began
    shares = watch.cores(before, watch.look_at(house.instance), took_s)
    elsewhere = watch.busy_elsewhere(shares, took_s, busy)
    await engine.stop()
    say(f"  {PER_S * seconds / took_s:.0f} changes a second, {len(refused)} refused; others used {elsewhere:.0f} %")
    return [
        figures.many("streams: command -> engine's answer", "ms", answered),
        *[figures.one(f"streams: CPU of {name}", "%", shares[name]) for name in ("engine", "web")],
        figures.one("streams: CPU of all else on the machine, of both cores", "%", elsewhere),
    ]


@dataclass(slots=True)
class _Browsers:
    """The other process: this module run by itself."""

    process: asyncio.subprocess.Process

    @classmethod
    async def start(cls, port: int) -> "_Browsers":
        words = [sys.executable, "-m", "tests.bench.streams", str(port)]
        pipe = asyncio.subprocess.PIPE
        return cls(await asyncio.create_subprocess_exec(*words, cwd=ROOT, stdin=pipe, stdout=pipe, limit=1 << 27))

    async def open(self, sessions: Sequence[str]) -> None:
        assert await self._ask(json.dumps(sessions)) == b"open\n"

    async def end(self) -> Any:
        await asyncio.sleep(SETTLE_S)
        told = json.loads(await self._ask("end"))
        await self.process.wait()
        return told

    async def _ask(self, line: str) -> bytes:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{line}\n".encode())
        async with asyncio.timeout(PATIENCE_S):
            return await self.process.stdout.readline()


GIVEN = re.compile(rb'"id":"at-([0-9]+)"')
"""In a notice."""


@dataclass(slots=True)
class _Told:
    """What all browsers together were told."""

    late_ms: list[float] = field(default_factory=list)
    events: int = 0
    pieces: int = 0
    bytes: int = 0
    ended: int = 0


class _Browser(asyncio.Protocol):
    """One stream. It looks for the times alone: a thousand real browsers have a processor each."""

    def __init__(self, told: _Told) -> None:
        self.began: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._told = told
        self._rest = b""

    def data_received(self, data: bytes) -> None:
        now = time.monotonic_ns()
        whole = self._rest + data
        if not self.began.done() and b"event: snapshot" in whole:
            self.began.set_result(None)
        end = whole.rfind(b"\n\n") + 2
        self._rest = whole[end:] if end > 1 else whole
        told = self._told
        told.pieces += 1
        told.bytes += len(data)
        told.events += whole.count(b"event: ", 0, max(end, 0))
        told.late_ms += [(now - int(given[1])) / 1e6 for given in GIVEN.finditer(whole, 0, max(end, 0))]

    def connection_lost(self, exc: Exception | None) -> None:
        self._told.ended += 1


async def _browse(port: int) -> None:
    loop, told = asyncio.get_running_loop(), _Told()
    turn = asyncio.Semaphore(OPENING_AT_ONCE)

    async def come(session: str) -> asyncio.Transport:
        heads = f"Host: {HOST}:{port}\r\nCookie: centrala_session={session}\r\nAccept: text/event-stream"
        request = f"GET /events HTTP/1.1\r\n{heads}\r\n\r\n".encode()
        async with turn:
            transport, browser = await loop.create_connection(lambda: _Browser(told), HOST, port)
            transport.write(request)
            await browser.began
        return transport

    sessions = json.loads(await asyncio.to_thread(sys.stdin.readline))
    kept = await asyncio.gather(*(come(session) for session in sessions))
    told.late_ms.clear()
    before_s = time.process_time()
    sys.stdout.write("open\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    used_s = time.process_time() - before_s
    found = {"late_ms": told.late_ms, "events": told.events, "pieces": told.pieces, "bytes": told.bytes}
    sys.stdout.write(json.dumps(found | {"ended": told.ended, "cpu_s": used_s}) + "\n")
    for transport in kept:
        transport.abort()


if __name__ == "__main__":
    import resource

    import uvloop

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    uvloop.run(_browse(int(sys.argv[1])))
