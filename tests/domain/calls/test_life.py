"""The life of a call, told as the people in it live it."""

from datetime import UTC, datetime, timedelta

import pytest

from centrala.domain.calls import Call, due_fact, facts, step
from centrala.domain.calls import commands as do

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ARRIVED = facts.Arrived(line="sales", queue="care", caller="party", dialled="dialled")
RING_END = NOON + timedelta(seconds=15)
OFFERED = facts.Offered("ana", 1, RING_END)
TO_TALK: tuple[facts.CallFact, ...] = (
    ARRIVED,
    facts.Announced(),
    facts.Queued("care"),
    OFFERED,
    facts.Accepted("ana", 1),
    facts.Answered("ana"),
)


def live(*happened: facts.CallFact) -> tuple[Call, tuple[do.CallCommand, ...]]:
    """The call after these facts, one second apart, and the commands of the last."""
    call: Call | None = None
    commands: tuple[do.CallCommand, ...] = ()
    for second, fact in enumerate(happened):
        call, commands = step(call, fact, NOON + timedelta(seconds=second))
    assert call is not None
    return call, commands


def test_a_caller_is_greeted_then_waits_with_music() -> None:
    assert live(ARRIVED)[1] == (do.Greet(),)
    assert live(ARRIVED, facts.Announced())[1] == (do.Enqueue("care"),)
    call, commands = live(*TO_TALK[:3])
    assert (call.phase, commands) == ("waiting", (do.PlayMusic(),))


def test_an_accepted_offer_joins_both_and_starts_the_recording_once() -> None:
    assert live(*TO_TALK[:5])[1] == (do.Join("ana"),)
    call, commands = live(*TO_TALK)
    assert (call.phase, call.operator, commands) == ("talking", "ana", (do.StartRecording(),))
    recorded = (*TO_TALK, facts.RecordingStarted("r"), facts.OperatorLost("ana", RING_END), facts.OperatorBack("ana"))
    assert live(*recorded, facts.Answered("ana"))[1] == ()


def test_a_number_that_is_no_line_is_turned_away() -> None:
    call, commands = live(facts.Arrived(None, None, "party", "dialled"))
    assert (call.phase, commands) == ("ending", (do.TurnAway("not_in_use"),))


def test_an_operator_who_does_not_answer_loses_the_offer_and_the_call_keeps_its_place() -> None:
    waiting, _ = live(*TO_TALK[:3])
    call, commands = live(*TO_TALK[:4], facts.OfferExpired("ana", 1))
    assert (call.phase, call.operator) == ("waiting", None)
    assert call.queued_at == waiting.queued_at
    assert commands == (do.MarkNotAnswering("ana"),)


def test_a_late_answer_takes_no_call() -> None:
    expired = (*TO_TALK[:4], facts.OfferExpired("ana", 1))
    call, _ = live(*expired, facts.Offered("dan", 2, RING_END))
    after, commands = step(call, facts.Accepted("ana", 1), RING_END)
    assert after is call
    assert commands == ()


def test_a_customer_whose_operator_is_lost_hears_music_and_is_taken_over() -> None:
    lost = (*TO_TALK, facts.RecordingStarted("r"), facts.OperatorLost("ana", RING_END))
    call, commands = live(*lost)
    assert (call.phase, call.operator, commands) == ("operator_lost", "ana", (do.PlayMusic(),))
    assert live(*lost, facts.OperatorBack("ana"))[1] == (do.Join("ana"),)
    back, _ = live(*lost, facts.OperatorBack("ana"), facts.Answered("ana"))
    assert (back.phase, back.answered_at) == ("talking", live(*TO_TALK)[0].answered_at)


def test_a_held_customer_stays_held_when_the_operator_returns() -> None:
    call, commands = live(*TO_TALK, facts.Held("ana"), facts.OperatorLost("ana", RING_END), facts.OperatorBack("ana"))
    assert (call.phase, commands) == ("held", ())


def test_a_customer_whose_operator_stays_away_is_queued_again_at_the_old_place() -> None:
    lost, _ = live(*TO_TALK, facts.OperatorLost("ana", RING_END))
    again = due_fact(lost, RING_END)
    assert again == facts.Queued("care", again=True)
    call, _ = step(lost, again, RING_END)
    assert call is not None
    assert (call.phase, call.operator, call.queued_at) == ("waiting", None, live(*TO_TALK[:3])[0].queued_at)


@pytest.mark.parametrize("last", [facts.HungUp("ana"), facts.CallerLeft("caller")])
def test_whoever_ends_the_talk_the_operator_gets_time_to_document(last: facts.CallFact) -> None:
    call, commands = live(*TO_TALK, last)
    assert call.phase == "wrap_up"
    assert commands[-1] == do.BeginWrapUp("ana")
    assert do.Park("ana") in commands
    assert (do.HangUpCaller() in commands) == isinstance(last, facts.HungUp)


@pytest.mark.parametrize("lost", [(), (facts.OperatorLost("ana", RING_END),)])
def test_who_leaves_before_both_are_joined_leaves_nothing_to_document(lost: tuple[facts.CallFact, ...]) -> None:
    joining = (*TO_TALK[:5], *lost)
    gone, commands = live(*joining, facts.CallerLeft("caller"))
    assert (gone.phase, gone.operator, commands) == ("done", None, (do.Park("ana"),))
    ended, commands = live(*joining, facts.HungUp("ana"))
    assert (ended.phase, ended.operator, commands) == ("ending", None, (do.Park("ana"), do.HangUpCaller()))


def test_wrap_up_ends_by_itself_and_frees_the_operator() -> None:
    until = NOON + timedelta(seconds=60)
    wrapping, _ = live(*TO_TALK, facts.CallerLeft("caller"), facts.WrapUpStarted("ana", until))
    assert due_fact(wrapping, until - timedelta(seconds=1)) is None
    assert due_fact(wrapping, until) == facts.WrapUpEnded("ana", "expired")
    longer, _ = step(wrapping, facts.WrapUpExtended("ana", until + timedelta(seconds=60)), until)
    assert longer is not None
    assert due_fact(longer, until) is None


def test_a_call_is_over_only_when_nobody_is_bound_and_the_channel_is_gone() -> None:
    until = NOON + timedelta(seconds=60)
    documented = (*TO_TALK, facts.HungUp("ana"), facts.WrapUpStarted("ana", until), facts.WrapUpEnded("ana", "done"))
    assert live(*documented)[0].phase == "ending"
    over, _ = live(*documented, facts.CallerLeft("operator"))
    assert (over.phase, over.operator) == ("done", None)


def test_documenting_is_taken_also_while_talking_but_not_without_a_talk() -> None:
    talking, _ = live(*TO_TALK)
    fact = facts.Documented("ana", "reason", "outcome")
    after, _ = step(talking, fact, NOON)
    assert after == talking
    assert after is not talking
    waiting, _ = live(*TO_TALK[:3])
    assert step(waiting, fact, NOON)[0] is waiting


@pytest.mark.parametrize("count", range(1, len(TO_TALK) + 1))
def test_every_fact_counts_once(count: int) -> None:
    call, _ = live(*TO_TALK[:count])
    after, commands = step(call, TO_TALK[count - 1], NOON)
    if isinstance(TO_TALK[count - 1], facts.Announced):
        assert after is call  # asks for the queue again, which is then ignored
        return
    assert after is call
    assert commands == ()
