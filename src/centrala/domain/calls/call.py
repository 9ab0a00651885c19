"""The state of one call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from centrala.domain.calls.facts import EndedBy, NotReachedWhy, TurnedAwayWhy

Direction = Literal["in", "out"]
Phase = Literal[
    "dialing",  # the customer's side is being called, the operator hears it
    "greeting",  # hears the announcement
    "waiting",  # in the queue, with music
    "offered",  # rings at a desk
    "connecting",  # the operator pressed answer, voices are being joined
    "talking",
    "held",
    "operator_lost",  # the operator's audio broke: the customer hears music and is taken over or queued again
    "wrap_up",  # the talk is over, the operator documents
    "ending",  # nobody is bound any more; the customer's channel is being hung up
    "done",
]

WITH_OPERATOR: frozenset[Phase] = frozenset(
    {"dialing", "offered", "connecting", "talking", "held", "operator_lost", "wrap_up"}
)
IN_TALK: frozenset[Phase] = frozenset({"connecting", "talking", "held", "operator_lost"})


@dataclass(frozen=True, slots=True)
class Call:
    """`operator` is bound exactly in the phases WITH_OPERATOR, and `until` is the phase's end, if it has one.
    `caller` is the customer's party id, whoever called whom; `last_operator`: who should have the call first."""

    phase: Phase
    since: datetime
    arrived_at: datetime
    caller: str
    direction: Direction = "in"
    line: str | None = None
    queue: str | None = None
    operator: str | None = None
    offer: int = 0
    until: datetime | None = None
    queued_at: datetime | None = None
    last_operator: str | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: EndedBy | None = None
    turned_away: TurnedAwayWhy | None = None
    was_held: bool = False
    recording: str | None = None
    recording_on: bool = False
    rings: bool = False
    not_reached: NotReachedWhy | None = None
    voicemail: bool = False

    @property
    def caller_gone(self) -> bool:
        return self.ended_at is not None
