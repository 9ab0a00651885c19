"""Each thing a company may choose, by one small story. Times are seconds; the story begins at 1000."""

import pytest

from centrala.domain.routing.demand import SECOND, Demand, Need, Request
from centrala.domain.routing.matcher import Decision, Matcher
from centrala.domain.routing.policy import Order, Policy, Relax, Reserve, Rules
from centrala.domain.routing.profile import Profile, Standing
from centrala.domain.routing.why import SkillMet, Why

CARE = Demand("care")
BILLS = Demand("care", (Need("bills", 3),))


class Centre:
    def __init__(self, policy: Policy | None = None, *reserves: Reserve) -> None:
        self.matcher = Matcher(Rules({"care": policy or Policy()}, reserves))
        self.profiles: dict[str, Profile] = {}

    def free(self, who: str, idle_since: int = 900, *, taken: int = 0, **can: object) -> None:
        """`can`: skill=level; queues, languages, capacity as they are in Profile."""
        skills = frozenset(Need(skill, level) for skill, level in can.items() if isinstance(level, int))
        languages = frozenset(str(can["languages"]).split()) if "languages" in can else frozenset[str]()
        self.profiles[who] = Profile(frozenset({"care", "sales"}), skills, languages)
        self.matcher.operator(who, self.profiles[who], Standing(True, 0, idle_since * SECOND, taken))

    def busy(self, who: str, **can: int) -> None:
        self.free(who, **can)
        self.matcher.stands(who, Standing(True, 1, 900 * SECOND))

    def wait(self, call: str, at: int = 1000, demand: Demand = CARE, named: str | None = None) -> None:
        self.matcher.waits(Request(call, demand, at * SECOND, named, "named" if named else "last"))

    def at(self, now: int) -> list[tuple[str, str]]:
        return [(decision.call, decision.operator) for decision in self.decided(now)]

    def decided(self, now: int) -> list[Decision]:
        return self.matcher.decide(now * SECOND)

    def why(self, now: int) -> Why:
        (decision,) = self.decided(now)
        return decision.why

    @property
    def due(self) -> float | None:
        due = self.matcher.next_due
        return None if due is None else due / SECOND


def test_by_default_the_longest_waiting_goes_to_the_longest_idle() -> None:
    centre = Centre()
    centre.free("ana", idle_since=950)
    centre.free("dan", idle_since=940)
    centre.wait("second", 1001)
    centre.wait("first", 1000)
    assert centre.at(1002) == [("first", "dan"), ("second", "ana")]


@pytest.mark.parametrize(("order", "first"), [("longest_idle", "ana"), ("fewest_today", "dan"), ("level_first", "eva")])
def test_who_is_first_is_a_choice_of_the_queue(order: Order, first: str) -> None:
    centre = Centre(Policy(order=order))
    centre.free("ana", 900, taken=3, bills=3)
    centre.free("dan", 910, taken=1, bills=3)
    centre.free("eva", 920, taken=2, bills=5)
    centre.wait("call", demand=BILLS)
    (decision,) = centre.decided(1000)
    assert (decision.operator, decision.why.rule) == (first, order)


def test_without_the_skill_at_its_level_a_call_is_not_offered() -> None:
    centre = Centre()
    centre.free("ana", bills=2)
    centre.free("dan", fibre=5)
    centre.wait("call", demand=BILLS)
    assert centre.at(1000) == []
    assert centre.due is None
    centre.free("eva", bills=3)
    assert centre.at(9000) == [("call", "eva")]


def test_levels_relax_in_steps_and_the_steps_are_alarms() -> None:
    centre = Centre(Policy(relax=(Relax(10, 1), Relax(30, 2, without=True))))
    centre.free("ana", bills=2)
    centre.free("dan")
    centre.wait("first", 1000, BILLS)
    centre.wait("second", 1005, BILLS)
    assert (centre.at(1005), centre.due) == ([], 1010)
    assert centre.at(1009) == []
    assert centre.at(1010) == [("first", "ana")]
    assert centre.due == 1035
    assert centre.decided(1035) == [Decision("second", "dan", Why("only", 30, 135, skills=(SkillMet("bills", 3, 0),)))]


def test_who_fits_fully_goes_before_who_fits_after_relaxing() -> None:
    centre = Centre(Policy(relax=(Relax(10, 1),)))
    centre.wait("call", 1000, BILLS)
    assert centre.at(1000) == []
    centre.free("ana", 100, bills=2)
    centre.free("dan", 990, bills=3)
    assert centre.at(1020) == [("call", "dan")]


def test_the_next_in_a_lane_gets_its_own_alarm_when_the_first_leaves() -> None:
    centre = Centre(Policy(relax=(Relax(10, 1),)))
    centre.free("ana", bills=2)
    centre.wait("first", 1000, BILLS)
    centre.wait("second", 1008, BILLS)
    assert (centre.at(1008), centre.due) == ([], 1010)
    centre.matcher.leaves("first")
    assert (centre.at(1009), centre.at(1010), centre.due) == ([], [], 1018)
    assert centre.at(1018) == [("second", "ana")]


def test_what_is_preferred_goes_before_idleness_but_is_not_needed() -> None:
    centre = Centre()
    centre.free("ana", 100)
    centre.free("dan", 990, fibre=1)
    centre.wait("first", demand=Demand("care", preferred=("fibre",)))
    centre.wait("second", 1001, demand=Demand("care", preferred=("fibre",)))
    first, second = centre.decided(1001)
    assert (first.operator, first.why.preferred) == ("dan", (SkillMet("fibre", 0, 1),))
    assert (second.operator, second.why.rule) == ("ana", "only")


def test_a_language_is_never_relaxed() -> None:
    centre = Centre(Policy(relax=(Relax(1, 9, without=True),)))
    centre.free("ana", languages="ro")
    centre.wait("call", demand=Demand("care", language="en"))
    assert centre.at(2000) == []
    centre.free("dan", languages="en ro")
    assert centre.why(2001).language == "en"


def test_a_head_start_and_a_tighter_target_are_urgency_and_starve_nobody() -> None:
    rules = Rules({"care": Policy(), "sales": Policy(priority_s=60), "alarm": Policy(target_s=5)})
    matcher = Matcher(rules)
    for call, queue, at in [("care", "care", 1000), ("sales", "sales", 1050), ("alarm", "alarm", 1010)]:
        matcher.waits(Request(call, Demand(queue), at * SECOND))
    matcher.waits(Request("late sales", Demand("sales"), 1070 * SECOND))
    matcher.decide(1070 * SECOND)
    order: list[str] = []
    for n in range(4):
        profile = Profile(frozenset({"care", "sales", "alarm"}))
        matcher.operator(f"operator{n}", profile, Standing(True, 0, 1070 * SECOND))
        order += [decision.call for decision in matcher.decide(1070 * SECOND)]
    assert order == ["sales", "alarm", "care", "late sales"]


def test_a_call_waits_for_its_own_operator_and_then_for_anybody() -> None:
    centre = Centre(Policy(named_s=15))
    centre.busy("ana")
    centre.free("dan")
    centre.wait("call", 1000, named="ana")
    assert (centre.at(1000), centre.due) == ([], 1015)
    assert centre.at(1014) == []
    assert centre.at(1015) == [("call", "dan")]


def test_who_becomes_free_has_the_own_calls_first() -> None:
    centre = Centre(Policy(named_s=15, named_ahead_s=600))
    centre.busy("ana")
    centre.wait("older", 700)
    centre.wait("mine", 1000, named="ana")
    centre.wait("much older", 300)
    assert centre.at(1000) == []
    centre.matcher.stands("ana", Standing(True, 0, 1001 * SECOND))
    assert centre.at(1001) == [("much older", "ana")], "more than ten minutes more urgent"
    centre.matcher.stands("ana", Standing(True, 0, 1002 * SECOND))
    (decision,) = centre.decided(1002)
    assert (decision.call, decision.why.rule) == ("mine", "named")


def test_nobody_waits_for_an_operator_who_is_not_there() -> None:
    centre = Centre(Policy(named_s=15))
    centre.free("dan")
    centre.wait("call", named="ana")
    assert centre.at(1000) == [("call", "dan")]
    centre.busy("ana")
    centre.wait("second", named="ana")
    assert centre.at(1000) == []
    centre.matcher.stands("ana", Standing(False))
    centre.free("dan")
    assert centre.at(1001) == [("second", "dan")]


def test_an_own_operator_who_comes_back_in_time_is_waited_for_again() -> None:
    centre = Centre(Policy(named_s=15))
    centre.wait("call", 1000, named="ana")
    assert centre.at(1000) == []
    centre.busy("ana")
    assert centre.at(1001) == []
    centre.free("dan")
    assert (centre.at(1002), centre.due) == ([], 1015)
    assert centre.at(1015) == [("call", "dan")]


def test_scarce_skills_are_kept_for_those_who_need_them_for_a_while() -> None:
    centre = Centre(None, Reserve("bills", keep=1, until_s=60))
    centre.free("ana", 900, bills=3)
    centre.wait("plain", 1000)
    assert (centre.at(1000), centre.due) == ([], 1060)
    centre.wait("bills", 1001, BILLS)
    assert centre.at(1001) == [("bills", "ana")]
    centre.free("ana", 1002, bills=3)
    assert centre.at(1059) == []
    assert centre.why(1060).reserved == ("bills",)


def test_who_has_nothing_scarce_is_taken_first() -> None:
    centre = Centre(None, Reserve("bills", keep=0))
    centre.free("ana", 100, bills=3)
    centre.free("dan", 990)
    centre.wait("plain", 1000)
    assert centre.at(1000) == [("plain", "dan")]


def test_above_the_reserve_the_longest_idle_of_them_is_given_in_any_queue() -> None:
    """Ana alone answers sales; that Dan becomes free too lets her go."""
    centre = Centre(None, Reserve("bills", keep=1))
    centre.free("ana", 900, bills=3)
    centre.wait("sale", 1000, Demand("sales"))
    assert centre.at(1000) == []
    profile = Profile(frozenset({"care"}), frozenset({Need("bills", 3)}))
    centre.matcher.operator("dan", profile, Standing(True, 0, 1001 * SECOND))
    assert centre.at(1001) == [("sale", "ana")]


def test_capacity_is_shared_by_what_takes_less_than_all_of_it() -> None:
    matcher = Matcher()
    matcher.operator("ana", Profile(frozenset({"care", "chat"}), capacity=3), Standing(True, 0, 0))
    for n in range(4):
        matcher.waits(Request(f"chat{n}", Demand("chat", size=1), n))
    matcher.waits(Request("call", Demand("care", size=3), 10))
    assert [decision.call for decision in matcher.decide(10)] == ["chat0", "chat1", "chat2"]
    matcher.stands("ana", Standing(True, 1, 0))
    assert [decision.call for decision in matcher.decide(11)] == ["chat3"]
    matcher.stands("ana", Standing(True, 0, 12))
    assert [decision.call for decision in matcher.decide(12)] == ["call"]


def test_a_new_kind_of_call_finds_who_was_free_before_it() -> None:
    centre = Centre()
    centre.free("ana", bills=3)
    assert centre.at(999) == []
    centre.wait("call", demand=BILLS)
    assert centre.at(1000) == [("call", "ana")]


def test_what_is_told_twice_changes_nothing_and_time_does_not_go_back() -> None:
    centre = Centre()
    centre.free("ana")
    centre.free("ana")
    centre.wait("call", 1000)
    centre.wait("call", 1000)
    assert centre.at(1000) == [("call", "ana")]
    centre.matcher.leaves("call")
    centre.matcher.forget("nobody")
    assert centre.at(900) == []


def test_old_entries_do_not_heap_up() -> None:
    matcher = Matcher()
    profile = Profile(frozenset({"care"}))
    matcher.waits(Request("first", CARE, 0))
    matcher.decide(0)
    for n in range(1000):
        matcher.waits(Request(f"call{n}", CARE, n))
        matcher.decide(n)
        matcher.leaves(f"call{n}")
    matcher.leaves("first")
    matcher.waits(Request("other", Demand("sales"), 0))
    for n in range(1000):
        matcher.operator("ana", profile, Standing(True, 0, n))
        matcher.decide(n)
    lane = matcher._board._lanes[CARE]
    assert len(lane.heap) < 200
    assert len(lane.pools[0].heap) < 200
