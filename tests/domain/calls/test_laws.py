"""No sequence of facts, doubled, late or out of order, reaches an impossible state or binds an operator for ever."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from centrala.domain.calls import Call, due_fact, facts, step
from centrala.domain.calls import commands as do
from centrala.domain.calls.call import IN_TALK, WITH_OPERATOR

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
operators = st.sampled_from(["ana", "dan"])
offers = st.integers(0, 4)
times = st.integers(0, 300).map(lambda s: START + timedelta(seconds=s))
ends = st.sampled_from(["caller", "operator", "line_lost", "not_in_use", "closed"])

any_fact: st.SearchStrategy[facts.CallFact] = st.one_of(
    st.builds(
        facts.Arrived, st.sampled_from([None, "line"]), st.just("care"), st.just("p"), st.just("d"), st.booleans()
    ),
    st.builds(facts.Placed, operators, st.just("line"), st.just("care"), st.just("p"), times),
    st.just(facts.Ringing()),
    st.builds(facts.DialExpired, operators),
    st.builds(facts.NotReached, st.sampled_from(["busy", "no_answer"]), st.just(17)),
    st.builds(facts.ReachedVoicemail, operators),
    st.just(facts.Announced()),
    st.builds(facts.Queued, st.just("care"), st.booleans()),
    st.builds(facts.Offered, operators, offers, times),
    st.builds(facts.OfferExpired, operators, offers),
    st.builds(facts.OfferWithdrawn, operators, offers, st.just("presence")),
    st.builds(facts.Accepted, operators, offers),
    st.builds(facts.Answered, operators),
    st.builds(facts.JoinFailed, operators),
    st.builds(facts.Held, operators),
    st.builds(facts.Resumed, operators),
    st.builds(facts.KeysSent, operators, st.integers(1, 4)),
    st.builds(facts.OperatorLost, operators, times),
    st.builds(facts.OperatorBack, operators),
    st.builds(facts.RecordingStarted, st.just("r")),
    st.builds(facts.RecordingEnded, st.just("r")),
    st.builds(facts.HungUp, operators),
    st.builds(facts.CallerLeft, ends),
    st.builds(facts.WrapUpStarted, operators, times),
    st.builds(facts.WrapUpExtended, operators, times),
    st.builds(facts.Documented, operators, st.just("reason"), st.just("outcome")),
    st.builds(facts.WrapUpEnded, operators, st.just("done")),
)

BEGINNINGS: list[facts.CallFact] = [
    facts.Arrived("line", "care", "p", "d"),
    facts.Placed("ana", "line", "care", "p", START + timedelta(seconds=30)),
]


@dataclass
class Life:
    """Feeds facts, and answers the commands that always come back, as the engine does."""

    call: Call | None = None
    at: datetime = START
    commands: list[do.CallCommand] = field(default_factory=list)

    def feel(self, fact: facts.CallFact) -> None:
        self.at += timedelta(seconds=1)
        before = self.call
        self.call, commands = step(before, fact, self.at)
        if before is not None and self.call is before:
            assert all(isinstance(command, do.Enqueue) for command in commands), "an ignored fact commands nothing"
        self.commands += commands
        for command in commands:
            if isinstance(command, do.BeginWrapUp):
                self.feel(facts.WrapUpStarted(command.operator, self.at + timedelta(seconds=60)))
            elif isinstance(command, do.Enqueue):
                self.feel(facts.Queued(command.queue, command.again))

    def wait(self) -> None:
        """Until nothing is due any more."""
        for _ in range(10):
            if self.call is None or self.call.until is None:
                return
            self.at = max(self.at, self.call.until)
            due = due_fact(self.call, self.at)
            assert due is not None, f"{self.call.phase} has an end that means nothing"
            self.feel(due)


def check(call: Call) -> None:
    assert (call.operator is not None) == (call.phase in WITH_OPERATOR)
    if call.phase in ("dialing", "offered", "operator_lost", "wrap_up"):
        assert call.until is not None, "these phases end by themselves"
    else:
        assert call.until is None
    if call.phase in IN_TALK | {"waiting", "offered", "greeting", "dialing"}:
        assert not call.caller_gone
    if call.phase in ("talking", "held"):
        assert call.answered_at is not None
    if call.phase == "done":
        assert call.caller_gone


@given(st.lists(any_fact, max_size=40))
def test_every_state_on_the_way_is_possible(happened: list[facts.CallFact]) -> None:
    life = Life()
    for fact in happened:
        life.feel(fact)
        if life.call is not None:
            check(life.call)


@given(st.lists(any_fact, max_size=40), st.sampled_from(BEGINNINGS))
def test_no_operator_stays_bound_when_the_caller_has_left(
    happened: list[facts.CallFact], first: facts.CallFact
) -> None:
    life = Life()
    for fact in [first, *happened, facts.CallerLeft("caller")]:
        life.feel(fact)
    life.wait()
    assert life.call is not None
    assert life.call.phase == "done"
    assert life.call.operator is None


@given(st.lists(any_fact, max_size=30))
def test_the_same_facts_give_the_same_life(happened: list[facts.CallFact]) -> None:
    one, other = Life(), Life()
    for fact in happened:
        one.feel(fact)
        other.feel(fact)
    assert (one.call, one.commands) == (other.call, other.commands)


@given(st.lists(any_fact, max_size=30), any_fact)
def test_a_call_that_is_over_stays_over(happened: list[facts.CallFact], late: facts.CallFact) -> None:
    life = Life()
    for fact in [facts.Arrived("line", "care", "p", "d"), *happened, facts.CallerLeft("caller")]:
        life.feel(fact)
    life.wait()
    over = life.call
    life.feel(late)
    assert life.call is over
