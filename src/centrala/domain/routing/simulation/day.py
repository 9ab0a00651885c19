"""Plays a day: arrivals, waits, talks and leaving, event by event."""

from heapq import heappop, heappush
from typing import Literal

from centrala.domain.routing.demand import SECOND, Micros, Request
from centrala.domain.routing.profile import Profile
from centrala.domain.routing.simulation.dispatch import Dispatch
from centrala.domain.routing.simulation.outcome import Outcome
from centrala.domain.routing.simulation.scenario import Arrival, Scenario, arrivals

What = Literal["arrives", "leaves", "ends", "due"]


class Day:
    """Events of one moment happen in the order in which they were made. `play` once."""

    def __init__(self, scenario: Scenario, dispatch: Dispatch) -> None:
        self._scenario = scenario
        self._dispatch = dispatch
        self._calls = {arrival.call: arrival for arrival in arrivals(scenario)}
        self._waiting: set[str] = set()
        self._free_since: dict[str, Micros] = dict.fromkeys(scenario.people, 0)
        self._events: list[tuple[Micros, int, What, str]] = []
        self._made = 0
        self._begin = scenario.warm_up_s * SECOND
        self._outcome = Outcome(idle=dict.fromkeys(scenario.people, 0))

    def play(self) -> Outcome:
        for call, arrival in self._calls.items():
            self._at(arrival.at, "arrives", call)
        end = self._scenario.seconds * SECOND
        due: Micros | None = None
        while self._events and self._events[0][0] <= end:
            now, _, what, subject = heappop(self._events)
            self._happen(now, what, subject)
            for call, operator in self._dispatch.pairs(now):
                self._answer(now, self._calls[call], operator)
            if (next_due := self._dispatch.due) is not None and next_due != due:
                due = next_due
                self._at(max(now, due), "due", "")
        for operator, since in self._free_since.items():
            self._idled(operator, since, end)
        return self._outcome

    def _happen(self, now: Micros, what: What, subject: str) -> None:
        match what:
            case "arrives":
                self._arrive(now, self._calls[subject])
            case "leaves" if subject in self._waiting:
                self._waiting.discard(subject)
                self._dispatch.leaves(subject)
                if self._counts(self._calls[subject]):
                    self._outcome.left.append(now - self._calls[subject].at)
            case "ends":
                self._free_since[subject] = now
                self._dispatch.free(subject, now)

    def _arrive(self, now: Micros, arrival: Arrival) -> None:
        self._waiting.add(arrival.call)
        self._dispatch.waits(Request(arrival.call, arrival.demand, now, arrival.named))
        if arrival.patience is not None:
            self._at(now + arrival.patience, "leaves", arrival.call)

    def _answer(self, now: Micros, arrival: Arrival, operator: str) -> None:
        self._waiting.remove(arrival.call)
        self._idled(operator, self._free_since.pop(operator), now)
        self._at(now + arrival.handling, "ends", operator)
        if self._counts(arrival):
            self._outcome.waits.append(now - arrival.at)
            self._outcome.at_level += _at_level(self._scenario.people[operator], arrival)
            self._outcome.named += arrival.named is not None
            self._outcome.own += arrival.named == operator

    def _idled(self, operator: str, since: Micros, until: Micros) -> None:
        self._outcome.idle[operator] += max(0, until - max(since, self._begin))

    def _counts(self, arrival: Arrival) -> bool:
        return arrival.at >= self._begin

    def _at(self, at: Micros, what: What, subject: str) -> None:
        self._made += 1
        heappush(self._events, (at, self._made, what, subject))


def _at_level(profile: Profile, arrival: Arrival) -> bool:
    return all(profile.level(need.skill) >= need.level for need in arrival.demand.needs)
