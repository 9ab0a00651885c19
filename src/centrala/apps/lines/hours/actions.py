"""Setting opening hours; they act at once, on calls that come from then on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID
from zoneinfo import available_timezones

from django.db import IntegrityError, transaction

from centrala.apps.audit.actions import record
from centrala.apps.lines.actions import directory_changed
from centrala.apps.lines.models import OpeningHours
from centrala.domain.hours import DAY
from centrala.kit.errors import AppError

Spans = Sequence[Sequence[int]]
"""[start, end] of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A single day that differs. `spans` as in Wanted.week; none: closed."""

    name: str
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`week`: the spans of seven days, Monday first, in minutes of the day."""

    name: str
    zone: str
    week: Sequence[Spans]
    days: Mapping[date, Day]
    holidays: bool


@transaction.atomic
def save(*, actor: UUID, wanted: Wanted, hours: OpeningHours | None = None) -> OpeningHours:
    """New ones without `hours`. Raises AppError hours.zone_unknown, hours.spans_wrong {day} (422),
    hours.name_taken (409)."""
    _check(wanted)
    kept = hours or OpeningHours()
    before = _fields(kept) if hours else None
    kept.name, kept.zone, kept.holidays = wanted.name.strip(), wanted.zone, wanted.holidays
    kept.week = [_plain(spans) for spans in wanted.week]
    kept.days = {
        day.isoformat(): {"name": differs.name.strip(), "spans": _plain(differs.spans)}
        for day, differs in sorted(wanted.days.items())
    }
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as taken:
        raise AppError("hours.name_taken", 409) from taken
    action = "hours.changed" if hours else "hours.created"
    record(actor=actor, action=action, subject=f"hours:{kept.id}", before=before, after=_fields(kept))
    directory_changed()
    return kept


@transaction.atomic
def delete(*, actor: UUID, hours: OpeningHours) -> None:
    """Raises AppError hours.in_use (409)."""
    if hours.lines.exists():
        raise AppError("hours.in_use", 409)
    record(actor=actor, action="hours.deleted", subject=f"hours:{hours.id}", before=_fields(hours))
    hours.delete()
    directory_changed()


@transaction.atomic
def override(
    *, actor: UUID, hours: OpeningHours, now: Literal["open", "closed"] | None, until: datetime | None
) -> OpeningHours:
    """None: as the hours say again."""
    before = {"override": hours.override, "until": str(hours.override_until or "")}
    hours.override, hours.override_until = now or "", until if now else None
    hours.save(update_fields=["override", "override_until"])
    after = {"override": hours.override, "until": str(hours.override_until or "")}
    record(actor=actor, action="hours.overridden", subject=f"hours:{hours.id}", before=before, after=after)
    directory_changed()
    return hours


def _check(wanted: Wanted) -> None:
    if wanted.zone not in available_timezones():
        raise AppError("hours.zone_unknown", 422, zone=wanted.zone)
    for number, spans in enumerate(wanted.week, start=1):
        _check_spans(spans, str(number))
    for day, differs in wanted.days.items():
        _check_spans(differs.spans, day.isoformat())


def _check_spans(spans: Spans, day: str) -> None:
    """Within the day, in order, not touching."""
    end_before = -1
    for start, end in spans:
        if not end_before < start < end <= DAY:
            raise AppError("hours.spans_wrong", 422, day=day)
        end_before = end


def _plain(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _fields(hours: OpeningHours) -> dict[str, object]:
    return {name: getattr(hours, name) for name in ("name", "zone", "week", "days", "holidays")}
