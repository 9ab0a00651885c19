"""Shapes of the live picture: contract.live with names, as one user may see it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from centrala.apps.interactions.schemas import Named
from centrala.contract.live import CallPhase


class LiveCall(Schema):
    """`until`: end of ring, of the hold for a lost operator, or of wrap-up. `number`: E.164, "" withheld."""

    kind: Literal["call"]
    id: UUID
    line: UUID
    queue: UUID
    number: str
    phase: CallPhase
    since: datetime
    arrived_at: datetime
    queued_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    operator: UUID | None
    offer: int
    until: datetime | None
    recording: bool
    direction: Literal["in", "out"]
    rings: bool
    not_reached: Literal["busy", "no_answer", "refused", "unreachable"] | None
    voicemail: bool
    line_name: str
    queue_name: str
    customer: Named | None
    number_shown: str
    operator_name: str | None


class LiveOperator(Schema):
    """`phone`: the audio is up, at `desk` (an id that each browser keeps) since `phone_since`."""

    kind: Literal["operator"]
    id: UUID
    status: Literal["off", "available", "break", "not_answering"]
    why: Literal["chosen", "no_answer", "phone_lost", "signed_out"]
    since: datetime
    phone: bool
    call: UUID | None
    engaged: Literal["no", "dialing", "ringing", "talking", "wrap_up"]
    desk: str
    phone_since: datetime | None
    name: str


class LiveQueue(Schema):
    kind: Literal["queue"]
    id: UUID
    waiting: int
    oldest: datetime | None
    available: int
    name: str


class LiveDemo(Schema):
    kind: Literal["demo"]
    id: UUID
    state: Literal["dialing", "answered", "ended"]
    since: datetime
    cause: int
    speaking_since: datetime | None


class LiveAlert(Schema):
    """An operator's calls out that the limits refused within the last hour."""

    kind: Literal["alert"]
    id: UUID
    why: Literal["not_allowed", "too_many_at_once", "too_many_this_hour"]
    count: int
    since: datetime
    last: datetime
    name: str


class LiveSite(Schema):
    kind: Literal["site"]
    id: str
    disk_low: bool
    since: datetime


class EngineState(Schema):
    up: bool


class LiveSnapshot(Schema):
    """The entities by id. `epoch` and `seq` are the same as in the ids of the event stream."""

    epoch: str
    seq: int
    engine: EngineState
    calls: dict[UUID, LiveCall]
    operators: dict[UUID, LiveOperator]
    queues: dict[UUID, LiveQueue]
    demos: dict[UUID, LiveDemo]
    alerts: dict[UUID, LiveAlert]
    sites: dict[str, LiveSite]


class LiveSet(Schema):
    calls: dict[UUID, LiveCall] = {}
    operators: dict[UUID, LiveOperator] = {}
    queues: dict[UUID, LiveQueue] = {}
    demos: dict[UUID, LiveDemo] = {}
    alerts: dict[UUID, LiveAlert] = {}
    sites: dict[str, LiveSite] = {}


class LiveGone(Schema):
    calls: list[UUID] = []
    operators: list[UUID] = []
    queues: list[UUID] = []
    demos: list[UUID] = []
    alerts: list[UUID] = []
    sites: list[str] = []


class LiveChange(Schema):
    """`event: change` of GET /events: replace what is in `set`, remove what is in `gone`."""

    seq: int
    set: LiveSet
    gone: LiveGone
    engine: EngineState | None = None


class LiveNotice(Schema):
    """`event: notice` of GET /events: fetch again what shows it; an empty id means any."""

    topic: Literal["interaction", "customer", "people", "session"]
    id: str
