"""How many operators a target needs, when everybody can do everything and when everybody has two skills."""

from collections.abc import Callable
from dataclasses import dataclass

from centrala.domain.routing.simulation.day import Day
from centrala.domain.routing.simulation.dispatch import Incremental
from centrala.domain.routing.simulation.scenario import Scenario
from centrala.domain.routing.simulation.teams import pooled, two_skills

Team = Callable[[int, int, int], Scenario]


@dataclass(frozen=True, slots=True)
class Needed:
    """`levels`: the service level reached with each number of operators that was tried."""

    operators: int
    levels: dict[int, float]


@dataclass(frozen=True, slots=True)
class Pooling:
    pooled: Needed
    two_skills: Needed

    @property
    def price(self) -> int:
        """Operators more."""
        return self.two_skills.operators - self.pooled.operators


def compare(seed: int, hours: int, target: float = 0.8) -> Pooling:
    """On the same arrivals. Erlang C asks for 93 of the pooled team; the search begins a little under it."""
    full = needed(pooled, seed, hours, target, start=90)
    return Pooling(full, needed(two_skills, seed, hours, target, start=full.operators))


def needed(team: Team, seed: int, hours: int, target: float, start: int) -> Needed:
    levels: dict[int, float] = {}
    operators = start
    while True:
        scenario = team(operators, seed, hours)
        levels[operators] = Day(scenario, Incremental(scenario.people, scenario.rules)).play().service_level
        if levels[operators] >= target:
            return Needed(operators, levels)
        operators += 1
