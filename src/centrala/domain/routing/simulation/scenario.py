"""Who works, who calls, and when: drawn once from a seed, so that every way of routing meets the same day."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from centrala.domain.routing.demand import SECOND, Demand, Micros
from centrala.domain.routing.fit import fit
from centrala.domain.routing.policy import Rules
from centrala.domain.routing.profile import Profile


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of call. Arrivals are Poisson, handling and patience exponential with these means in seconds.

    `named`: the share of callers who have an own operator, one who can do what they ask for.
    """

    demand: Demand
    per_hour: float
    handling_s: float
    patience_s: float | None = None
    named: float = 0.0


@dataclass(frozen=True, slots=True)
class Scenario:
    """The first `warm_up_s` of `seconds` are played but not counted."""

    kinds: tuple[Kind, ...]
    people: Mapping[str, Profile]
    rules: Rules
    seconds: int
    warm_up_s: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Arrival:
    """`patience`: None when the caller never leaves."""

    at: Micros
    call: str
    demand: Demand
    handling: Micros
    patience: Micros | None
    named: str | None


def arrivals(scenario: Scenario) -> list[Arrival]:
    """In order of time. They do not depend on who works, except for whom callers name."""
    drawn: list[tuple[Micros, int, Arrival]] = []
    for number, kind in enumerate(scenario.kinds):
        people = _able(scenario, kind.demand) if kind.named else []
        chance = random.Random(f"{scenario.seed}:{number}")
        at = 0.0
        while (at := at + chance.expovariate(kind.per_hour / 3600)) < scenario.seconds:
            call = f"{number:02d}-{len(drawn):07d}"
            handling = chance.expovariate(1 / kind.handling_s)
            patience = chance.expovariate(1 / kind.patience_s) if kind.patience_s else None
            own, who = chance.random(), chance.random()
            named = people[int(who * len(people))] if people and own < kind.named else None
            left = None if patience is None else _micros(patience)
            drawn.append((_micros(at), number, Arrival(_micros(at), call, kind.demand, _micros(handling), left, named)))
    return [arrival for _, _, arrival in sorted(drawn, key=lambda item: item[:2])]


def _able(scenario: Scenario, demand: Demand) -> list[str]:
    fits = ((who, fit(profile, demand, scenario.rules)) for who, profile in sorted(scenario.people.items()))
    return [who for who, fitting in fits if fitting is not None and fitting.after == 0]


def _micros(seconds: float) -> Micros:
    return round(seconds * SECOND)
