"""Ways of routing, ours and those of others, behind one face."""

from collections import deque
from collections.abc import Mapping
from typing import Protocol

from centrala.domain.routing.demand import Demand, Micros, Request
from centrala.domain.routing.matcher import Matcher
from centrala.domain.routing.policy import Rules
from centrala.domain.routing.profile import Profile, Standing


class Dispatch(Protocol):
    """Told what happens, answers pairs of call and operator. `due`: when to ask again although nothing happens."""

    def waits(self, request: Request) -> None: ...
    def leaves(self, call: str) -> None: ...
    def free(self, operator: str, at: Micros) -> None: ...
    def pairs(self, now: Micros) -> list[tuple[str, str]]: ...
    @property
    def due(self) -> Micros | None: ...


class Incremental:
    """Ours."""

    def __init__(self, people: Mapping[str, Profile], rules: Rules) -> None:
        self._matcher = Matcher(rules)
        self._taken = dict.fromkeys(people, 0)
        for operator, profile in people.items():
            self._matcher.operator(operator, profile, Standing(True, 0, 0))

    def waits(self, request: Request) -> None:
        self._matcher.waits(request)

    def leaves(self, call: str) -> None:
        self._matcher.leaves(call)

    def free(self, operator: str, at: Micros) -> None:
        self._taken[operator] += 1
        self._matcher.stands(operator, Standing(True, 0, at, self._taken[operator]))

    def pairs(self, now: Micros) -> list[tuple[str, str]]:
        return [(decision.call, decision.operator) for decision in self._matcher.decide(now)]

    @property
    def due(self) -> Micros | None:
        return self._matcher.next_due


class Listed:
    """First come, first served; each call to the first of the free operators who have its skills, at any level.
    `rank` says who is first; here: the longest idle."""

    due: Micros | None = None

    def __init__(self, people: Mapping[str, Profile]) -> None:
        self._people = people
        self._free: dict[str, Micros] = dict.fromkeys(people, 0)
        self._waiting: dict[Demand, deque[Request]] = {}
        self._gone: set[str] = set()
        self._able: dict[Demand, frozenset[str]] = {}

    def waits(self, request: Request) -> None:
        self._waiting.setdefault(request.demand, deque()).append(request)

    def leaves(self, call: str) -> None:
        self._gone.add(call)

    def free(self, operator: str, at: Micros) -> None:
        self._free[operator] = at

    def pairs(self, now: Micros) -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = []
        for head in sorted(self._heads(), key=lambda request: (request.queued_at, request.call)):
            while (request := self._head(head.demand)) is not None and (able := self._able_now(head.demand)):
                operator = min((self.rank(who, head.demand), who) for who in able)[1]
                self._waiting[head.demand].popleft()
                del self._free[operator]
                self.took(operator, head.demand)
                pairs.append((request.call, operator))
        return pairs

    def rank(self, operator: str, demand: Demand) -> tuple[int, ...]:
        return (self._free[operator],)

    def took(self, operator: str, demand: Demand) -> None:
        """For those who remember."""

    def _heads(self) -> list[Request]:
        return [head for demand in self._waiting if (head := self._head(demand)) is not None]

    def _head(self, demand: Demand) -> Request | None:
        line = self._waiting[demand]
        while line and line[0].call in self._gone:
            self._gone.discard(line.popleft().call)
        return line[0] if line else None

    def _able_now(self, demand: Demand) -> frozenset[str] | set[str]:
        if demand not in self._able:
            self._able[demand] = frozenset(who for who, profile in self._people.items() if _has_skills(profile, demand))
        return self._able[demand] & self._free.keys()


class RoundRobin(Listed):
    """In each queue the operators take turns."""

    def __init__(self, people: Mapping[str, Profile]) -> None:
        super().__init__(people)
        self._order = {operator: number for number, operator in enumerate(sorted(people))}
        self._last: dict[Demand, int] = {}

    def rank(self, operator: str, demand: Demand) -> tuple[int, ...]:
        return ((self._order[operator] - self._last.get(demand, -1) - 1) % len(self._order),)

    def took(self, operator: str, demand: Demand) -> None:
        self._last[demand] = self._order[operator]


class StaticPenalties(RoundRobin):
    """As app_queue with penalties: the smallest penalty first, here the highest level; turns among equals."""

    def rank(self, operator: str, demand: Demand) -> tuple[int, ...]:
        level = sum(self._people[operator].level(need.skill) for need in demand.needs)
        return (-level, *super().rank(operator, demand))


def _has_skills(profile: Profile, demand: Demand) -> bool:
    return (
        demand.queue in profile.queues
        and demand.language in {None, *profile.languages}
        and all(profile.level(need.skill) for need in demand.needs)
    )
