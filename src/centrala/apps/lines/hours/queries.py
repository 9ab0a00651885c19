"""Opening hours as people read them and as the engine is told of them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

import holidays
from django.db.models import QuerySet

from centrala.apps.lines.models import OpeningHours
from centrala.contract import directory
from centrala.domain import hours as rules
from centrala.kit.errors import AppError

YEARS_AHEAD = 2
"""So far are public holidays told; every change of the company, and every start, tells them anew."""


def all_hours() -> QuerySet[OpeningHours]:
    return OpeningHours.objects.prefetch_related("lines").order_by("name")


def one(hours_id: UUID) -> OpeningHours:
    """Raises AppError not_found (404)."""
    found = all_hours().filter(id=hours_id).first()
    if found is None:
        raise AppError("not_found", 404)
    return found


def public_holidays(country: str, years: Iterable[int]) -> dict[date, str]:
    """Name by date, in the country's language; none for a country that nobody has written down."""
    return {day: name for year in years for day, name in _of_year(country, year).items()}


@cache
def _of_year(country: str, year: int) -> dict[date, str]:
    try:
        return dict(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return {}


def told(hours: OpeningHours, country: str, today: date) -> directory.Hours:
    """Single days go before public holidays, so that one can be worked on."""
    years = range(today.year, today.year + YEARS_AHEAD)
    free = {day.isoformat(): () for day in public_holidays(country, years)} if hours.holidays else {}
    return directory.Hours(
        id=str(hours.id),
        zone=hours.zone,
        week=tuple(_spans(day) for day in hours.week),
        days=free | {day: _spans(differs["spans"]) for day, differs in hours.days.items()},
        override="open" if hours.override == "open" else "closed" if hours.override == "closed" else None,
        override_until=hours.override_until,
    )


def state(hours: OpeningHours, country: str, now: datetime) -> tuple[bool, datetime | None]:
    """Is it open, and when does it open next."""
    known = told(hours, country, now.date() - timedelta(days=1))
    days = {date.fromisoformat(day): _of(spans) for day, spans in known.days.items()}
    override = rules.Override(known.override, known.override_until) if known.override else None
    by = rules.Hours(known.zone, tuple(_of(spans) for spans in known.week), days, override)
    return rules.is_open(by, now), rules.opens_at(by, now)


def _spans(kept: Iterable[Iterable[int]]) -> directory.Spans:
    return tuple((start, end) for start, end in kept)


def _of(spans: directory.Spans) -> tuple[rules.Span, ...]:
    return tuple(rules.Span(start, end) for start, end in spans)
