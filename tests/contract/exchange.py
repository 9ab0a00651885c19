"""What the contract suite needs of a PBX's outside world, for each adapter."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from centrala.adapters.speech.espeak import silence, write
from centrala.adapters.telephony.asterisk import AsteriskTelephony
from centrala.adapters.telephony.asterisk.phones import SIP_PHONE
from centrala.adapters.telephony.scripted import ScriptedTelephony
from centrala.engine import ports
from centrala.kit.settings import Address, Carrier, Settings
from centrala.run.asterisk import Asterisk
from tests.e2e.ports import free_port, free_range
from tests.sip.callee import Callee
from tests.sip.caller import Caller

AnyEvent = TypeVar("AnyEvent", bound=ports.Event)
WITHIN_S = 8.0


class Line(Protocol):
    """A call from outside, or an operator's leg, or a customer who was called, as its other end holds it."""

    async def hang_up(self) -> None: ...


class Exchange(Protocol):
    """`telephony` is the adapter under test."""

    @property
    def telephony(self) -> ports.Telephony: ...

    async def call(self, dialled: str, caller: str) -> Line: ...

    async def phone(self, username: str, password: str) -> Line: ...

    async def called(self, number: str) -> Line:
        """The customer with this number, whose telephone rings; then it is answered."""

    async def again(self) -> "Exchange":
        """A fresh adapter on the same PBX, as after a restart of the engine."""


@dataclass
class Ear:
    """Collects what the adapter tells, and waits for it."""

    heard: list[ports.Event] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, event: ports.Event) -> None:
        self.heard.append(event)
        self._news.set()

    async def hears(self, kind: type[AnyEvent]) -> AnyEvent:
        """The first event of the kind that was not taken before."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                found = next((event for event in self.heard if isinstance(event, kind)), None)
                if found is not None:
                    self.heard.remove(found)
                    return found
                self._news.clear()
                await self._news.wait()


@dataclass
class ScriptedLine:
    end: Callable[[], None]

    async def hang_up(self) -> None:
        self.end()


@dataclass
class ScriptedExchange:
    telephony: ScriptedTelephony

    async def call(self, dialled: str, caller: str) -> Line:
        call = self.telephony.call(dialled, caller)
        return ScriptedLine(lambda: self.telephony.caller_hangs_up(call))

    async def phone(self, username: str, password: str) -> Line:
        operator = self.telephony.issued.get(username, "")
        self.telephony.phone_connects(username)
        return ScriptedLine(lambda: self.telephony.phone_drops(operator))

    async def called(self, number: str) -> Line:
        call = next(call for call, party in self.telephony.calls.items() if party.number == number)
        self.telephony.callee_answers(call)
        return ScriptedLine(lambda: self.telephony.caller_hangs_up(call))

    async def again(self) -> "ScriptedExchange":
        await self.telephony.stop()
        return self


@dataclass
class AsteriskExchange:
    settings: Settings
    caller: Caller
    carrier: Callee
    telephony: AsteriskTelephony

    async def call(self, dialled: str, caller: str) -> Line:
        return await self.caller.call(dialled, as_number=caller)

    async def phone(self, username: str, password: str) -> Line:
        return await self.caller.call("desk", as_number=username, login=(username, password))

    async def called(self, number: str) -> Line:
        call = await self.carrier.is_called()
        assert call.number == number
        call.answer()
        return call

    async def again(self) -> "AsteriskExchange":
        await self.telephony.stop()
        return AsteriskExchange(self.settings, self.caller, self.carrier, AsteriskTelephony(self.settings, SIP_PHONE))


@asynccontextmanager
async def scripted() -> AsyncIterator[ScriptedExchange]:
    yield ScriptedExchange(ScriptedTelephony(greeting_s=0.01))


@asynccontextmanager
async def asterisk(home: Path, *, simulates_carrier: bool = False) -> AsyncIterator[AsteriskExchange]:
    carrier = await Callee.open()
    settings = _settings(home, None if simulates_carrier else carrier.port)
    running = Asterisk(settings, lambda name, code: None)
    task = asyncio.create_task(running.run())
    caller = await Caller.open(settings.sip.port)
    exchange = AsteriskExchange(settings, caller, carrier, AsteriskTelephony(settings, SIP_PHONE))
    try:
        yield exchange
    finally:
        await exchange.telephony.stop()
        await caller.close()
        await carrier.close()
        await running.end()
        await asyncio.gather(task)


def _settings(home: Path, carrier_port: int | None) -> Settings:
    """Without a carrier's port the carrier is simulated."""
    settings = Settings(
        home=home,
        http=Address("127.0.0.1", free_port()),
        sip=Address("127.0.0.1", free_port()),
        rtp_ports=free_range(40),
        database_url="",
        carrier=Carrier(Address("127.0.0.1", carrier_port)) if carrier_port else None,
    )
    settings.logs.mkdir(parents=True)
    if carrier_port is None:
        settings.demo_file.write_text("{}")
    spoken = ("person-ro", "person-en", "voicemail-ro", "voicemail-en")
    for name in ("ro/recorded", "ro/not_in_use", "ro/closed", "demo/short", *(f"carrier/{one}" for one in spoken)):
        write(silence(0.2), settings.sounds / f"{name}.alaw")
    return settings
