"""How well a profile fits a demand."""

from dataclasses import dataclass

from centrala.domain.routing.demand import SECOND, Demand, Micros
from centrala.domain.routing.policy import Policy, Rules
from centrala.domain.routing.profile import Profile
from centrala.domain.routing.why import SkillMet

Rank = tuple[Micros, bool, int, int]


@dataclass(frozen=True, slots=True)
class Fit:
    """`after`: how long a call must have waited before it is content with this profile.

    `guard`: reserved skills of the profile that the demand does not need.
    `rank`: smaller is better: earlier content, nothing reserved, more of what is preferred, and a higher level where
    the queue wants level first.
    """

    after: Micros
    guard: tuple[str, ...]
    rank: Rank
    skills: tuple[SkillMet, ...]
    preferred: tuple[SkillMet, ...]


def fit(profile: Profile, demand: Demand, rules: Rules) -> Fit | None:
    """None when the profile never will do."""
    if demand.queue not in profile.queues or demand.size > profile.capacity:
        return None
    if demand.language is not None and demand.language not in profile.languages:
        return None
    policy = rules.policy(demand.queue)
    skills = tuple(SkillMet(need.skill, need.level, profile.level(need.skill)) for need in demand.needs)
    after = content_after(policy, skills)
    if after is None:
        return None
    preferred = tuple(SkillMet(skill, 0, level) for skill in demand.preferred if (level := profile.level(skill)))
    guard = _guard(profile, demand, rules)
    level = sum(met.has for met in skills) if policy.order == "level_first" else 0
    rank = (after, bool(guard), -sum(met.has for met in preferred), -level)
    return Fit(after, guard, rank, skills, preferred)


def content_after(policy: Policy, skills: tuple[SkillMet, ...]) -> Micros | None:
    """From which waiting time on somebody with these levels will do; None: never."""
    short = max((met.asked - met.has for met in skills), default=0)
    if short <= 0:
        return 0
    lacks = any(met.has == 0 for met in skills)
    steps = (step for step in policy.relax if (step.without if lacks else step.without or step.lower >= short))
    return min((step.after_s * SECOND for step in steps), default=None)


def _guard(profile: Profile, demand: Demand, rules: Rules) -> tuple[str, ...]:
    if not rules.reserved:
        return ()
    needed = {need.skill for need in demand.needs}
    return tuple(sorted({known.skill for known in profile.skills} & rules.reserved - needed))
