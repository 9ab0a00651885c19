"""engine.ports.Telephony without a network. Events reach the listener in order, after the order that caused them
has returned, as they do from a real PBX."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from centrala.contract.commands import PhoneCredentials
from centrala.engine import ports
from centrala.kit.ids import new_id

NORMAL = 16
UNALLOCATED = 1
CONGESTION = 42
NO_ROUTE = 3
CAUSES = {"5": 17, "7": 21, "8": 1}
"""Last digits of numbers that end at once, with the Q.850 cause: busy, refused, unreachable."""
RINGS_ON = "6"


@dataclass(slots=True)
class Party:
    """A caller's channel. `hears`: what is played or who is joined; `keys`: tones received."""

    arrived: ports.CallArrived | None = None
    hears: str = ""
    partner: str | None = None
    keys: str = ""
    recording: str | None = None
    dialled_by: str = ""
    number: str = ""


@dataclass(slots=True)
class ScriptedTelephony:
    """`greeting_s`: how long an announcement takes, in the loop's time. `now`: the time of day, UTC."""

    greeting_s: float = 0.0
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    calls: dict[str, Party] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    issued: dict[str, str] = field(default_factory=dict)
    desks: dict[str, str] = field(default_factory=dict)
    demos: dict[str, str] = field(default_factory=dict)
    orders: list[ports.Order] = field(default_factory=list)
    banned: set[str] = field(default_factory=set)
    ended: dict[str, ports.Ended] = field(default_factory=dict)
    _listener: Callable[[ports.Event], None] | None = None

    # --- engine.ports.Telephony ------------------------------------------------------------------------------

    async def start(self, listener: Callable[[ports.Event], None]) -> None:
        self._listener = listener
        pairs = frozenset((call, party.partner) for call, party in self.calls.items() if party.partner)
        arrived = tuple(party.arrived for party in self.calls.values() if party.arrived)
        recorded = frozenset(call for call, party in self.calls.items() if party.recording)
        here = frozenset(self.calls), frozenset(self.phones), pairs
        self._tell(ports.Connected(*here, arrived=arrived, recorded=recorded, ended=dict(self.ended), carrier=True))

    async def stop(self) -> None:
        self._listener = None

    async def issue_phone(self, operator: str, desk: str = "") -> PhoneCredentials:
        self.issued = {name: owner for name, owner in self.issued.items() if owner != operator}
        credentials = PhoneCredentials(f"desk-{new_id()}", new_id(), "centrala", "desk", 60)
        self.issued[credentials.username] = operator
        self.desks[credentials.username] = desk
        return credentials

    def order(self, order: ports.Order) -> None:
        self.orders.append(order)
        _ORDERS[type(order)](self, order)

    # --- the script: what people and networks do -------------------------------------------------------------

    def call(self, dialled: str, caller: str = "", source: str = "") -> str:
        call = new_id()
        arrived = ports.CallArrived(call, caller, dialled, source, self.now())
        self.calls[call] = Party(arrived)
        self._tell(arrived)
        return call

    def caller_hangs_up(self, call: str, cause: int = NORMAL) -> None:
        self._end(call, cause, "caller")

    def _end(self, call: str, cause: int, by: Literal["caller", "us"]) -> None:
        if self.calls.pop(call, None) is not None:
            self.ended[call] = ports.Ended(self.now(), cause, by)
            self._tell(ports.CallGone(call, cause))

    def phone_connects(self, username: str) -> bool:
        """An operator's leg with issued credentials; replaces an earlier one. False for others."""
        operator = self.issued.get(username)
        if operator is None:
            return False
        if operator in self.phones:
            self.phone_drops(operator)
            self.issued[username] = operator
        self.phones[operator] = "parked"
        self._tell(ports.PhoneUp(operator, self.desks.get(username, "")))
        return True

    def phone_drops(self, operator: str) -> None:
        self.issued = {name: owner for name, owner in self.issued.items() if owner != operator}
        if self.phones.pop(operator, None) is not None:
            for party in self.calls.values():
                if party.partner == operator:
                    party.partner, party.hears = None, ""
            self._tell(ports.PhoneDown(operator))

    def callee_answers(self, call: str) -> None:
        """Who was called out to; the operator who called hears him or her."""
        party = self.calls.get(call)
        if party is not None and party.dialled_by in self.phones:
            party.hears, party.partner = "operator", party.dialled_by
            self._tell(ports.Joined(call, party.dialled_by))

    # --- orders ------------------------------------------------------------------------------------------------

    def _greet(self, order: ports.Greet) -> None:
        if (party := self.calls.get(order.call)) is not None:
            party.hears = "announcement" if order.recorded else ""
            self._later(self.greeting_s if order.recorded else 0.0, lambda: self._greeted(order.call))

    def _greeted(self, call: str) -> None:
        if call in self.calls:
            self._tell(ports.GreetingEnded(call))

    def _dial(self, order: ports.Dial) -> None:
        """As the demo's carrier: the last digit decides what comes of it."""
        if order.operator not in self.phones:
            self._tell(ports.CallGone(order.call, NO_ROUTE))
            return
        self.calls[order.call] = Party(dialled_by=order.operator, number=order.number)
        digit = order.number[-1]
        if digit in CAUSES:
            self._later(0.0, lambda: self.caller_hangs_up(order.call, CAUSES[digit]))
            return
        self._tell(ports.Ringing(order.call))
        if digit != RINGS_ON:
            self._later(self.greeting_s, lambda: self.callee_answers(order.call))

    def _turn_away(self, order: ports.TurnAway) -> None:
        if (party := self.calls.get(order.call)) is not None:
            party.hears = order.why
            cause = UNALLOCATED if order.why == "not_in_use" else NORMAL
            self._later(self.greeting_s, lambda: self._end(order.call, cause, "us"))

    def _music(self, order: ports.Music) -> None:
        if (party := self.calls.get(order.call)) is not None:
            party.hears, party.partner = "music", None

    def _join(self, order: ports.Join) -> None:
        party = self.calls.get(order.call)
        if party is None:
            return
        if order.operator not in self.phones:
            self._tell(ports.JoinFailed(order.call, order.operator))
            return
        party.hears, party.partner = "operator", order.operator
        self.phones[order.operator] = order.call
        self._tell(ports.Joined(order.call, order.operator))

    def _park(self, order: ports.Park) -> None:
        if order.operator in self.phones:
            self.phones[order.operator] = "parked"
        for party in self.calls.values():
            if party.partner == order.operator:
                party.partner, party.hears = None, ""

    def _record(self, order: ports.Record) -> None:
        if (party := self.calls.get(order.call)) is not None:
            party.recording = order.recording
            self._tell(ports.RecordingStarted(order.call, order.recording))

    def _send_keys(self, order: ports.SendKeys) -> None:
        if (party := self.calls.get(order.call)) is not None:
            party.keys += order.digits

    def _hang_up(self, order: ports.HangUp) -> None:
        self._end(order.call, NORMAL, "us")

    def _refuse(self, order: ports.Refuse) -> None:
        self._later(0.0, lambda: self._end(order.call, CONGESTION, "us"))

    def _ban(self, order: ports.Ban) -> None:
        self.banned.add(order.source)

    def _unban(self, order: ports.Unban) -> None:
        self.banned.discard(order.source)

    def _drop_phone(self, order: ports.DropPhone) -> None:
        self.phone_drops(order.operator)

    def _place_demo(self, order: ports.PlaceDemo) -> None:
        self.demos[order.demo] = self.call(order.number, order.caller)
        self._tell(ports.DemoAnswered(order.demo))

    def _speak_demo(self, order: ports.SpeakDemo) -> None:
        """Nobody listens."""

    def _end_demo(self, order: ports.EndDemo) -> None:
        if (call := self.demos.pop(order.demo, None)) is not None:
            self.caller_hangs_up(call)
            self._tell(ports.DemoGone(order.demo, NORMAL))

    def _tell(self, event: ports.Event) -> None:
        """Only to who listens now: what a restarted engine missed it asks for."""
        listener = self._listener
        self._later(0.0, lambda: listener(event) if listener and listener is self._listener else None)

    def _later(self, seconds: float, do: Callable[[], object]) -> None:
        loop = asyncio.get_running_loop()
        if seconds:
            loop.call_later(seconds, do)
        else:
            loop.call_soon(do)


_ORDERS: dict[type, Callable[[ScriptedTelephony, Any], None]] = {
    ports.Greet: ScriptedTelephony._greet,
    ports.Dial: ScriptedTelephony._dial,
    ports.TurnAway: ScriptedTelephony._turn_away,
    ports.Music: ScriptedTelephony._music,
    ports.Join: ScriptedTelephony._join,
    ports.Park: ScriptedTelephony._park,
    ports.Record: ScriptedTelephony._record,
    ports.SendKeys: ScriptedTelephony._send_keys,
    ports.HangUp: ScriptedTelephony._hang_up,
    ports.DropPhone: ScriptedTelephony._drop_phone,
    ports.Refuse: ScriptedTelephony._refuse,
    ports.Ban: ScriptedTelephony._ban,
    ports.Unban: ScriptedTelephony._unban,
    ports.PlaceDemo: ScriptedTelephony._place_demo,
    ports.SpeakDemo: ScriptedTelephony._speak_demo,
    ports.EndDemo: ScriptedTelephony._end_demo,
}
