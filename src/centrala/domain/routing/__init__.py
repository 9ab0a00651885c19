"""Who takes which call."""

from centrala.domain.routing.demand import SECOND, Demand, Micros, Need, Request
from centrala.domain.routing.matcher import Decision, Matcher
from centrala.domain.routing.policy import Policy, Relax, Reserve, Rules
from centrala.domain.routing.profile import Profile, Standing
from centrala.domain.routing.why import SkillMet, Why

__all__ = [
    "SECOND",
    "Decision",
    "Demand",
    "Matcher",
    "Micros",
    "Need",
    "Policy",
    "Profile",
    "Relax",
    "Request",
    "Reserve",
    "Rules",
    "SkillMet",
    "Standing",
    "Why",
]
