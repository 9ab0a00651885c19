"""The simulated days: the same for everybody, and each way of routing as it says."""

import itertools

import pytest

from centrala.domain.routing.demand import SECOND, Demand, Need, Request
from centrala.domain.routing.policy import Rules
from centrala.domain.routing.profile import Profile
from centrala.domain.routing.simulation import teams
from centrala.domain.routing.simulation.crowd import Crowd
from centrala.domain.routing.simulation.day import Day
from centrala.domain.routing.simulation.dispatch import Dispatch, Incremental, Listed, RoundRobin, StaticPenalties
from centrala.domain.routing.simulation.outcome import Outcome, percentile
from centrala.domain.routing.simulation.pooling import compare
from centrala.domain.routing.simulation.scenario import Kind, Scenario, arrivals

BILLS = Demand("care", (Need("bills"),))
PEOPLE = {
    name: Profile(frozenset({"care"}), frozenset({Need("bills", level)}))
    for name, level in [("ana", 1), ("dan", 3), ("eva", 2)]
}


def test_equal_seeds_make_equal_days_and_more_people_do_not_change_who_calls() -> None:
    small, large = teams.pooled(3, seed=7, hours=5), teams.two_skills(9, seed=7, hours=5)
    assert arrivals(small) == arrivals(small) == arrivals(large)
    assert arrivals(small) != arrivals(teams.pooled(3, seed=8, hours=5))
    assert [a.at for a in arrivals(small)] == sorted(a.at for a in arrivals(small))


def test_a_crowded_day_loses_no_call_and_obeys_erlang() -> None:
    """M/M/10 at 8 erlangs: 41 % wait, 20.4 s on average when a call takes 100 s (Erlang C)."""
    kind = Kind(Demand("care"), per_hour=288, handling_s=100)
    people = {f"operator{n}": Profile(frozenset({"care"})) for n in range(10)}
    scenario = Scenario((kind,), people, Rules(), seconds=400 * 3600, warm_up_s=3600, seed=3)
    outcome = Day(scenario, Incremental(people, Rules())).play()
    assert outcome.mean_wait_s == pytest.approx(20.4, rel=0.08)
    assert sum(wait > 0 for wait in outcome.waits) / len(outcome.waits) == pytest.approx(0.409, abs=0.02)
    assert outcome.fairness > 0.99
    idle = sum(outcome.idle.values()) / SECOND / 10 / (399 * 3600)
    assert idle == pytest.approx(0.2, abs=0.01)


def test_with_plain_rules_ours_is_first_come_longest_idle() -> None:
    day = teams.two_skills(90, seed=2, hours=20)
    plain = Rules()
    ours, theirs = Day(day, Incremental(day.people, plain)).play(), Day(day, Listed(day.people)).play()
    assert ours == theirs


@pytest.mark.parametrize(
    ("dispatch", "order"),
    [
        (Listed(PEOPLE), ["ana", "dan", "eva", "eva", "dan"]),
        (RoundRobin(PEOPLE), ["ana", "dan", "eva", "dan", "eva"]),
        (StaticPenalties(PEOPLE), ["dan", "eva", "ana", "dan", "eva"]),
    ],
)
def test_how_others_choose(dispatch: Dispatch, order: list[str]) -> None:
    now = itertools.count(10)
    chosen = []
    for n in range(3):
        chosen += _next(dispatch, n, next(now))
    dispatch.free("eva", next(now))
    dispatch.free("dan", next(now))
    for n in range(3, 5):
        chosen += _next(dispatch, n, next(now))
    assert chosen == order


def _next(dispatch: Dispatch, n: int, now: int) -> list[str]:
    dispatch.waits(Request(f"call{n}", BILLS, now))
    return [operator for _, operator in dispatch.pairs(now)]


def test_who_left_is_not_offered() -> None:
    listed = Listed({})
    listed.waits(Request("gone", BILLS, 1))
    listed.waits(Request("stays", BILLS, 2))
    listed.leaves("gone")
    listed = _with(listed, "ana")
    assert listed.pairs(3) == [("stays", "ana")]


def _with(listed: Listed, operator: str) -> Listed:
    listed._people = PEOPLE
    listed.free(operator, 0)
    return listed


def test_features_cost_little_and_bring_more_of_what_was_asked_for() -> None:
    day = teams.mixed(seed=5, operators=60, hours=6)
    ours, plain = Day(day, Incremental(day.people, day.rules)).play(), Day(day, Listed(day.people)).play()
    assert ours.level_share > plain.level_share + 0.05
    assert ours.own_share > plain.own_share + 0.05
    assert ours.service_level > plain.service_level - 0.06


def test_two_skills_are_worth_nearly_a_pooled_team() -> None:
    assert compare(seed=2, hours=60).price <= 1


def test_a_crowd_keeps_its_size_and_every_event_is_timed() -> None:
    crowd = Crowd(operators=60, waiting=300, seed=1)
    timed = crowd.run(500, itertools.count().__next__)
    assert timed.spans == [1] * 500
    assert timed.decisions > 50
    assert 200 < timed.waiting < 500


def test_figures_of_nothing_and_of_little() -> None:
    nothing = Outcome()
    assert (nothing.service_level, nothing.abandoned, nothing.mean_wait_s, nothing.wait_s(0.9)) == (1.0, 0.0, 0.0, 0.0)
    little = Outcome(waits=[0, 30 * SECOND], left=[SECOND, 6 * SECOND], idle={"ana": 4, "dan": 0})
    assert (little.service_level, little.abandoned, little.mean_wait_s) == (1 / 3, 0.5, 15.0)
    assert (little.wait_s(1), little.fairness) == (30.0, 0.5)
    assert percentile([1, 2, 3, 4], 0.5) == 2
