"""What an operator can do, and how he or she stands now."""

from dataclasses import dataclass

from centrala.domain.routing.demand import Micros, Need


@dataclass(frozen=True, slots=True)
class Profile:
    """Operators with equal profiles are one group. `capacity`: 1 is one call at a time."""

    queues: frozenset[str]
    skills: frozenset[Need] = frozenset()
    languages: frozenset[str] = frozenset()
    capacity: int = 1

    def level(self, skill: str) -> int:
        """0 when not learnt."""
        return max((known.level for known in self.skills if known.skill == skill), default=0)


@dataclass(frozen=True, slots=True)
class Standing:
    """`present`: takes calls now, or will after those in hand. `load`: the part of the capacity that is taken.
    `taken`: calls taken today."""

    present: bool = False
    load: int = 0
    idle_since: Micros = 0
    taken: int = 0
