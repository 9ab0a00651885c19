"""Open or closed, told as the people who call know it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centrala.domain.hours import DAY, Hours, Override, Span, is_open, opens_at

BUCHAREST = ZoneInfo("Europe/Bucharest")
WORKDAY = (Span(9 * 60, 17 * 60),)
OFFICE = Hours("Europe/Bucharest", (WORKDAY,) * 5 + ((), ()), {date(2026, 12, 1): ()})


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BUCHAREST).astimezone(UTC)


@pytest.mark.parametrize(
    ("at", "opened", "opens"),
    [
        ("2026-11-24 08:59", False, "2026-11-24 09:00"),
        ("2026-11-24 09:00", True, "2026-11-24 09:00"),
        ("2026-11-24 16:59", True, "2026-11-24 16:59"),
        ("2026-11-24 17:00", False, "2026-11-25 09:00"),
        ("2026-11-27 17:00", False, "2026-11-30 09:00"),  # a Friday
        ("2026-11-30 20:00", False, "2026-12-02 09:00"),  # the National Day follows
    ],
)
def test_a_week_with_a_holiday(at: str, opened: bool, opens: str) -> None:
    assert is_open(OFFICE, wall(at)) is opened
    assert opens_at(OFFICE, wall(at)) == wall(opens)


def test_open_past_midnight() -> None:
    bar = Hours("Europe/Bucharest", ((Span(0, 120), Span(20 * 60, DAY)),) * 7)
    assert is_open(bar, wall("2026-11-24 23:59"))
    assert is_open(bar, wall("2026-11-25 01:59"))
    assert opens_at(bar, wall("2026-11-25 02:00")) == wall("2026-11-25 20:00")


def test_closed_now_until_somebody_opens_again_and_until_a_time() -> None:
    noon = wall("2026-11-24 12:00")
    shut = Hours(OFFICE.zone, OFFICE.week, override=Override("closed"))
    assert (is_open(shut, noon), opens_at(shut, noon)) == (False, None)
    until = wall("2026-11-24 13:30")
    drill = Hours(OFFICE.zone, OFFICE.week, override=Override("closed", until))
    assert (is_open(drill, noon), opens_at(drill, noon)) == (False, until)
    assert is_open(drill, until)
    late = Hours(OFFICE.zone, OFFICE.week, override=Override("open", wall("2026-11-24 22:00")))
    assert is_open(late, wall("2026-11-24 21:59"))
    assert not is_open(late, wall("2026-11-24 22:00"))


def test_who_never_opens() -> None:
    assert opens_at(Hours("UTC", ((),) * 7), datetime(2026, 11, 24, tzinfo=UTC)) is None


def test_the_clock_jumps_over_the_opening_in_spring() -> None:
    """On 29 March 2026 03:00 to 04:00 is left out in Romania."""
    early = Hours("Europe/Bucharest", ((Span(3 * 60 + 30, 5 * 60),),) * 7)
    midnight = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    assert opens_at(early, midnight) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert is_open(early, datetime(2026, 3, 29, 1, 0, tzinfo=UTC))


def test_the_hour_that_comes_twice_in_autumn_is_open_twice() -> None:
    """On 25 October 2026 03:00 to 04:00 comes twice in Romania."""
    early = Hours("Europe/Bucharest", ((Span(3 * 60, 3 * 60 + 30),),) * 7)
    first = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    assert is_open(early, first)
    assert not is_open(early, first + timedelta(minutes=30))
    assert opens_at(early, first + timedelta(minutes=30)) == first + timedelta(hours=1)


spans = st.lists(st.integers(0, DAY), min_size=0, max_size=4, unique=True).map(
    lambda edges: tuple(Span(a, b) for a, b in zip(*[iter(sorted(edges))] * 2, strict=False))
)
zones = st.sampled_from(["Europe/Bucharest", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])
# the days around every change of clocks, and any other
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001


@given(zones, st.lists(spans, min_size=7, max_size=7), moments)
def test_opens_at_is_the_first_open_moment(zone: str, week: list[tuple[Span, ...]], at: datetime) -> None:
    hours = Hours(zone, tuple(week))
    found = opens_at(hours, at)
    if found is None:
        assert not any(week)
        return
    assert found >= at
    assert is_open(hours, found)
    minute = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while minute < min(found, at + timedelta(days=1)):
        assert not is_open(hours, minute)
        minute += timedelta(minutes=1)
