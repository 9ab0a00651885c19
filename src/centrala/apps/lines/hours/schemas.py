"""Shapes of opening hours."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from centrala.apps.lines.hours import queries
from centrala.apps.lines.models import OpeningHours

Minute = Annotated[int, Field(ge=0, le=24 * 60)]
Spans = Annotated[list[Annotated[list[Minute], Field(min_length=2, max_length=2)]], Field(max_length=12)]
"""[start, end] in minutes of the day, in order."""


class HoursDay(Schema):
    """A day that differs; no spans: closed."""

    day: date
    name: str = Field("", max_length=120)
    spans: Spans


class HoursChange(Schema):
    """`week`: the spans of seven days, Monday first. `holidays`: closed on the country's public holidays."""

    name: str = Field(min_length=1, max_length=120)
    zone: str = Field(max_length=60)
    week: list[Spans] = Field(min_length=7, max_length=7)
    days: list[HoursDay] = Field([], max_length=400)
    holidays: bool = True


class HoursOverride(Schema):
    """`now` null: as the hours say again. `until` null: until somebody ends it."""

    now: Literal["open", "closed"] | None
    until: AwareDatetime | None = None


class OpeningHoursOut(HoursChange):
    """`open` now; `opens_at`: the next moment at which it is open, null when none is in sight."""

    id: UUID
    lines: list[str]
    override: Literal["open", "closed"] | None
    override_until: datetime | None
    open: bool
    opens_at: datetime | None


class Holiday(Schema):
    day: date
    name: str


def hours_out(hours: OpeningHours, country: str, now: datetime) -> OpeningHoursOut:
    is_open, opens_at = queries.state(hours, country, now)
    return OpeningHoursOut(
        id=hours.id,
        name=hours.name,
        zone=hours.zone,
        week=hours.week,
        days=[HoursDay(day=day, name=of["name"], spans=of["spans"]) for day, of in sorted(hours.days.items())],
        holidays=hours.holidays,
        lines=[line.name for line in hours.lines.all()],
        override="open" if hours.override == "open" else "closed" if hours.override == "closed" else None,
        override_until=hours.override_until,
        open=is_open,
        opens_at=opens_at,
    )
