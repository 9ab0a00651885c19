"""The days that the bench plays."""

import random
from itertools import cycle, islice, permutations

from centrala.domain.routing.demand import Demand, Need
from centrala.domain.routing.policy import Policy, Relax, Reserve, Rules
from centrala.domain.routing.profile import Profile
from centrala.domain.routing.simulation.scenario import Kind, Scenario

SKILLS = ("bills", "contracts", "faults", "fibre", "roaming", "television")


def mixed(seed: int, operators: int = 100, hours: int = 24, load: float = 0.92) -> Scenario:
    """Two queues, six skills in three levels, two languages, a scarce skill, patience of three minutes on average and
    callers with an operator of their own; `load`: the share of the operators' time that all calls would take."""
    chance = random.Random(f"team:{seed}")
    people = {f"operator{n:04d}": _person(chance) for n in range(operators)}
    weights = [chance.uniform(0.5, 1.5) for _ in range(len(SKILLS) * 2 * 2)]
    per_hour = load * operators * 3600 / 240
    rules = Rules(
        {"care": _policy(0), "support": _policy(10)},
        (Reserve("television", keep=1, until_s=45),),
    )
    demands = [
        Demand("care" if n % 2 else "support", (Need(skill, level),), language=language)
        for n, skill in enumerate(SKILLS)
        for level in (1, 2)
        for language in ("ro", "en")
    ]
    shares = [weight * (4 if demand.language == "ro" else 1) for weight, demand in zip(weights, demands, strict=True)]
    kinds = tuple(
        Kind(demand, per_hour * share / sum(shares), handling_s=240, patience_s=180, named=0.1)
        for demand, share in zip(demands, shares, strict=True)
    )
    return Scenario(kinds, people, rules, seconds=hours * 3600, warm_up_s=1800, seed=seed)


def pooled(operators: int, seed: int, hours: int = 200) -> Scenario:
    """Wallace and Whitt (2005): six kinds of calls of ten minutes, 84 erlangs in all; everybody can do everything."""
    everything = Profile(frozenset({"care"}), frozenset(Need(skill) for skill in SKILLS))
    return _six_kinds({f"operator{n:04d}": everything for n in range(operators)}, seed, hours)


def two_skills(operators: int, seed: int, hours: int = 200) -> Scenario:
    """The same calls; everybody has two of the six skills, all pairs alike often. The first is the stronger."""
    pairs = islice(cycle(_spread_pairs()), operators)
    people = {
        f"operator{n:04d}": Profile(frozenset({"care"}), frozenset({Need(first, 2), Need(second, 1)}))
        for n, (first, second) in enumerate(pairs)
    }
    return _six_kinds(people, seed, hours)


def _six_kinds(people: dict[str, Profile], seed: int, hours: int) -> Scenario:
    kinds = tuple(Kind(Demand("care", (Need(skill),)), per_hour=84.0, handling_s=600) for skill in SKILLS)
    return Scenario(kinds, people, Rules(), seconds=hours * 3600, warm_up_s=4 * 3600, seed=seed)


def _spread_pairs() -> list[tuple[str, str]]:
    """All ordered pairs; after each six every skill was first once and second once."""
    return sorted(
        permutations(SKILLS, 2),
        key=lambda pair: ((SKILLS.index(pair[1]) - SKILLS.index(pair[0])) % len(SKILLS), SKILLS.index(pair[0])),
    )


def _person(chance: random.Random) -> Profile:
    skills = chance.sample(SKILLS, 2)
    languages = frozenset({"ro"} | ({"en"} if chance.random() < 0.4 else set()))
    return Profile(
        frozenset({"care", "support"}), frozenset(Need(skill, chance.randint(1, 3)) for skill in skills), languages
    )


def _policy(priority_s: int) -> Policy:
    return Policy(priority_s=priority_s, relax=(Relax(15, 1),), named_s=10)
