"""What can become true of one call. Ids only: names and numbers stay out of the journal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from centrala.domain.routing.why import Why

NotReachedWhy = Literal["busy", "no_answer", "refused", "unreachable"]
EndedBy = Literal["caller", "operator", "line_lost", "not_in_use", "closed"]
TurnedAwayWhy = Literal["not_in_use", "closed"]
WithdrawnWhy = Literal["phone_lost", "presence", "caller_left"]
WrapUpEnd = Literal["done", "expired"]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A call reached us. `line` is None when the dialled number is no line of ours; `closed`: outside its hours.

    `caller` and `dialled` are party ids: the numbers stand in an erasable table beside the journal.
    """

    line: str | None
    queue: str | None
    caller: str
    dialled: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An operator calls out: the customer's side is dialled, until `until` at most, and is shown the number of `line`.
    Who is lost while they talk waits in `queue`. `callee` is a party id."""

    operator: str
    line: str
    queue: str
    callee: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Ringing:
    """It rings at the customer's."""


@dataclass(frozen=True, slots=True)
class DialExpired:
    """It rang long enough."""

    operator: str


@dataclass(frozen=True, slots=True)
class NotReached:
    """The customer's side did not answer; its channel is gone. `cause` as in Q.850."""

    why: NotReachedWhy
    cause: int


@dataclass(frozen=True, slots=True)
class ReachedVoicemail:
    """The operator says that a machine answered."""

    operator: str


@dataclass(frozen=True, slots=True)
class Announced:
    """The caller has heard the announcement to its end."""


@dataclass(frozen=True, slots=True)
class Queued:
    """The caller waits in a queue; `again` when an operator was lost while talking. `last`: the operator who spoke with
    the customer last, where the queue tries to give the call to him or her."""

    queue: str
    again: bool = False
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """The call rings at an operator's desk until `until`. `offer` counts the offers of this call. `why`: this operator;
    None in the facts of the first version."""

    operator: str
    offer: int
    until: datetime
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class OfferExpired:
    operator: str
    offer: int


@dataclass(frozen=True, slots=True)
class OfferWithdrawn:
    operator: str
    offer: int
    why: WithdrawnWhy


@dataclass(frozen=True, slots=True)
class Accepted:
    """The operator pressed answer."""

    operator: str
    offer: int


@dataclass(frozen=True, slots=True)
class Answered:
    """Both voices are joined."""

    operator: str


@dataclass(frozen=True, slots=True)
class JoinFailed:
    operator: str


@dataclass(frozen=True, slots=True)
class Held:
    operator: str


@dataclass(frozen=True, slots=True)
class Resumed:
    operator: str


@dataclass(frozen=True, slots=True)
class KeysSent:
    """Tones sent to the customer's side: how many, never which (they may be a card's)."""

    operator: str
    count: int


@dataclass(frozen=True, slots=True)
class OperatorLost:
    """The operator's audio ended during the talk; the customer hears music until `until`."""

    operator: str
    until: datetime


@dataclass(frozen=True, slots=True)
class OperatorBack:
    operator: str


@dataclass(frozen=True, slots=True)
class RecordingStarted:
    recording: str


@dataclass(frozen=True, slots=True)
class RecordingEnded:
    recording: str


@dataclass(frozen=True, slots=True)
class RecordingSkipped:
    """The call would have been recorded, but the disk had no space to spare. It may be recorded later."""


@dataclass(frozen=True, slots=True)
class HungUp:
    """The operator ended the talk."""

    operator: str


@dataclass(frozen=True, slots=True)
class CallerLeft:
    """The customer's channel is gone. `by` says who ended it, as far as it is known."""

    by: EndedBy
    cause: int = 16


@dataclass(frozen=True, slots=True)
class WrapUpStarted:
    operator: str
    until: datetime


@dataclass(frozen=True, slots=True)
class WrapUpExtended:
    operator: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Documented:
    """Reason and outcome were set. May come again later, when they are corrected."""

    operator: str
    reason: str
    outcome: str


@dataclass(frozen=True, slots=True)
class WrapUpEnded:
    operator: str
    why: WrapUpEnd


CallFact = (
    Arrived
    | Placed
    | Ringing
    | DialExpired
    | NotReached
    | ReachedVoicemail
    | Announced
    | Queued
    | Offered
    | OfferExpired
    | OfferWithdrawn
    | Accepted
    | Answered
    | JoinFailed
    | Held
    | Resumed
    | KeysSent
    | OperatorLost
    | OperatorBack
    | RecordingStarted
    | RecordingEnded
    | RecordingSkipped
    | HungUp
    | CallerLeft
    | WrapUpStarted
    | WrapUpExtended
    | Documented
    | WrapUpEnded
)
