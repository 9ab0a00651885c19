"""The live picture that followers see, made from the floor, and kept as the last value sent."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal

from centrala.contract.directory import Directory
from centrala.contract.live import AnyLive, Change, LiveCall, LiveOperator, LiveQueue, Notice, Snapshot, Update
from centrala.domain.calls.call import Call, Phase
from centrala.engine.floor import Floor
from centrala.kit.ids import new_id


class LivePicture:
    """`set` entities as often as wanted, then `flush`: followers get one Change with what differs."""

    def __init__(self) -> None:
        self.epoch = new_id()
        self.seq = 0
        self.entities: dict[str, AnyLive] = {}
        self._pending: dict[str, AnyLive | None] = {}
        self._followers: list[Callable[[Update], None]] = []

    def follow(self, follower: Callable[[Update], None]) -> Callable[[], None]:
        """The follower gets the snapshot now and every update after it; the answer ends it."""
        follower(Snapshot(self.epoch, self.seq, dict(self.entities)))
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    @property
    def followers(self) -> int:
        return len(self._followers)

    def set(self, key: str, entity: AnyLive | None) -> None:
        if self.entities.get(key) != entity:
            self._pending[key] = entity
        else:
            self._pending.pop(key, None)

    def flush(self) -> None:
        if not self._pending:
            return
        self.seq += 1
        for key, entity in self._pending.items():
            if entity is None:
                self.entities.pop(key, None)
            else:
                self.entities[key] = entity
        self._tell(Change(self.seq, self._pending))
        self._pending = {}

    def notice(self, topic: str, id_: str) -> None:
        self._tell(Notice(topic, id_))

    def _tell(self, update: Update) -> None:
        for follower in list(self._followers):
            follower(update)


def call_view(call_id: str, call: Call | None, number: str) -> LiveCall | None:
    """None for calls nobody waits for or is bound to."""
    if call is None or call.line is None or call.queue is None or call.phase == "ending" or call.phase == "done":
        return None
    return LiveCall(
        id=call_id,
        line=call.line,
        queue=call.queue,
        number=number,
        phase=call.phase,
        since=call.since,
        arrived_at=call.arrived_at,
        queued_at=call.queued_at,
        answered_at=call.answered_at,
        ended_at=call.ended_at,
        operator=call.operator,
        offer=call.offer,
        until=call.until,
        recording=call.recording_on,
        direction=call.direction,
        rings=call.rings,
        not_reached=call.not_reached,
        voicemail=call.voicemail,
    )


def operator_view(operator: str, floor: Floor, known: bool) -> LiveOperator | None:
    state = floor.operators.get(operator)
    if state is None or not known:
        return None
    call_id = floor.engaged.get(operator)
    phase = floor.calls[call_id].phase if call_id else None
    return LiveOperator(
        id=operator,
        status=state.status,
        why=state.why,
        since=state.since,
        phone=state.phone,
        call=call_id,
        engaged=_engaged(phase),
        desk=state.desk,
        phone_since=state.phone_since,
    )


def _engaged(phase: Phase | None) -> Literal["no", "dialing", "ringing", "talking", "wrap_up"]:
    match phase:
        case None:
            return "no"
        case "dialing":
            return "dialing"
        case "offered":
            return "ringing"
        case "wrap_up":
            return "wrap_up"
    return "talking"


def queue_views(floor: Floor, directory: Directory) -> Iterable[tuple[str, LiveQueue]]:
    """All queues with the calls that wait in them or ring, and the operators ready for them."""
    stays: dict[str, list[datetime]] = {queue.id: [] for queue in directory.queues}
    for call in floor.calls.values():
        if call.phase in ("waiting", "offered") and call.queue in stays and call.queued_at is not None:
            stays[call.queue].append(call.queued_at)
    queues_of = {operator.id: operator.queues for operator in directory.operators}
    available = Counter(queue for operator in floor.ready(queues_of) for queue in queues_of[operator])
    for queue, times in stays.items():
        yield queue, LiveQueue(queue, len(times), min(times, default=None), available[queue])
