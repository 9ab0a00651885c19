"""Lanes of waiting calls, and beside each lane the free operators who would do for it.

Two observations keep a decision's cost independent of how many wait. Calls of one lane ask for the same and grow
content with the same time, so whoever would do for a younger call would do for the oldest: only the head matters. And
urgency is a fixed deadline, so order never changes while time passes. Entries that are no longer true stay in their
heaps until they come to the top or outnumber the true ones.
"""

from collections.abc import Callable
from heapq import heapify, heappop, heappush

from centrala.domain.routing.demand import SECOND, Demand, Micros, Request
from centrala.domain.routing.fit import Rank
from centrala.domain.routing.policy import Policy
from centrala.domain.routing.seats import Link, Seat

SLACK = 64
"""Untrue entries that a heap may hold beside as many as there are true ones."""

Place = tuple[Micros, str, int, "Ticket"]
"""Deadline, call, stamp: the order in a lane and between lanes."""

Offerer = tuple[Rank, int, int, Micros, str, int, Seat, Link]
"""Rank, load, taken today (where it counts), idle since, operator, stamp: the order among free operators."""


class Ticket:
    """A waiting call. `deadline` orders it among all, `urgency` before its own operator, while it is `held` for one;
    `stamp` changes whenever it is put elsewhere, 0 when it stands nowhere."""

    __slots__ = ("call", "deadline", "held", "lane", "queued_at", "request", "stamp", "urgency")

    def __init__(self, request: Request, lane: "Lane") -> None:
        self.request = request
        self.call = request.call
        self.lane = lane
        self.queued_at = request.queued_at
        self.deadline = request.queued_at + lane.allowance
        self.urgency = self.deadline - lane.policy.named_ahead_s * SECOND
        self.held = False
        self.stamp = 0


class Pool:
    """The free operators of a lane with the same reserved skills (`guard`), the best on top."""

    __slots__ = ("_limit", "guard", "heap")

    def __init__(self, guard: tuple[str, ...]) -> None:
        self.guard = guard
        self.heap: list[Offerer] = []
        self._limit = SLACK

    def top(self) -> Offerer | None:
        heap = self.heap
        while heap:
            entry = heap[0]
            if entry[6].stamp == entry[5]:
                return entry
            heappop(heap)
        return None

    def push(self, entry: Offerer) -> None:
        heappush(self.heap, entry)
        if len(self.heap) > self._limit:
            self.heap = [kept for kept in self.heap if kept[6].stamp == kept[5]]
            heapify(self.heap)
            self._limit = 2 * len(self.heap) + SLACK


class Lane:
    """Waiting calls with one demand. `due`: the earliest moment at which it is looked at again by itself."""

    __slots__ = ("allowance", "demand", "due", "fewest", "heap", "policy", "pools", "size", "waiting")

    def __init__(self, demand: Demand, policy: Policy) -> None:
        self.demand = demand
        self.policy = policy
        self.size = demand.size
        self.fewest = policy.order == "fewest_today"
        self.allowance: Micros = (policy.target_s - policy.priority_s) * SECOND
        self.heap: list[Place] = []
        self.waiting = 0
        self.pools: list[Pool] = []
        self.due: Micros | None = None

    def head(self) -> Ticket | None:
        heap = self.heap
        while heap:
            _, _, stamp, ticket = heap[0]
            if ticket.stamp == stamp:
                return ticket
            heappop(heap)
        return None

    def push(self, ticket: Ticket) -> bool:
        """Whether it became the head."""
        heappush(self.heap, (ticket.deadline, ticket.call, ticket.stamp, ticket))
        self.waiting += 1
        if len(self.heap) > 2 * self.waiting + SLACK:
            self.heap = [kept for kept in self.heap if kept[3].stamp == kept[2]]
            heapify(self.heap)
        return self.heap[0][3] is ticket or self.head() is ticket

    def pool(self, guard: tuple[str, ...]) -> Pool:
        for pool in self.pools:
            if pool.guard == guard:
                return pool
        pool = Pool(guard)
        self.pools.append(pool)
        return pool

    def best(self, age: Micros, kept_back: Callable[[tuple[str, ...], Micros], bool]) -> Offerer | None:
        """The best free operator for a call that has waited `age`."""
        best: Offerer | None = None
        for pool in self.pools:
            top = pool.top()
            if top is None or top[0][0] > age or (pool.guard and kept_back(pool.guard, age)):
                continue
            if best is None or top < best:
                best = top
        return best

    @property
    def attended(self) -> bool:
        """Whether anybody may be free for it, now or when its head has waited longer."""
        return any(pool.heap for pool in self.pools)
