"""What the facts of a call say."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centrala.apps.interactions.projection import Record, milliseconds, record
from centrala.domain.calls import facts as f
from tests.apps.fakes import START

QUEUE, IOANA, ANDREI = "queue", "ioana", "andrei"
LATER = START + timedelta(hours=1)
Story = list[tuple[float, f.CallFact]]

ARRIVED: Story = [(0, f.Arrived("line", QUEUE, "p", "l"))]
WAITING: Story = [*ARRIVED, (5, f.Announced()), (5, f.Queued(QUEUE))]
TALKING: Story = [*WAITING, (6, f.Offered(IOANA, 1, LATER)), (14, f.Accepted(IOANA, 1)), (15, f.Answered(IOANA))]


def told(story: Story) -> Record:
    return record((START + timedelta(seconds=at), fact) for at, fact in story)


@pytest.mark.parametrize(
    ("end", "result"),
    [
        ([], "open"),
        ([(3, f.CallerLeft("caller"))], "abandoned_in_greeting"),
        ([(3, f.CallerLeft("line_lost"))], "line_lost"),
        ([(5, f.Queued(QUEUE)), (9, f.CallerLeft("caller"))], "abandoned"),
        ([(5, f.Queued(QUEUE)), (9, f.CallerLeft("line_lost"))], "line_lost"),
        ([(5, f.Queued(QUEUE)), (9, f.Answered(IOANA)), (20, f.CallerLeft("line_lost"))], "line_lost"),
    ],
)
def test_the_result_of_a_call(end: Story, result: str) -> None:
    assert told([*ARRIVED, *end]).result == result


def test_a_number_that_is_no_line_is_not_in_use() -> None:
    story: Story = [(0, f.Arrived(None, None, "p", "l")), (4, f.CallerLeft("not_in_use"))]
    assert told(story).result == "not_in_use"


PLACED: Story = [(0, f.Placed(IOANA, "line", QUEUE, "p", LATER)), (2, f.Ringing())]
LEFT: Story = [(90, f.CallerLeft("operator"))]


@pytest.mark.parametrize(
    ("end", "result"),
    [
        ([], "open"),
        ([(9, f.NotReached("busy", 17))], "busy"),
        ([(9, f.NotReached("refused", 21))], "refused"),
        ([(30, f.DialExpired(IOANA)), *LEFT], "no_answer"),
        ([(9, f.HungUp(IOANA)), *LEFT], "cancelled"),
        ([(9, f.Answered(IOANA)), (20, f.HungUp(IOANA)), *LEFT], "answered"),
        ([(9, f.Answered(IOANA)), (12, f.ReachedVoicemail(IOANA)), *LEFT], "voicemail"),
        ([(9, f.CallerLeft("line_lost"))], "line_lost"),
    ],
)
def test_the_result_of_a_call_that_was_placed(end: Story, result: str) -> None:
    out = told([*PLACED, *end])
    assert (out.result, out.direction, out.operator, out.wait_ms) == (result, "out", IOANA, None)


def test_waiting_ends_with_the_answer_and_ringing_is_part_of_it() -> None:
    assert told(TALKING).wait_ms == 10_000
    assert told(TALKING).stays[0].result == "answered"
    assert told(WAITING).wait_ms is None


def test_talk_hold_and_wrap_up_are_counted_apart() -> None:
    end: Story = [
        (35, f.Held(IOANA)),
        (45, f.Resumed(IOANA)),
        (60, f.HungUp(IOANA)),
        (60, f.WrapUpStarted(IOANA, LATER)),
        (61, f.CallerLeft("operator")),
        (90, f.WrapUpEnded(IOANA, "done")),
    ]
    (part,) = told([*TALKING, *end]).parts
    assert (part.talk_ms, part.hold_ms, part.wrap_up_ms) == (35_000, 10_000, 30_000)
    assert part.ended_at == START + timedelta(seconds=90)


def test_while_the_operator_is_lost_the_customer_is_on_hold_in_the_same_segment() -> None:
    end: Story = [
        (25, f.OperatorLost(IOANA, LATER)),
        (31, f.OperatorBack(IOANA)),
        (32, f.Answered(IOANA)),
        (42, f.CallerLeft("caller")),
    ]
    (part,) = told([*TALKING, *end]).parts
    assert (part.talk_ms, part.hold_ms) == (20_000, 7_000)


def test_a_second_operator_makes_a_second_pass_and_segment() -> None:
    end: Story = [
        (25, f.OperatorLost(IOANA, LATER)),
        (40, f.Queued(QUEUE, again=True)),
        (50, f.Answered(ANDREI)),
        (80, f.CallerLeft("caller")),
    ]
    known = told([*TALKING, *end])
    assert [part.operator for part in known.parts] == [IOANA, ANDREI]
    assert known.operator == ANDREI
    assert known.wait_ms == 20_000
    assert known.parts[0].hold_ms == 15_000


def test_an_offer_that_is_not_taken_is_nobodys_handle_time() -> None:
    end: Story = [(6, f.Offered(IOANA, 1, LATER)), (21, f.OfferExpired(IOANA, 1))]
    known = told([*WAITING, *end])
    assert (known.offered_to, known.parts) == (None, ())


def test_documenting_again_corrects() -> None:
    end: Story = [(70, f.Documented(IOANA, "r1", "o1")), (900, f.Documented(ANDREI, "r2", "o2"))]
    known = told([*TALKING, *end])
    assert (known.reason, known.outcome) == ("r2", "o2")
    assert known.documented_at == START + timedelta(seconds=70)


FACTS = st.sampled_from(
    [
        f.Queued(QUEUE),
        f.Queued(QUEUE, again=True),
        f.Offered(IOANA, 1, LATER),
        f.OfferExpired(IOANA, 1),
        f.Answered(IOANA),
        f.Answered(ANDREI),
        f.Held(IOANA),
        f.Resumed(IOANA),
        f.OperatorLost(IOANA, LATER),
        f.HungUp(IOANA),
        f.CallerLeft("caller"),
        f.WrapUpStarted(IOANA, LATER),
        f.WrapUpEnded(IOANA, "done"),
        f.Documented(IOANA, "r", "o"),
    ]
)
STORIES = st.lists(st.tuples(st.floats(-5, 3600), FACTS), max_size=30)


@given(STORIES)
def test_whatever_comes_the_sums_reconcile(story: Story) -> None:
    """Every millisecond of a segment is counted once, and none is before its beginning."""
    known = told([*ARRIVED, *story])
    last = known.last_at
    assert last is not None
    for part in known.parts:
        spent = part.talk_ms + part.hold_ms + part.wrap_up_ms
        assert spent <= milliseconds(part.answered_at, part.ended_at or last) + 3
        assert part.answered_at <= (part.ended_at or last)
    for stay in known.stays:
        assert (stay.left_at is None) == (stay.result == "waiting")
    assert (known.result == "open") == (known.ended_at is None)
