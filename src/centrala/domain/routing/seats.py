"""Operators, indexed by profile: what one profile can take is worked out once for all who have it."""

from typing import TYPE_CHECKING

from centrala.domain.routing.demand import Micros
from centrala.domain.routing.fit import Fit, fit
from centrala.domain.routing.policy import Rules
from centrala.domain.routing.profile import Profile

if TYPE_CHECKING:
    from centrala.domain.routing.lanes import Lane, Pool, Ticket


class Link:
    """A group would do for a lane, `after` some waiting."""

    __slots__ = ("after", "fit", "lane", "pool")

    def __init__(self, lane: "Lane", fitting: Fit) -> None:
        self.lane = lane
        self.fit = fitting
        self.after: Micros = fitting.after
        self.pool: Pool = lane.pool(fitting.guard)


class Lanes:
    """All lanes, by what an operator must have to be of any use to them: the queue, and a skill if one is needed."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.count = 0
        self._by_must: dict[tuple[str, str | None], list[Lane]] = {}

    def add(self, lane: "Lane") -> None:
        needs, dropped = lane.demand.needs, any(step.without for step in lane.policy.relax)
        must = (lane.demand.queue, needs[0].skill if needs and not dropped else None)
        self._by_must.setdefault(must, []).append(lane)
        self.count += 1

    def since(self, must: tuple[str, str | None], seen: int) -> "list[Lane]":
        lanes = self._by_must.get(must, [])
        return lanes[seen:] if seen < len(lanes) else []


class Group:
    """All operators with one profile. `reserved`: which of their skills are held back for those who need them."""

    __slots__ = ("_looked", "_seen", "links", "of", "profile", "reserved")

    def __init__(self, profile: Profile, rules: Rules) -> None:
        self.profile = profile
        skills = {known.skill for known in profile.skills}
        self.reserved = tuple(sorted(skills & rules.reserved))
        self.links: list[Link] = []
        self.of: dict[Lane, Link] = {}
        self._seen = {(queue, skill): 0 for queue in sorted(profile.queues) for skill in (None, *sorted(skills))}
        self._looked = 0

    def look(self, lanes: Lanes) -> None:
        """Learns of the lanes that were opened since the last look."""
        if self._looked == lanes.count:
            return
        self._looked = lanes.count
        new: list[Link] = []
        for must, seen in self._seen.items():
            for lane in lanes.since(must, seen):
                self._seen[must] += 1
                fitting = fit(self.profile, lane.demand, lanes.rules)
                if fitting is not None:
                    new.append(Link(lane, fitting))
        self.links.extend(new)
        self.of.update((link.lane, link) for link in new)


class Seat:
    """One operator. `free`: the pools know; `stamp` changes with each announcement to them, 0 when not free;
    `held`: calls that wait for this operator alone."""

    __slots__ = (
        "capacity",
        "changed",
        "free",
        "group",
        "held",
        "idle_since",
        "load",
        "operator",
        "present",
        "stamp",
        "taken",
    )

    def __init__(self, operator: str, group: Group) -> None:
        self.operator = operator
        self.group = group
        self.capacity = group.profile.capacity
        self.present = False
        self.load = 0
        self.idle_since: Micros = 0
        self.taken = 0
        self.stamp = 0
        self.free = False
        self.changed = False
        self.held: list[tuple[Micros, str, int, Ticket]] = []

    @property
    def room(self) -> int:
        return self.capacity - self.load if self.present else 0
