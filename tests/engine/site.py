"""A whole live side in memory: scripted telephony, a journal in a list, a clock that is turned by hand."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from centrala.adapters.telephony.scripted import ScriptedTelephony
from centrala.contract import commands as ask
from centrala.contract.directory import Directory, Line, Operator, Outgoing, Queue
from centrala.domain import calls
from centrala.domain.calls.facts import Placed
from centrala.engine.commands import do
from centrala.engine.engine import Engine
from centrala.engine.ports import AnyFact
from centrala.engine.recovery import replay
from centrala.engine.telephony_events import hear
from centrala.kit.ids import new_id

NUMBER = "0310000100"
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class HandClock:
    def __init__(self) -> None:
        self.time = START
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []
        self._count = 0

    def now(self) -> datetime:
        return self.time

    def call_at(self, at: datetime, do_: Callable[[], None]) -> Callable[[], None]:
        self._count += 1
        item = (at, self._count, do_)
        self._due.append(item)
        return lambda: self._due.remove(item) if item in self._due else None

    def advance(self, seconds: float) -> None:
        """Time passes; what is due happens in order."""
        end = self.time + timedelta(seconds=seconds)
        while due := sorted(item for item in self._due if item[0] <= end):
            self._due.remove(due[0])
            self.time = max(self.time, due[0][0])
            due[0][2]()
        self.time = end


@dataclass
class MemoryJournal:
    """engine.ports.Journal; durable at once."""

    entries: list[tuple[str, datetime, AnyFact]] = field(default_factory=list)
    parties: dict[str, str] = field(default_factory=dict)

    @property
    def seq(self) -> int:
        return len(self.entries)

    def append(self, stream: str, fact: AnyFact, at: datetime) -> "asyncio.Future[int]":
        self.entries.append((stream, at, fact))
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        done.set_result(self.seq)
        return done

    def party(self, number: str) -> str:
        return self.parties.setdefault(number, new_id())

    def number_of(self, party: str) -> str:
        return next((number for number, id_ in self.parties.items() if id_ == party), "")

    def placed_since(self, at: datetime) -> list[tuple[str, datetime]]:
        return [(fact.operator, then) for _, then, fact in self.entries if isinstance(fact, Placed) and then > at]

    def knows(self, stream: str) -> bool:
        return any(entry[0] == stream for entry in self.entries)

    def close_call(self, call_id: str) -> None:
        """Found out again in open_streams."""

    def open_streams(self) -> list[tuple[str, list[tuple[datetime, AnyFact]]]]:
        streams: dict[str, list[tuple[datetime, AnyFact]]] = {}
        for stream, at, fact in self.entries:
            streams.setdefault(stream, []).append((at, fact))
        return [(stream, facts) for stream, facts in streams.items() if not _over(stream, facts)]

    def kinds(self, call: str) -> list[str]:
        return [type(fact).__name__ for stream, _, fact in self.entries if stream == f"call:{call}"]


def _over(stream: str, facts: list[tuple[datetime, AnyFact]]) -> bool:
    call: calls.Call | None = None
    for at, fact in facts if stream.startswith("call:") else []:
        call, _ = calls.step(call, fact, at)  # type: ignore[arg-type]
    return call is not None and call.phase == "done"


class Site:
    """Operators "ana" and "dan" in one queue; a ring of 15 s, a wrap-up of 60 s."""

    def __init__(
        self,
        journal: MemoryJournal | None = None,
        telephony: ScriptedTelephony | None = None,
        directory: Directory | None = None,
    ) -> None:
        self.directory = directory or DIRECTORY
        self.clock = HandClock()
        self.telephony = telephony or ScriptedTelephony()
        self.telephony.now = self.clock.now
        self.journal = journal or MemoryJournal()
        self.engine = Engine(self.telephony, self.journal, self.clock)

    async def start(self) -> "Site":
        replay(self.engine)
        self.engine.use_directory(self.directory)
        await self.telephony.start(lambda event: hear(self.engine, event))
        await self.settle()
        return self

    async def settle(self) -> None:
        """What was begun has happened."""
        for _ in range(12):
            await asyncio.sleep(0)

    async def do(self, command: ask.AnyCommand) -> ask.Reply:
        reply = await do(self.engine, command)
        await self.settle()
        return reply

    async def call(self, caller: str = "0722123456", dialled: str = NUMBER) -> str:
        call = self.telephony.call(dialled, caller)
        await self.settle()
        return call

    async def available(self, operator: str) -> None:
        await self.phone(operator)
        await self.do(ask.SetPresence(operator, "available", operator))

    async def phone(self, operator: str, desk: str = "", *, take: bool = False) -> None:
        credentials = await do(self.engine, ask.IssuePhone(operator, desk, take))
        assert isinstance(credentials, ask.PhoneCredentials)
        assert self.telephony.phone_connects(credentials.username)
        await self.settle()

    async def answer(self, call: str) -> str:
        """By the operator it rings at; who that is."""
        state = self.engine.floor.calls[call]
        assert state.operator is not None
        await self.do(ask.Answer(call, state.operator, state.offer))
        return state.operator

    async def caller_leaves(self, call: str) -> None:
        self.telephony.caller_hangs_up(call)
        await self.settle()

    async def phone_breaks(self, operator: str) -> None:
        self.telephony.phone_drops(operator)
        await self.settle()

    async def pass_time(self, seconds: float) -> None:
        await self.settle()
        self.clock.advance(seconds)
        await self.settle()

    def phase(self, call: str) -> str:
        state = self.engine.floor.calls.get(call)
        return state.phase if state else "done"

    def status(self, operator: str) -> str:
        return self.engine.floor.operators[operator].status


DIRECTORY = Directory(
    version=1,
    country="RO",
    operators=(Operator("ana", ("care",)), Operator("dan", ("care",)), Operator("eva", ("care",))),
    queues=(Queue("care", ring_s=15, wrap_up_s=60),),
    lines=(Line("main", "+40310000100", "care", "ro"),),
    outgoing=Outgoing(allowed=("+40",), barred=("+40900",), at_once=2, per_hour=3, ring_s=30),
)
