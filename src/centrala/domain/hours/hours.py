"""Opening hours as people write them down: by the clock on the wall of one time zone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from minute `start` of a day up to, not including, minute `end`: 0 <= start < end <= DAY. Who is open past
    midnight has a span to the end of one day and one from the beginning of the next."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Override:
    """Whatever the hours say, `now` is so; until somebody ends it when `until` (UTC) is None."""

    now: Literal["open", "closed"]
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """`zone`: IANA name. `week`: the spans of each day, Monday first. `days`: what differs on single dates, public
    holidays among them; no spans: closed all day."""

    zone: str
    week: tuple[tuple[Span, ...], ...]
    days: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)
    override: Override | None = None

    def on(self, day: date) -> tuple[Span, ...]:
        return self.days[day] if day in self.days else self.week[day.weekday()]
