"""From the journal into the interactions: batches, each with its checkpoint in one transaction, so that a batch is
taken once or not at all, from whichever process it is done."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import msgspec
import structlog
from django.db import transaction
from django.db.models import Model

from centrala.apps.customers.actions import contacted
from centrala.apps.customers.queries import by_numbers
from centrala.apps.interactions.models import Checkpoint, FactRow, Interaction, QueuePass, Recording, Segment
from centrala.apps.interactions.projection import Record, record
from centrala.contract import port
from centrala.contract.commands import Announce
from centrala.contract.facts import decode
from centrala.contract.journal import Entry
from centrala.domain.calls.facts import CallFact
from centrala.kit.errors import AppError

BATCH = 100
"""Facts in one transaction: while it lasts nobody else writes."""
REST = 0.25
"""Of a batch's time, between two: others write meanwhile."""
NAME = "interactions"
log = structlog.get_logger(__name__)
_turn = threading.Lock()
"""One thread of a process at a time: whoever waits for it then finds most of it done, in turn, where the database's
own lock would be fought for."""


def catch_up(announce: Callable[[UUID], None] | None = None) -> bool:
    """Projects all that the journal has more; each interaction that changed is told to `announce` (else to the engine
    at once). True when anything of it was new."""
    any_new = False
    while changed := _in_turn():
        any_new = True
        time.sleep(REST * changed.took_s)
        for interaction_id in changed.ids:
            (announce or _announce)(interaction_id)
        if changed.entries < BATCH:
            break
    return any_new


def help_out() -> None:
    """One batch, unless another thread of this process is at it: for who waits while the jobs stand still."""
    if _turn.acquire(blocking=False):
        try:
            changed = _batch()
        finally:
            _turn.release()
        for interaction_id in changed.ids:
            announcer(interaction_id)


class Announcer:
    """Tells the engine on a thread of its own, so that the projection never waits for it; what changes again before
    it was told is told once."""

    def __init__(self, tell: Callable[[UUID], None]) -> None:
        self._tell = tell
        self._due: dict[UUID, None] = {}
        self._running = False
        self._guard = threading.Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="announcing")

    def __call__(self, interaction_id: UUID) -> None:
        with self._guard:
            self._due[interaction_id] = None
            begins = not self._running
            self._running = True
        if begins:
            self._thread.submit(self._run)

    def _run(self) -> None:
        while (interaction_id := self._next()) is not None:
            try:
                self._tell(interaction_id)
            except Exception:
                log.exception("interactions not announced", count=self._forget())

    def _forget(self) -> int:
        """Those that wait would fare no better: the process ends."""
        with self._guard:
            count = 1 + len(self._due)
            self._due.clear()
            return count

    def _next(self) -> UUID | None:
        """It is due again when it changes from now on."""
        with self._guard:
            interaction_id = next(iter(self._due), None)
            self._running = interaction_id is not None
            if interaction_id is not None:
                del self._due[interaction_id]
            return interaction_id


class Changed(msgspec.Struct, frozen=True):
    entries: int
    ids: tuple[UUID, ...]
    took_s: float = 0.0

    def __bool__(self) -> bool:
        return self.entries > 0


def _in_turn() -> Changed:
    """Looks first without a lock: nothing new is the usual case."""
    if not port.journal().after(position(), limit=1):
        return Changed(0, ())
    with _turn:
        return _batch()


def _batch() -> Changed:
    began = time.monotonic()
    with transaction.atomic():
        Checkpoint.objects.get_or_create(name=NAME)
        checkpoint = Checkpoint.objects.select_for_update().get(name=NAME)
        entries = port.journal().after(checkpoint.seq, limit=BATCH)
        if not entries:
            return Changed(0, ())
        ids = take(entries)
        checkpoint.seq = entries[-1].seq
        checkpoint.save(update_fields=["seq"])
    return Changed(len(entries), ids, time.monotonic() - began)


def position() -> int:
    """The seq up to which all is projected."""
    return Checkpoint.objects.filter(name=NAME).values_list("seq", flat=True).first() or 0


def take(entries: Sequence[Entry]) -> tuple[UUID, ...]:
    """Keeps the facts of calls and computes their interactions anew; their ids. Taken twice, the same."""
    facts = [_fact_row(entry) for entry in entries if entry.stream.startswith("call:")]
    FactRow.objects.bulk_create(facts, ignore_conflicts=True)
    ids = tuple(dict.fromkeys(fact.interaction_id for fact in facts))
    for interaction_id in ids:
        rebuild(interaction_id)
    return ids


def _fact_row(entry: Entry) -> FactRow:
    return FactRow(
        interaction_id=UUID(entry.stream.removeprefix("call:")),
        n=entry.n,
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        v=entry.v,
        data=entry.data,
    )


def rebuild(interaction_id: UUID) -> None:
    """The interaction as its facts have it now; what people added stays."""
    rows = FactRow.objects.filter(interaction_id=interaction_id).order_by("n")
    known = record((row.at, fact) for row in rows if (fact := _fact(row)) is not None)
    if known.arrived_at is None:
        return  # a journal that begins in the middle of a call
    interaction = _save_interaction(interaction_id, known)
    if interaction.customer_id is not None and known.parts:
        contacted(customer_id=interaction.customer_id, at=known.arrived_at)
    _save_passes(interaction, known)
    _save_segments(interaction, known)
    _save_recording(interaction, known)


def _fact(row: FactRow) -> CallFact | None:
    """Facts that a later version writes are kept, though not understood yet."""
    try:
        return decode(row.kind, row.data)  # type: ignore[return-value]  # the stream is a call's
    except (KeyError, msgspec.ValidationError):
        return None


def _columns(known: Record) -> dict[str, object]:
    return {
        "direction": known.direction,
        "arrived_at": known.arrived_at,
        "ended_at": known.ended_at,
        "line_id": known.line,
        "queue_id": known.queue,
        "operator_id": known.operator,
        "offered_to_id": known.offered_to,
        "result": known.result,
        "wait_ms": known.wait_ms,
        "talk_ms": sum(part.talk_ms for part in known.parts),
        "hold_ms": sum(part.hold_ms for part in known.parts),
        "wrap_up_ms": sum(part.wrap_up_ms for part in known.parts),
        "reason_id": known.reason,
        "outcome_id": known.outcome,
        "documented_at": known.documented_at,
    }


def _know_caller(interaction: Interaction, known: Record) -> None:
    interaction.number = port.journal().number_of(known.caller)
    interaction.dialled = port.journal().number_of(known.dialled) if known.dialled else ""
    if interaction.number:
        interaction.customer = by_numbers([interaction.number]).get(interaction.number)
    interaction.save(update_fields=["number", "dialled", "customer"])


def _save_interaction(interaction_id: UUID, known: Record) -> Interaction:
    columns = _columns(known)
    interaction = Interaction.objects.filter(id=interaction_id).first()
    if interaction is None:
        interaction = Interaction.objects.create(id=interaction_id, **columns)
        _know_caller(interaction, known)
    elif changed := _changed(interaction, columns):
        Interaction.objects.filter(id=interaction_id).update(**changed)
    return interaction


def _save_passes(interaction: Interaction, known: Record) -> None:
    stays = [
        {"queue_id": stay.queue, "queued_at": stay.queued_at, "left_at": stay.left_at, "result": stay.result}
        for stay in known.stays
    ]
    _save_parts(QueuePass, interaction, stays)


def _save_segments(interaction: Interaction, known: Record) -> None:
    parts = [
        {
            "operator_id": part.operator,
            "answered_at": part.answered_at,
            "ended_at": part.ended_at,
            "talk_ms": part.talk_ms,
            "hold_ms": part.hold_ms,
            "wrap_up_ms": part.wrap_up_ms,
        }
        for part in known.parts
    ]
    _save_parts(Segment, interaction, parts)


def _save_parts(
    model: type[QueuePass] | type[Segment], interaction: Interaction, wanted: Sequence[Mapping[str, object]]
) -> None:
    known = {row.n: row for row in model._default_manager.filter(interaction=interaction)} if wanted else {}
    for n, values in enumerate(wanted, start=1):
        if n not in known:
            model._default_manager.create(interaction=interaction, n=n, **values)
        elif changed := _changed(known[n], values):
            model._default_manager.filter(pk=known[n].pk).update(**changed)


def _changed(row: Model, values: Mapping[str, object]) -> dict[str, object]:
    """Most facts change little: what stands already is not written again."""
    return {name: value for name, value in values.items() if _plain(getattr(row, name)) != _plain(value)}


def _plain(value: object) -> object:
    """Ids are strings in facts."""
    return str(value) if isinstance(value, UUID) else value


def _save_recording(interaction: Interaction, known: Record) -> None:
    """Once both the recording and the call are over, its two sides are joined."""
    if known.recording is None or known.recording_started_at is None:
        return
    recording, _ = Recording.objects.get_or_create(
        interaction=interaction, defaults={"started_at": known.recording_started_at, "stem": known.recording}
    )
    over = known.recording_ended_at is not None and known.ended_at is not None
    if over and recording.ended_at is None:
        from centrala.apps.interactions.tasks import enqueue_finish

        recording.ended_at = known.recording_ended_at
        recording.save(update_fields=["ended_at"])
        enqueue_finish(interaction.id)


def _announce(interaction_id: UUID) -> None:
    try:
        port.engine().send(Announce(topic="interaction", id=str(interaction_id)))
    except AppError:
        return


announcer = Announcer(_announce)
