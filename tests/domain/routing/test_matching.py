"""Longest waiting to longest idle."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from centrala.domain.routing import Ready, Waiting, match

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
QUEUES = ["care", "sales"]
times = st.integers(0, 100).map(lambda s: NOON + timedelta(seconds=s))
waitings = st.lists(
    st.builds(Waiting, times, st.uuids().map(str), st.sampled_from(QUEUES)), unique_by=lambda w: w.call, max_size=12
)
readies = st.lists(
    st.builds(Ready, times, st.uuids().map(str), st.frozensets(st.sampled_from(QUEUES))),
    unique_by=lambda r: r.operator,
    max_size=12,
)


def test_the_longest_waiting_goes_to_the_longest_idle() -> None:
    first = Waiting(NOON, "a", "care")
    second = Waiting(NOON + timedelta(seconds=1), "b", "care")
    rested = Ready(NOON - timedelta(hours=1), "ana", frozenset({"care"}))
    busy = Ready(NOON, "dan", frozenset({"care"}))
    assert match([second, first], [busy, rested]) == [(first, rested), (second, busy)]


@given(waitings, readies)
def test_nobody_is_given_twice_and_nobody_idles_while_a_call_waits(waiting: list[Waiting], ready: list[Ready]) -> None:
    pairs = match(waiting, ready)
    calls, operators = [w.call for w, _ in pairs], [r.operator for _, r in pairs]
    assert len(set(calls)) == len(calls)
    assert len(set(operators)) == len(operators)
    assert all(w.queue in r.queues for w, r in pairs)
    left = [w for w in waiting if w.call not in calls]
    idle = [r for r in ready if r.operator not in operators]
    assert not any(w.queue in r.queues for w in left for r in idle)


@given(waitings, readies, st.randoms())
def test_a_queue_is_first_in_first_out_and_order_of_input_does_not_matter(
    waiting: list[Waiting], ready: list[Ready], random: object
) -> None:
    pairs = match(waiting, ready)
    shuffled = list(waiting)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert match(shuffled, ready) == pairs
    given_calls = {w.call for w, _ in pairs}
    for queue in QUEUES:
        in_order = [w.call in given_calls for w in sorted(waiting) if w.queue == queue]
        assert in_order == sorted(in_order, reverse=True)
