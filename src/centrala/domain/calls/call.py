"""The state of one call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from centrala.domain.calls.facts import EndedBy

Phase = Literal[
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

WITH_OPERATOR: frozenset[Phase] = frozenset({"offered", "connecting", "talking", "held", "operator_lost", "wrap_up"})
IN_TALK: frozenset[Phase] = frozenset({"connecting", "talking", "held", "operator_lost"})


@dataclass(frozen=True, slots=True)
class Call:
    """`operator` is bound exactly in the phases WITH_OPERATOR, and `until` is the phase's end, if it has one."""

    phase: Phase
    since: datetime
    arrived_at: datetime
    caller: str
    line: str | None = None
    queue: str | None = None
    operator: str | None = None
    offer: int = 0
    until: datetime | None = None
    queued_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: EndedBy | None = None
    was_held: bool = False
    recording: str | None = None
    recording_on: bool = False

    @property
    def caller_gone(self) -> bool:
        return self.ended_at is not None
