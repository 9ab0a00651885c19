"""What people add to interactions: notes, documentation; and listening, which is written down."""

import time
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils import timezone

from centrala.apps.access.models import User
from centrala.apps.audit.actions import record
from centrala.apps.customers.actions import contacted
from centrala.apps.customers.models import Customer
from centrala.apps.interactions import joining, projector, queries
from centrala.apps.interactions.models import Interaction, Notes
from centrala.contract import port
from centrala.contract.commands import Announce, Document
from centrala.kit.errors import AppError

YOUNG_S = 3600
PATIENCE_S = 1.5
LOOK_S = 0.04
JOBS_S = 1.0
"""How long the jobs' projection may stand still before a request that waits for it does some of it: many requests that
project beside the jobs would keep the database from all."""


def visible(*, user: User, interaction_id: UUID) -> Interaction:
    """An interaction that may be opened. A call that rings now is shown live a moment before its facts are
    durable: a young one is waited for, and the journal caught up with.

    Raises AppError not_found (404)."""
    found: list[Interaction] = []

    def is_there() -> bool:
        found.extend(filter(None, [queries.find(user=user, interaction_id=interaction_id)]))
        return bool(found)

    if not is_there() and not (_is_young(interaction_id) and _projected(is_there)):
        projector.catch_up()
        if not is_there():
            raise AppError("not_found", 404)
    return found[0]


def _projected(expected: Callable[[], bool]) -> bool:
    """Waits until the projection shows what is expected, and helps when it stands still."""
    until = time.monotonic() + PATIENCE_S
    position, since = projector.position(), time.monotonic()
    while not expected():
        now = time.monotonic()
        if now > until:
            return False
        if (moved := projector.position()) != position:
            position, since = moved, now
        elif now - since >= JOBS_S:
            projector.help_out()
        time.sleep(LOOK_S)
    return True


def _is_young(interaction_id: UUID) -> bool:
    """By the milliseconds in its id (RFC 9562, UUID version 7)."""
    age_s = time.time() - (interaction_id.int >> 80) / 1000
    return abs(age_s) < YOUNG_S


def _documentable(*, user: User, interaction_id: UUID) -> Interaction:
    """Raises AppError not_found (404), access.not_allowed (403)."""
    interaction = visible(user=user, interaction_id=interaction_id)
    if not queries.may_document(user=user, interaction_id=interaction_id):
        raise AppError("access.not_allowed", 403)
    return interaction


def save_notes(*, user: User, interaction_id: UUID, text: str, revision: int) -> Notes:
    """Raises AppError not_found (404), access.not_allowed (403), interactions.notes_conflict (409) {revision}."""
    _documentable(user=user, interaction_id=interaction_id)
    with transaction.atomic():
        saved = _replace_notes(user, interaction_id, text, revision)
        record(
            actor=user.id,
            action="interaction.notes_saved",
            subject=f"interaction:{interaction_id}",
            before={"revision": revision},
            after={"revision": saved.revision, "length": len(text)},
        )
        transaction.on_commit(lambda: announce(interaction_id))
    return saved


def _replace_notes(user: User, interaction_id: UUID, text: str, revision: int) -> Notes:
    """One statement decides who is first, on any database."""
    values = {"text": text, "revision": revision + 1, "saved_at": timezone.now(), "saved_by": user.id}
    if revision == 0:
        try:
            with transaction.atomic():
                return Notes.objects.create(interaction_id=interaction_id, **values)
        except IntegrityError:
            return _conflict(interaction_id)
    changed = Notes.objects.filter(interaction_id=interaction_id, revision=revision).update(**values)
    return Notes(interaction_id=interaction_id, **values) if changed else _conflict(interaction_id)


def _conflict(interaction_id: UUID) -> Notes:
    raise AppError("interactions.notes_conflict", 409, revision=queries.notes(interaction_id).revision)


def document(*, user: User, interaction_id: UUID, reason_id: UUID, outcome_id: UUID, finish: bool) -> None:
    """The engine makes it a fact; the projection brings it back into the row.

    Raises AppError not_found, access.not_allowed, interactions.no_such_choice (422), engine's own."""
    _documentable(user=user, interaction_id=interaction_id)
    chosen = queries.reasons().filter(id=reason_id).exists() and queries.outcomes().filter(id=outcome_id).exists()
    if not chosen:
        raise AppError("interactions.no_such_choice", 422)
    choice = {"reason": str(reason_id), "outcome": str(outcome_id)}
    port.engine().send(Document(call=str(interaction_id), operator=str(user.id), finish=finish, **choice))
    record(actor=user.id, action="interaction.documented", subject=f"interaction:{interaction_id}", after=choice)
    _projected(lambda: queries.is_documented(interaction_id=interaction_id, reason=reason_id, outcome=outcome_id))


def listen(*, user: User, interaction_id: UUID, range_header: str) -> Path:
    """The recording's file. Raises AppError not_found (404), access.not_allowed (403)."""
    queries.opened(user=user, interaction_id=interaction_id)
    if not queries.may_listen(user=user, interaction_id=interaction_id):
        raise AppError("access.not_allowed", 403)
    recording = queries.recording(interaction_id)
    if recording is None or recording.state != "ready":
        raise AppError("interactions.no_recording", 404)
    file = joining.whole(settings.CENTRALA.recordings, recording.stem)
    if not file.is_file():
        raise AppError("interactions.no_recording", 404)
    _write_down(user, interaction_id, range_header)
    return file


def _write_down(user: User, interaction_id: UUID, range_header: str) -> None:
    """A player asks for many parts: one row for the listening, when it asks for the beginning."""
    if range_header in {"", "bytes=0-"} or range_header.startswith("bytes=0-"):
        record(actor=user.id, action="recording.listened", subject=f"interaction:{interaction_id}")


def announce(interaction_id: UUID) -> None:
    try:
        port.engine().send(Announce(topic="interaction", id=str(interaction_id)))
    except AppError:
        return


def belongs_to(*, customer: Customer, numbers: AbstractSet[str], call_id: UUID | None) -> None:
    """Calls of these numbers that are nobody's, and the call `call_id`, become the customer's."""
    nobodys = Interaction.objects.filter(customer__isnull=True)
    theirs = nobodys.filter(Q(number__in=numbers) | Q(id=call_id))
    latest = theirs.filter(segments__isnull=False).aggregate(at=Max("arrived_at"))["at"]
    theirs.update(customer=customer)
    if latest is not None:
        contacted(customer_id=customer.id, at=latest)
