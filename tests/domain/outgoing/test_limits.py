"""Which numbers may be called, and how often."""

from datetime import UTC, datetime, timedelta

import pytest

from centrala.domain.outgoing import Rules, refusal, why_not_reached

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
RULES = Rules(allowed=("+40", "+40900123"), barred=("+40900",), at_once=2, per_hour=2)


@pytest.mark.parametrize(
    ("number", "out_now", "minutes_ago", "expected"),
    [
        ("+40722123456", 0, [], None),
        ("+40900999999", 0, [], "not_allowed"),
        ("+40900123456", 0, [], None),
        ("+390612345678", 0, [], "not_allowed"),
        ("+40722123456", 2, [], "too_many_at_once"),
        ("+40722123456", 1, [59], None),
        ("+40722123456", 1, [59, 1], "too_many_this_hour"),
        ("+40722123456", 1, [60, 1], None),
    ],
)
def test_the_longest_beginning_decides_then_the_counts(
    number: str, out_now: int, minutes_ago: list[int], expected: str | None
) -> None:
    placed = [NOON - timedelta(minutes=m) for m in minutes_ago]
    assert refusal(RULES, number, out_now, placed, NOON) == expected


def test_plus_alone_allows_every_number_and_nothing_none() -> None:
    assert refusal(Rules(("+",), (), 1, 1), "+18005550123", 0, [], NOON) is None
    assert refusal(Rules((), (), 1, 1), "+40722123456", 0, [], NOON) == "not_allowed"


@pytest.mark.parametrize(
    ("cause", "why"),
    [(17, "busy"), (19, "no_answer"), (18, "no_answer"), (21, "refused"), (1, "unreachable"), (34, "unreachable")],
)
def test_causes_of_the_network_in_words(cause: int, why: str) -> None:
    assert why_not_reached(cause) == why
