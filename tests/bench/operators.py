"""Operators who do as a bench's plan says: a telephone leg, the live stream, and the same requests as a desk's."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tests.bench.company import Company, Person
from tests.bench.phones import Exchange
from tests.bench.web import Web
from tests.e2e.api import RefusedError
from tests.e2e.instance import Instance
from tests.e2e.ports import HOST
from tests.sip.call import Call
from tests.sip.caller import Caller

Json = dict[str, Any]
ONCE_MORE_S = 1.0


@dataclass(frozen=True, slots=True)
class Manner:
    """How one offer is met: taken after `after_s` or not at all; `talk_s`: until the operator hangs up, None: the
    caller does."""

    takes: bool = True
    after_s: float = 0.1
    talk_s: float | None = None


Plan = Callable[[Json, int], Manner]
"""Of a live call and the number of its offer."""


@dataclass(slots=True)
class Tally:
    """What all operators did, and what went wrong for them. `talking` are calls now; `rang`,
    `talked` and `not_taken` are the callers' numbers."""

    counted: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    talking: set[str] = field(default_factory=set)
    rang: set[str] = field(default_factory=set)
    talked: set[str] = field(default_factory=set)
    not_taken: set[str] = field(default_factory=set)
    waited_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def fails(self, what: str) -> None:
        self.failed.append(what)


class Operator:
    def __init__(self, person: Person, instance: Instance, company: Company, plan: Plan, tally: Tally) -> None:
        self.person = person
        self.web = Web(HOST, instance.http_port, person.session)
        self.phone: Call | None = None
        self._company = company
        self._plan = plan
        self._tally = tally
        self._calls: dict[str, Json] = {}
        self._status = ""
        self._met: set[tuple[str, int]] = set()
        self._moved = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, caller: Caller, exchange: Exchange) -> None:
        """Available at its return."""
        issued = await self.web.ask("POST", "/desk/phone", {"desk": f"bench-{self.person.id}"})
        username = issued["username"]
        await asyncio.to_thread(exchange.make_telephone, username, self.person.id)
        self.phone = await caller.call("desk", as_number=username, login=(username, issued["password"]))
        await self.phone.until_answered()
        self._spawn(self._follow())
        await self._available()

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.web.close()
        if self.phone is not None:
            with suppress(AssertionError):
                await self.phone.hang_up()

    async def _available(self) -> None:
        for _ in range(20):  # the leg is up a moment after its answer
            with suppress(RefusedError):
                await self.web.ask("PUT", "/desk/presence", {"status": "available"})
                return
            await asyncio.sleep(0.2)
        self._tally.fails("no operator became available")

    async def _follow(self) -> None:
        """Comes back when the stream ends, as a browser does."""
        while True:
            with suppress(ConnectionError):
                async for name, data in self.web.events():
                    self._tell(name, data)
            self._tally.counted["streams ended"] += 1
            await asyncio.sleep(ONCE_MORE_S)

    def _tell(self, name: str, data: Json) -> None:
        if name == "snapshot":
            self._calls = dict(data["calls"])
            self._see(data["operators"])
        elif name == "change":
            self._calls |= data["set"].get("calls", {})
            for gone in data["gone"].get("calls", ()):
                self._calls.pop(gone, None)
            self._see(data["set"].get("operators", {}))
        else:
            return
        self._moved.set()
        self._moved = asyncio.Event()
        for call in list(self._calls.values()):
            offered = call["id"], call["offer"]
            if call["phase"] == "offered" and offered not in self._met:
                self._met.add(offered)
                self._tally.rang.add(call["number"])
                self._spawn(self._meet(call))

    def _see(self, operators: Json) -> None:
        mine = operators.get(self.person.id)
        if mine is None:
            return
        was, self._status = self._status, mine["status"]
        if self._status == "not_answering" and was != "not_answering":
            self._spawn(self._come_back())

    async def _come_back(self) -> None:
        await asyncio.sleep(ONCE_MORE_S)
        await self._available()

    async def _meet(self, call: Json) -> None:
        manner = self._plan(call, call["offer"])
        if not manner.takes:
            self._tally.not_taken.add(call["number"])
            return
        await asyncio.sleep(manner.after_s)
        call_id = call["id"]
        try:
            await self._ask("answer", "POST", f"/calls/{call_id}/answer", {"offer": call["offer"]})
        except RefusedError as refused:
            self._tally.not_taken.add(call["number"])
            self._tally.fails(f"answer {call['number']}: {refused}")
            return
        self._tally.counted["answered"] += 1
        try:
            await self._talk(call_id, call["number"], manner)
        except (RefusedError, TimeoutError) as wrong:
            self._tally.fails(f"{call['number']}: {wrong!r}")
        finally:
            self._tally.talking.discard(call_id)
            self._met = {met for met in self._met if met[0] != call_id}

    async def _talk(self, call_id: str, number: str, manner: Manner) -> None:
        await self._until(call_id, {"talking"}, 30)
        self._tally.talking.add(call_id)
        self._tally.talked.add(number)
        if manner.talk_s is not None:
            await asyncio.sleep(manner.talk_s)
            await self._ask("hang up", "POST", f"/calls/{call_id}/hang-up")
        await self._until(call_id, {"wrap_up", ""}, 600)
        self._tally.talking.discard(call_id)
        choice = {"reason_id": self._company.reason, "outcome_id": self._company.outcome, "finish": True}
        await self._ask("document", "PUT", f"/interactions/{call_id}/documentation", choice)
        self._tally.counted["documented"] += 1

    async def _ask(self, what: str, method: str, path: str, body: object = None) -> None:
        began = time.perf_counter()
        await self.web.ask(method, path, body)
        self._tally.waited_ms[what].append((time.perf_counter() - began) * 1000)

    async def _until(self, call_id: str, phases: set[str], within_s: float) -> None:
        """ "" stands for a call that is no longer shown."""
        async with asyncio.timeout(within_s):
            while self._calls.get(call_id, {}).get("phase", "") not in phases:
                await self._moved.wait()

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Future[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._tally.fails(repr(error))


async def at_work(operators: Sequence[Operator], caller: Caller, exchange: Exchange, *, at_once: int = 4) -> None:
    """All of them become available, a few at a time."""
    turn = asyncio.Semaphore(at_once)

    async def begin(operator: Operator) -> None:
        async with turn:
            await operator.start(caller, exchange)

    async with asyncio.TaskGroup() as group:
        for operator in operators:
            group.create_task(begin(operator))


async def home(operators: Sequence[Operator]) -> None:
    await asyncio.gather(*(operator.stop() for operator in operators))
