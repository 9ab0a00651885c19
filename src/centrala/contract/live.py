"""The live picture: what is true now, as entities that are replaced whole.

A follower gets a Snapshot first and then Changes in order of `seq`: applying the changes to the
snapshot gives the next snapshot. Keys are "call/ID", "operator/ID", "queue/ID", "demo/ID",
"alert/OPERATOR", "site/here".
Times are UTC, ISO 8601.
"""

from datetime import datetime
from typing import Literal

import msgspec

CallPhase = Literal[
    "dialing", "greeting", "waiting", "offered", "connecting", "talking", "held", "operator_lost", "wrap_up"
]


class Live(msgspec.Struct, frozen=True, tag_field="kind"):
    """Base of the live entities."""


class LiveCall(Live, frozen=True, tag="call"):
    """`number`: the customer's in E.164, "" when withheld. `until`: end of ring, of the hold for a lost
    operator, or of wrap-up, by phase. `since`: start of this phase. Of calls out: `rings` at the customer's,
    `not_reached` says why nobody answered, `voicemail` that a machine did."""

    id: str
    line: str
    queue: str
    number: str
    phase: CallPhase
    since: datetime
    arrived_at: datetime
    queued_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    operator: str | None = None
    offer: int = 0
    until: datetime | None = None
    recording: bool = False
    direction: Literal["in", "out"] = "in"
    rings: bool = False
    not_reached: Literal["busy", "no_answer", "refused", "unreachable"] | None = None
    voicemail: bool = False


class LiveOperator(Live, frozen=True, tag="operator"):
    """`phone`: the audio leg is up, at `desk` (IssuePhone) since `phone_since`. `call`: the call that rings, talks or
    is wrapped up here."""

    id: str
    status: Literal["off", "available", "break", "not_answering"]
    why: Literal["chosen", "no_answer", "phone_lost", "signed_out"]
    since: datetime
    phone: bool
    call: str | None = None
    engaged: Literal["no", "dialing", "ringing", "talking", "wrap_up"] = "no"
    desk: str = ""
    phone_since: datetime | None = None


class LiveQueue(Live, frozen=True, tag="queue"):
    """`waiting` counts waiting and offered calls; `oldest` is when the longest of them queued."""

    id: str
    waiting: int
    oldest: datetime | None
    available: int


class LiveDemo(Live, frozen=True, tag="demo"):
    """The customer's side of a demo call; the voice begins when an operator answers."""

    id: str
    state: Literal["dialing", "answered", "ended"]
    since: datetime
    cause: int = 0
    speaking_since: datetime | None = None


class LiveAlert(Live, frozen=True, tag="alert"):
    """An operator's calls out that the limits refused within the last hour: how many, and why the last."""

    id: str
    why: Literal["not_allowed", "too_many_at_once", "too_many_this_hour"]
    count: int
    since: datetime
    last: datetime


class LiveSite(Live, frozen=True, tag="site"):
    """The installation. `disk_low`: no recordings are started, for want of space."""

    id: str
    disk_low: bool
    since: datetime


AnyLive = LiveCall | LiveOperator | LiveQueue | LiveDemo | LiveAlert | LiveSite


class Snapshot(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """`epoch` names one life of the engine: another epoch, another count of `seq`."""

    epoch: str
    seq: int
    entities: dict[str, AnyLive]


class Change(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """`entities`: new values; None = gone."""

    seq: int
    entities: dict[str, AnyLive | None]


class Notice(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """A recorded thing changed, or (`topic` "journal") the journal grew to seq `id`."""

    topic: str
    id: str


Update = Snapshot | Change | Notice
