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


Must = tuple[str, str | None]
"""What an operator needs to be of any use to a lane: its queue, and a skill if it never goes without."""


class Lanes:
    """All lanes, in the order in which they were opened and by what they need."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.opened: list[tuple[Must, Lane]] = []
        self.needing: dict[Must, list[Lane]] = {}

    def add(self, lane: "Lane") -> None:
        needs, without = lane.demand.needs, any(step.without for step in lane.policy.relax)
        must = (lane.demand.queue, needs[0].skill if needs and not without else None)
        self.opened.append((must, lane))
        self.needing.setdefault(must, []).append(lane)


class Group:
    """All operators with one profile. `reserved`: which of their skills are held back for those who need them."""

    __slots__ = ("_has", "_looked", "links", "of", "profile", "reserved")

    def __init__(self, profile: Profile, rules: Rules) -> None:
        self.profile = profile
        skills = {known.skill for known in profile.skills}
        self.reserved = tuple(sorted(skills & rules.reserved))
        self.links: list[Link] = []
        self.of: dict[Lane, Link] = {}
        self._has = frozenset((queue, skill) for queue in profile.queues for skill in (None, *skills))
        self._looked = 0

    def look(self, lanes: Lanes) -> None:
        """Learns of the lanes that were opened since the last look."""
        opened = lanes.opened
        if self._looked == len(opened):
            return
        if self._looked == 0:
            new = [lane for must in sorted(self._has, key=str) for lane in lanes.needing.get(must, ())]
        else:
            new = [lane for must, lane in opened[self._looked :] if must in self._has]
        self._looked = len(opened)
        for lane in new:
            fitting = fit(self.profile, lane.demand, lanes.rules)
            if fitting is not None:
                self.of[lane] = link = Link(lane, fitting)
                self.links.append(link)


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
