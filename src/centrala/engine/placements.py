"""What the limits of calls out count."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime

from centrala.domain.outgoing.limits import HOUR


@dataclass(slots=True)
class Placements:
    """When each operator called out within the last hour."""

    times: dict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def add(self, operator: str, at: datetime) -> None:
        self.times[operator].append(at)

    def of(self, operator: str, at: datetime) -> deque[datetime]:
        mine = self.times[operator]
        while mine and at - mine[0] >= HOUR:
            mine.popleft()
        return mine
