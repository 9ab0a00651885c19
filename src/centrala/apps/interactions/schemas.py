"""Shapes of interactions."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

ResultCode = Literal[
    "answered",
    "abandoned",
    "abandoned_in_greeting",
    "not_in_use",
    "closed",
    "line_lost",
    "open",
    "busy",
    "no_answer",
    "refused",
    "unreachable",
    "voicemail",
    "cancelled",
]

RecordingState = Literal["none", "pending", "ready", "lost"]


class Named(Schema):
    id: UUID
    name: str


class Reason(Schema):
    id: UUID
    name: str
    shortcut: str | None


class Outcome(Schema):
    id: UUID
    name: str


class InteractionRow(Schema):
    """Durations in seconds. `number_shown`: "" when withheld or erased. `may_open`: the details are readable."""

    id: UUID
    direction: Literal["in", "out"]
    arrived_at: datetime
    ended_at: datetime | None
    line_name: str
    queue_name: str | None
    number_shown: str
    customer: Named | None
    operator: Named | None
    result: ResultCode
    wait_s: float | None
    talk_s: float
    hold_s: float
    wrap_up_s: float
    reason: Named | None
    outcome: Named | None
    has_recording: bool
    has_notes: bool
    documented: bool
    may_open: bool


class InteractionQuery(Schema):
    """`from` and `to` bound the arrival, half open. `search`: parts of a name or a number."""

    customer_id: UUID | None = None
    operator_id: UUID | None = None
    line_id: UUID | None = None
    direction: Literal["in", "out"] | None = None
    undocumented: bool = False
    since: AwareDatetime | None = Field(None, alias="from")
    until: AwareDatetime | None = Field(None, alias="to")
    search: str = Field("", max_length=100)
    cursor: str = Field("", max_length=500)
    limit: int = Field(50, ge=1, le=200)


class InteractionPage(Schema):
    items: list[InteractionRow]
    next: str | None


class Fact(Schema):
    """`text`: a sentence in the reader's language. `why`: why this operator was offered the call."""

    at: datetime
    n: int
    kind: str
    text: str
    why: str | None
    operator: Named | None
    duration_s: float | None


class Notes(Schema):
    text: str
    revision: int
    saved_at: datetime | None


class NotesChange(Schema):
    """`revision`: the one that was read; saving makes the next."""

    text: str = Field(max_length=20_000)
    revision: int = Field(ge=0, le=2**31 - 1)


class Recording(Schema):
    """`peaks_left` the customer's loudness, `peaks_right` the operator's: 400 points of 0..1 when ready."""

    state: RecordingState
    duration_s: float
    peaks_left: list[float]
    peaks_right: list[float]
    may_listen: bool


class InteractionDetail(InteractionRow):
    facts: list[Fact]
    notes: Notes
    recording: Recording
    may_document: bool


class Documentation(Schema):
    """`finish` ends the wrap-up."""

    reason_id: UUID
    outcome_id: UUID
    finish: bool
