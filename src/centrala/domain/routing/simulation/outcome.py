"""What became of a simulated day, by the definitions of the product's figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from centrala.domain.routing.demand import SECOND, Micros

TARGET: Micros = 20 * SECOND
SHORT: Micros = 5 * SECOND


@dataclass(slots=True)
class Outcome:
    """`waits` of the answered, in microseconds, and `left` of those who gave up; `idle` of each operator who worked the
    whole day. `at_level`: answered by somebody with the level that was asked for. `own`: of `named` callers, those who
    got their own operator."""

    waits: list[Micros] = field(default_factory=list)
    left: list[Micros] = field(default_factory=list)
    idle: dict[str, Micros] = field(default_factory=dict)
    at_level: int = 0
    named: int = 0
    own: int = 0

    @property
    def service_level(self) -> float:
        """Answered within 20 s of all but those who left within 5 s."""
        counted = len(self.waits) + sum(wait >= SHORT for wait in self.left)
        return sum(wait <= TARGET for wait in self.waits) / counted if counted else 1.0

    @property
    def abandoned(self) -> float:
        offered = len(self.waits) + len(self.left)
        return len(self.left) / offered if offered else 0.0

    @property
    def mean_wait_s(self) -> float:
        return sum(self.waits) / len(self.waits) / SECOND if self.waits else 0.0

    def wait_s(self, share: float) -> float:
        """That `share` of the answered waited at most this."""
        return percentile(sorted(self.waits), share) / SECOND

    @property
    def fairness(self) -> float:
        """Jain's index of idle time: 1 when all idled alike, 1/n when one had it all (Jain, Chiu, Hawe 1984)."""
        times = list(self.idle.values())
        squares = sum(time * time for time in times)
        return sum(times) ** 2 / (len(times) * squares) if squares else 1.0

    @property
    def level_share(self) -> float:
        return self.at_level / len(self.waits) if self.waits else 1.0

    @property
    def own_share(self) -> float:
        return self.own / self.named if self.named else 1.0


def percentile(ordered: Sequence[int], share: float) -> int:
    """Nearest rank; 0 of nothing."""
    return ordered[max(0, ceil(len(ordered) * share) - 1)] if ordered else 0
