"""The company's opening hours, as the rules take them."""

from datetime import date, datetime

from centrala.contract import directory
from centrala.domain import hours


def is_closed(known: directory.Directory, line: directory.Line, at: datetime) -> bool:
    """Hours that are not there are no reason to turn anybody away."""
    found = next((one for one in known.hours if one.id == line.hours), None)
    return found is not None and not hours.is_open(rules(found), at)


def rules(told: directory.Hours) -> hours.Hours:
    override = hours.Override(told.override, told.override_until) if told.override else None
    days = {date.fromisoformat(day): _spans(spans) for day, spans in told.days.items()}
    return hours.Hours(told.zone, tuple(_spans(spans) for spans in told.week), days, override)


def _spans(spans: directory.Spans) -> tuple[hours.Span, ...]:
    return tuple(hours.Span(start, end) for start, end in spans)
