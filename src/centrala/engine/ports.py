"""What the engine needs of the outside. Adapters fulfil these; contract suites in tests/contract hold them to it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from centrala.contract.commands import PhoneCredentials
from centrala.contract.directory import Language
from centrala.domain.calls.facts import CallFact, TurnedAwayWhy
from centrala.domain.presence.facts import PresenceFact

AnyFact = CallFact | PresenceFact


# --- orders: engine -> telephony; carried out in order per call, failures come back as events -----------------


@dataclass(frozen=True, slots=True)
class Greet:
    """Answer; play the announcement when `recorded`; GreetingEnded comes back."""

    call: str
    language: Language
    recorded: bool


@dataclass(frozen=True, slots=True)
class Dial:
    """Call `number` (E.164, or an emergency number) through the carrier, which is told `shown` as the caller, while
    the operator hears it; Ringing, then Joined comes back, or CallGone."""

    call: str
    operator: str
    number: str
    shown: str


@dataclass(frozen=True, slots=True)
class TurnAway:
    """Say why and end the channel; CallGone comes back. "not_in_use" is said unanswered, ends as unallocated (404)."""

    call: str
    language: Language
    why: TurnedAwayWhy


@dataclass(frozen=True, slots=True)
class Music:
    """Part the customer from the operator, if joined, and play music."""

    call: str


@dataclass(frozen=True, slots=True)
class Join:
    """Joined or JoinFailed comes back; CallGone alone when the customer has left meanwhile."""

    call: str
    operator: str


@dataclass(frozen=True, slots=True)
class Park:
    """The operator's leg waits in silence."""

    operator: str


@dataclass(frozen=True, slots=True)
class Record:
    """Write the customer's and the operator's side apart; RecordingStarted comes back."""

    call: str
    recording: str


@dataclass(frozen=True, slots=True)
class SendKeys:
    call: str
    digits: str


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the customer's channel; CallGone comes back."""

    call: str


@dataclass(frozen=True, slots=True)
class DropPhone:
    """End the operator's leg and make its credentials worthless."""

    operator: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """End a call that was not answered as congestion (503); CallGone comes back."""

    call: str


@dataclass(frozen=True, slots=True)
class Ban:
    """Let nothing in from this address."""

    source: str


@dataclass(frozen=True, slots=True)
class Unban:
    source: str


@dataclass(frozen=True, slots=True)
class PlaceDemo:
    """A real SIP call over loopback into our own line, silent at first; DemoAnswered, DemoGone come back."""

    demo: str
    number: str
    caller: str
    dialogue: str


@dataclass(frozen=True, slots=True)
class SpeakDemo:
    """The demo's customer begins to speak, and hangs up at the end of the dialogue."""

    demo: str
    dialogue: str


@dataclass(frozen=True, slots=True)
class EndDemo:
    demo: str


Order = (
    Greet
    | Dial
    | TurnAway
    | Music
    | Join
    | Park
    | Record
    | SendKeys
    | HangUp
    | DropPhone
    | Refuse
    | Ban
    | Unban
    | PlaceDemo
    | SpeakDemo
    | EndDemo
)


# --- events: telephony -> engine --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CallArrived:
    """`caller` and `dialled` as the network sent them; caller "" when withheld. `source`: the address it came from,
    "" when unknown. `at`: when it came, where that may be a while ago."""

    call: str
    caller: str
    dialled: str
    source: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceFailed:
    """Somebody at this address did not know a password."""

    source: str


@dataclass(frozen=True, slots=True)
class GreetingEnded:
    call: str


@dataclass(frozen=True, slots=True)
class Ringing:
    """It rings where the call was placed."""

    call: str


@dataclass(frozen=True, slots=True)
class Joined:
    call: str
    operator: str


@dataclass(frozen=True, slots=True)
class JoinFailed:
    call: str
    operator: str


@dataclass(frozen=True, slots=True)
class RecordingStarted:
    call: str
    recording: str


@dataclass(frozen=True, slots=True)
class CallGone:
    """`cause` as in Q.850."""

    call: str
    cause: int


@dataclass(frozen=True, slots=True)
class PhoneUp:
    """`desk`: who was issued the credentials that it came with."""

    operator: str
    desk: str = ""


@dataclass(frozen=True, slots=True)
class PhoneDown:
    operator: str


@dataclass(frozen=True, slots=True)
class DemoAnswered:
    demo: str


@dataclass(frozen=True, slots=True)
class DemoGone:
    demo: str
    cause: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A call that ended while nobody listened. `cause` as in Q.850; `by`: who hung up, None when the line was lost."""

    at: datetime
    cause: int
    by: Literal["caller", "us"] | None


@dataclass(frozen=True, slots=True)
class Connected:
    """Telephony is reachable; what it has now. What the engine knows besides is gone. `talking` holds the
    (call, operator) pairs that are joined, `arrived` how each of `calls` came in, `recorded` the calls that are being
    recorded, `ended` what is known of calls that ended lately. `carrier`: calls can be placed."""

    calls: frozenset[str]
    phones: frozenset[str]
    talking: frozenset[tuple[str, str]] = frozenset()
    carrier: bool = False
    arrived: tuple[CallArrived, ...] = ()
    recorded: frozenset[str] = frozenset()
    ended: Mapping[str, Ended] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disconnected:
    """Telephony is out of reach; calls in it may go on."""


Event = (
    CallArrived
    | SourceFailed
    | GreetingEnded
    | Ringing
    | Joined
    | JoinFailed
    | RecordingStarted
    | CallGone
    | PhoneUp
    | PhoneDown
    | DemoAnswered
    | DemoGone
    | Connected
    | Disconnected
)


class Telephony(Protocol):
    async def start(self, listener: Callable[[Event], None]) -> None:
        """Connect, and again whenever the connection is lost; every event goes to `listener` in order."""

    def order(self, order: Order) -> None:
        """Begin at once, without waiting; an order for what is not there is forgotten."""

    async def issue_phone(self, operator: str, desk: str = "") -> PhoneCredentials:
        """New credentials of the operator; earlier ones that carry no leg die."""

    async def stop(self) -> None:
        """Disconnect; calls stay."""


class Journal(Protocol):
    def append(self, stream: str, fact: AnyFact, at: datetime) -> "asyncio.Future[int]":
        """Numbered at once; the future is done with its seq when it is on the disk."""

    def party(self, number: str) -> str:
        """The id that stands for this number ("" withheld) in the journal."""

    def number_of(self, party: str) -> str:
        """ "" when unknown, withheld or erased."""

    def open_streams(self) -> list[tuple[str, list[tuple[datetime, AnyFact]]]]:
        """Every stream that a restarted engine must know, with its facts in order: calls that are not over,
        and all presence."""

    def close_call(self, call_id: str) -> None:
        """The call is over: it is no open stream any more."""

    def placed_since(self, at: datetime) -> list[tuple[str, datetime]]:
        """Operator and time of each call out since then, in order."""

    def knows(self, stream: str) -> bool:
        """Whether the stream has any fact."""

    @property
    def seq(self) -> int:
        """The last number given."""


class Clock(Protocol):
    def now(self) -> datetime:
        """UTC, aware."""

    def call_at(self, at: datetime, do: Callable[[], None]) -> Callable[[], None]:
        """Run `do` at that time; the answer cancels it."""
