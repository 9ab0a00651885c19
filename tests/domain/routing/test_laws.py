"""Whatever comes in whatever order: the incremental matcher decides as the plain rules do that look at everything."""

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from centrala.domain.routing.demand import SECOND, Demand, Need, Request
from centrala.domain.routing.matcher import Decision, Matcher
from centrala.domain.routing.policy import Policy, Relax, Reserve, Rules
from centrala.domain.routing.profile import Profile, Standing
from tests.domain.routing.plainly import Plainly

QUEUES, SKILLS, LANGUAGES = ["care", "sales"], ["bills", "fibre", "roaming"], ["en", "ro"]
OPERATORS = ["ana", "dan", "eva", "ion"]
needs = st.builds(Need, st.sampled_from(SKILLS), st.integers(1, 3))
seconds = st.sampled_from([0, 1, 5, 20, 60])
relaxes = st.lists(st.builds(Relax, st.sampled_from([5, 10, 30]), st.integers(1, 3), st.booleans()), max_size=2).map(
    tuple
)
policies = st.builds(
    Policy,
    target_s=st.sampled_from([10, 20]),
    priority_s=st.sampled_from([0, 30]),
    order=st.sampled_from(["longest_idle", "fewest_today", "level_first"]),
    relax=relaxes,
    named_s=st.sampled_from([0, 10, 45]),
    named_ahead_s=st.sampled_from([0, 15, 600]),
)
reserves = st.lists(
    st.builds(Reserve, st.sampled_from(SKILLS), st.integers(1, 2), st.sampled_from([7, 40])),
    unique_by=lambda reserve: reserve.skill,
    max_size=2,
).map(tuple)
rules = st.builds(Rules, st.dictionaries(st.sampled_from(QUEUES), policies), reserves)
demands = st.builds(
    Demand,
    st.sampled_from(QUEUES),
    st.lists(needs, max_size=2, unique_by=lambda need: need.skill).map(tuple),
    st.lists(st.sampled_from(SKILLS), max_size=1).map(tuple),
    st.sampled_from([None, None, *LANGUAGES]),
    st.sampled_from([1, 1, 1, 2]),
)
profiles = st.builds(
    Profile,
    st.frozensets(st.sampled_from(QUEUES), min_size=1),
    st.lists(needs, max_size=3, unique_by=lambda need: need.skill).map(frozenset),
    st.frozensets(st.sampled_from(LANGUAGES)),
    st.sampled_from([1, 1, 2, 3]),
)
people = st.sampled_from(OPERATORS)


class Centre(RuleBasedStateMachine):
    """The truth (calls that wait, operators) beside a matcher that is told each change of it once."""

    @initialize(chosen=rules)
    def open(self, chosen: Rules) -> None:
        self.chosen = chosen
        self.matcher = Matcher(chosen)
        self.now = 1_000_000 * SECOND
        self.requests: dict[str, Request] = {}
        self.people: dict[str, tuple[Profile, Standing]] = {}
        self.in_hand: list[tuple[str, str, Request]] = []
        self.calls = 0

    @rule(demand=demands, named=st.sampled_from([None, *OPERATORS]), waited=st.sampled_from([0, 0, 0, 8, 50]))
    def a_call_waits(self, demand: Demand, named: str | None, waited: int) -> None:
        self.calls += 1
        call = f"call{self.calls:03d}"
        self.requests[call] = Request(call, demand, self.now - waited * SECOND, named)
        self.matcher.waits(self.requests[call])

    @rule(which=st.integers(0, 20), named=st.sampled_from([None, *OPERATORS]))
    def another_asks_for_the_same(self, which: int, named: str | None) -> None:
        if self.requests:
            like = sorted(self.requests)[which % len(self.requests)]
            self.a_call_waits(self.requests[like].demand, named, 0)

    @rule(data=st.data())
    def a_caller_leaves(self, data: st.DataObject) -> None:
        if self.requests:
            call = data.draw(st.sampled_from(sorted(self.requests)))
            del self.requests[call]
            self.matcher.leaves(call)

    @rule(who=people, profile=profiles, present=st.booleans(), taken=st.integers(0, 2))
    def an_operator_changes(self, who: str, profile: Profile, present: bool, taken: int) -> None:
        load = self.people[who][1].load if who in self.people else 0
        self.stand(who, profile, Standing(present, load, self.now, taken))

    @rule(who=people, seconds=st.sampled_from([0, 3]))
    def an_operator_is_away_for_a_moment(self, who: str, seconds: int) -> None:
        self.an_operator_comes_or_goes(who, present=False)
        self.it_is_decided(seconds)
        self.an_operator_comes_or_goes(who, present=True)
        self.it_is_decided(0)

    @rule(who=people, present=st.booleans())
    def an_operator_comes_or_goes(self, who: str, present: bool) -> None:
        if who in self.people:
            profile, standing = self.people[who]
            self.stand(who, profile, replace(standing, present=present, idle_since=self.now))

    @rule(who=people)
    def an_operator_is_removed(self, who: str) -> None:
        if who in self.people and not self.people[who][1].load:
            del self.people[who]
            self.matcher.forget(who)

    @rule(data=st.data(), refused=st.booleans())
    def a_call_ends_or_is_refused(self, data: st.DataObject, refused: bool) -> None:
        if not self.in_hand:
            return
        ended = data.draw(st.sampled_from(self.in_hand))
        self.in_hand.remove(ended)
        call, who, request = ended
        profile, standing = self.people[who]
        self.stand(who, profile, replace(standing, load=standing.load - request.demand.size, idle_since=self.now))
        if refused:
            self.requests[call] = request
            self.matcher.waits(request)

    @rule(after=seconds)
    def it_is_decided(self, after: int) -> None:
        self.now += after * SECOND
        plainly = Plainly(self.chosen, self.requests, self.people, self.now)
        rebuilt = self.rebuilt()
        decisions = self.matcher.decide(self.now)
        assert [(d.call, d.operator, d.why.rule) for d in decisions] == plainly.decide()
        assert rebuilt.decide(self.now) == decisions
        self.take(decisions)
        assert_soon_enough(self.matcher.next_due, rebuilt.next_due, self.now)

    @rule(limit=seconds)
    def time_passes_from_alarm_to_alarm(self, limit: int) -> None:
        """Between the moments that the matcher names, nothing would be decided."""
        self.it_is_decided(0)
        end = self.now + limit * SECOND
        while (due := self.matcher.next_due) is not None and due <= end:
            assert Plainly(self.chosen, self.requests, self.people, due - 1).decide() == []
            self.it_is_decided_at(due)
        assert Plainly(self.chosen, self.requests, self.people, end).decide() == []
        self.it_is_decided_at(end)

    def it_is_decided_at(self, at: int) -> None:
        self.now = at
        self.it_is_decided(0)

    def stand(self, who: str, profile: Profile, standing: Standing) -> None:
        self.people[who] = (profile, standing)
        self.matcher.operator(who, profile, standing)

    def rebuilt(self) -> Matcher:
        matcher = Matcher(self.chosen)
        for request in reversed(self.requests.values()):
            matcher.waits(request)
        for who in reversed(self.people):
            matcher.operator(who, *self.people[who])
        return matcher

    def take(self, decisions: list[Decision]) -> None:
        for decision in decisions:
            request = self.requests.pop(decision.call)
            profile, standing = self.people[decision.operator]
            assert standing.present
            load = standing.load + request.demand.size
            assert load <= profile.capacity
            self.people[decision.operator] = profile, replace(standing, load=load)
            self.in_hand.append((decision.call, decision.operator, request))
        plainly = Plainly(self.chosen, self.requests, self.people, self.now)
        assert all(plainly.held(request) or not plainly.would_do(request) for request in self.requests.values())


def assert_soon_enough(told: int | None, true: int | None, now: int) -> None:
    """An alarm may be for nothing, but never too late nor past."""
    assert told is None or told > now
    assert true is None or (told is not None and told <= true)


Centre.TestCase.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
TestCentre: Any = Centre.TestCase
