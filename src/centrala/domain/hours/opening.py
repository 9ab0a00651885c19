"""Is it open, and when next? Also across the days on which clocks are changed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from centrala.domain.hours.hours import Hours, Override

LOOKS_AHEAD = timedelta(days=400)
"""A line that does not open within that time does not open."""


def is_open(hours: Hours, at: datetime) -> bool:
    """At the UTC time `at`."""
    if (override := _override(hours, at)) is not None:
        return override.now == "open"
    return _by_the_clock(hours, at)


def opens_at(hours: Hours, at: datetime) -> datetime | None:
    """The first moment from `at` on at which it is open (UTC); None when there is none in sight."""
    override = _override(hours, at)
    if override is not None and override.now == "closed":
        if override.until is None:
            return None
        at = override.until
    if is_open(hours, at):
        return at
    first = at.astimezone(ZoneInfo(hours.zone)).date()
    for ahead in range(LOOKS_AHEAD.days):
        moments = sorted(_beginnings(hours, first + timedelta(days=ahead)))
        found = next((moment for moment in moments if moment >= at and _by_the_clock(hours, moment)), None)
        if found is not None:
            return found
    return None


def _override(hours: Hours, at: datetime) -> Override | None:
    override = hours.override
    return override if override is not None and (override.until is None or at < override.until) else None


def _by_the_clock(hours: Hours, at: datetime) -> bool:
    local = at.astimezone(ZoneInfo(hours.zone))
    minute = local.hour * 60 + local.minute
    return any(span.start <= minute < span.end for span in hours.on(local.date()))


def _beginnings(hours: Hours, day: date) -> Iterator[datetime]:
    """When spans of the day begin: twice for a time that comes twice; for one that is left out, when the clock jumps
    over it."""
    zone = ZoneInfo(hours.zone)
    for span in hours.on(day):
        wall = datetime(day.year, day.month, day.day, span.start // 60, span.start % 60, tzinfo=zone)
        once, again = (wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
        if again < once:  # the time is left out
            yield _jump(zone, again, once)
        else:
            yield from {once, again}


def _jump(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The moment between two at which the clock is changed, to the second."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
