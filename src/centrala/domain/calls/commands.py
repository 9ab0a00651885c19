"""What the life of a call asks the outside to do. Each is meant for the call whose step returned it."""

from dataclasses import dataclass

from centrala.domain.calls.facts import TurnedAwayWhy


@dataclass(frozen=True, slots=True)
class Greet:
    """Answer the caller and play the announcement; Announced comes back."""


@dataclass(frozen=True, slots=True)
class Dial:
    """Call the customer and let the operator hear it; Ringing, Answered or NotReached comes back."""

    operator: str


@dataclass(frozen=True, slots=True)
class TurnAway:
    """Say why and hang up."""

    why: TurnedAwayWhy


@dataclass(frozen=True, slots=True)
class Enqueue:
    """Let the call wait in this queue; Queued comes back."""

    queue: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class PlayMusic:
    """Part the customer from everybody and play music."""


@dataclass(frozen=True, slots=True)
class Join:
    """Join both voices; Answered or JoinFailed comes back, the first time."""

    operator: str


@dataclass(frozen=True, slots=True)
class Park:
    """Take the operator's leg out of the call."""

    operator: str


@dataclass(frozen=True, slots=True)
class StartRecording:
    """Record both sides apart, until the customer's channel ends."""


@dataclass(frozen=True, slots=True)
class HangUpCaller:
    """End the customer's channel."""


@dataclass(frozen=True, slots=True)
class BeginWrapUp:
    """Give the operator time to document; WrapUpStarted comes back."""

    operator: str


@dataclass(frozen=True, slots=True)
class MarkNotAnswering:
    """Offer this operator nothing more until he or she is available again."""

    operator: str


CallCommand = (
    Greet
    | Dial
    | TurnAway
    | Enqueue
    | PlayMusic
    | Join
    | Park
    | StartRecording
    | HangUpCaller
    | BeginWrapUp
    | MarkNotAnswering
)
