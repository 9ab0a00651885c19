"""Interactions as the interface shows them."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from centrala.apps.access.models import User
from centrala.apps.interactions import models, queries, sentences
from centrala.apps.interactions.explaining import explanation
from centrala.apps.interactions.schemas import (
    Fact,
    InteractionDetail,
    InteractionRow,
    Named,
    Notes,
    Recording,
    RecordingState,
)
from centrala.apps.lines.queries import country, skill_names
from centrala.kit.phone import shown


def rows(found: Sequence[models.Interaction], user: User) -> list[InteractionRow]:
    home = country()
    openable = queries.openable_ids(user=user, ids=[row.id for row in found])
    return [InteractionRow(**_fields(row, user, home, may_open=row.id in openable)) for row in found]


def detail(row: models.Interaction, user: User) -> InteractionDetail:
    return InteractionDetail(
        **_fields(row, user, country(), may_open=True),
        facts=facts(row.id, user),
        notes=notes(queries.notes(row.id)),
        recording=recording(row.id, user),
        may_document=row.operator_id is not None and queries.may_document(user=user, interaction_id=row.id),
    )


def facts(interaction_id: UUID, user: User) -> list[Fact]:
    found = queries.facts(interaction_id)
    names = _names({str(fact.data["operator"]) for fact in found if fact.data.get("operator")})
    choices = queries.reason_names(user.language)
    words = sentences.Words(user.language, names, choices, queries.queue_names(), skill_names())
    return [
        Fact(
            at=fact.at,
            n=fact.n,
            kind=fact.kind,
            text=sentences.sentence(fact.kind, fact.data, words),
            why=explanation(fact.data, words),
            operator=_operator(fact.data, names),
            duration_s=duration,
        )
        for fact, duration in zip(found, sentences.durations(found), strict=True)
    ]


def notes(found: models.Notes) -> Notes:
    return Notes(text=found.text, revision=found.revision, saved_at=found.saved_at)


def recording(interaction_id: UUID, user: User) -> Recording:
    may_listen = queries.may_listen(user=user, interaction_id=interaction_id)
    found = queries.recording(interaction_id)
    if found is None:
        return Recording(state="none", duration_s=0, peaks_left=[], peaks_right=[], may_listen=may_listen)
    return Recording(
        state=cast(RecordingState, found.state),
        duration_s=_seconds(found.duration_ms),
        peaks_left=found.peaks_left,
        peaks_right=found.peaks_right,
        may_listen=may_listen,
    )


def _fields(row: models.Interaction, user: User, home: str, *, may_open: bool) -> dict[str, Any]:
    language = user.language
    return {
        "id": row.id,
        "direction": row.direction,
        "arrived_at": row.arrived_at,
        "ended_at": row.ended_at,
        "line_name": row.line.name if row.line else _shown(row.dialled, home),
        "queue_name": row.queue.name if row.queue else None,
        "number_shown": _shown(row.number, home),
        "customer": Named(id=row.customer.id, name=row.customer.name) if row.customer else None,
        "operator": Named(id=row.operator.id, name=row.operator.name) if row.operator else None,
        "result": row.result,
        "wait_s": None if row.wait_ms is None else _seconds(row.wait_ms),
        "talk_s": _seconds(row.talk_ms),
        "hold_s": _seconds(row.hold_ms),
        "wrap_up_s": _seconds(row.wrap_up_ms),
        "reason": Named(id=row.reason.id, name=row.reason.name(language)) if row.reason else None,
        "outcome": Named(id=row.outcome.id, name=row.outcome.name(language)) if row.outcome else None,
        "has_recording": row.has_recording,  # type: ignore[attr-defined]
        "has_notes": row.has_notes,  # type: ignore[attr-defined]
        "documented": row.documented_at is not None,
        "may_open": may_open,
    }


def _shown(number: str | None, home: str) -> str:
    return shown(number, home) if number else ""


def _seconds(ms: int) -> float:
    return round(ms / 1000, 1)


def _names(ids: set[str]) -> dict[str, str]:
    return {str(user.id): user.name for user in User.objects.filter(id__in=ids)}


def _operator(data: dict[str, object], names: dict[str, str]) -> Named | None:
    operator = str(data.get("operator") or "")
    return Named(id=UUID(operator), name=names[operator]) if operator in names else None
