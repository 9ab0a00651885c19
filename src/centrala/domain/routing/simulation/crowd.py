"""A crowd to time the matcher with: thousands of operators, many more waiting calls, every feature on."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from centrala.domain.routing.demand import SECOND, Demand, Micros, Need, Request
from centrala.domain.routing.matcher import Decision, Matcher
from centrala.domain.routing.policy import Order, Policy, Relax, Reserve, Rules
from centrala.domain.routing.profile import Profile, Standing

SKILLS = tuple(f"skill{n:02d}" for n in range(50))
QUEUES = tuple(f"queue{n}" for n in range(10))
LANGUAGES = ("ro", "en", "hu")
ORDERS: tuple[Order, ...] = ("longest_idle", "fewest_today", "level_first")
MESSAGE, CALL = 1, 2


@dataclass(slots=True)
class Timed:
    """`spans`: nanoseconds of each event with its decision."""

    spans: list[int]
    decisions: int
    waiting: int
    lanes: int


class Crowd:
    """Half of the events are arrivals, four in ten ends of a call, one in ten callers who leave: about as many wait at
    the end as at the beginning. The clock goes on by a millisecond with each event."""

    def __init__(self, operators: int, waiting: int, seed: int) -> None:
        self._chance = random.Random(seed)
        self._now: Micros = 1_000_000 * SECOND
        self.matcher = Matcher(_rules(self._chance))
        self._operators = [f"operator{n:05d}" for n in range(operators)]
        self._load: dict[str, int] = {}
        self._in_hand: list[tuple[str, int]] = []
        self._sizes: dict[str, int] = {}
        self._calls: list[str] = []
        for operator in self._operators:
            self._load[operator] = CALL
            self._in_hand.append((operator, CALL))
            self.matcher.operator(operator, self._profile(), Standing(True, CALL, self._now))
        for _ in range(waiting):
            self.matcher.waits(self._request(self._now - self._chance.randrange(300) * SECOND))
        self._taken(self.matcher.decide(self._now))

    def run(self, events: int, stopwatch: Callable[[], int]) -> Timed:
        spans: list[int] = []
        decided = 0
        for _ in range(events):
            self._now += SECOND // 1000
            change = self._change()
            begun = stopwatch()
            change()
            decisions = self.matcher.decide(self._now)
            spans.append(stopwatch() - begun)
            decided += len(decisions)
            self._taken(decisions)
        return Timed(spans, decided, self.matcher.waiting, self.matcher.lanes)

    def _change(self) -> Callable[[], None]:
        what = self._chance.random()
        if what < 0.5:
            request = self._request(self._now)
            return lambda: self.matcher.waits(request)
        if what < 0.9 and self._in_hand:
            operator, standing = self._end_one()
            return lambda: self.matcher.stands(operator, standing)
        call = self._chance.choice(self._calls)
        return lambda: self.matcher.leaves(call)

    def _end_one(self) -> tuple[str, Standing]:
        """Of the calls and messages in hand."""
        index = self._chance.randrange(len(self._in_hand))
        self._in_hand[index], self._in_hand[-1] = self._in_hand[-1], self._in_hand[index]
        operator, size = self._in_hand.pop()
        self._load[operator] -= size
        return operator, Standing(True, self._load[operator], self._now, self._chance.randrange(50))

    def _taken(self, decisions: list[Decision]) -> None:
        for decision in decisions:
            size = self._sizes[decision.call]
            self._load[decision.operator] += size
            self._in_hand.append((decision.operator, size))

    def _request(self, at: Micros) -> Request:
        chance = self._chance
        call = f"call{len(self._calls):08d}"
        number = chance.randrange(len(SKILLS))
        size = MESSAGE if chance.random() < 0.05 else CALL
        preferred = (SKILLS[(number + 1) % len(SKILLS)],) if number % 5 == 0 else ()
        (language,) = chance.choices(LANGUAGES, (8, 1, 1))
        need = Need(SKILLS[number], chance.randint(1, 3))
        demand = Demand(QUEUES[number % len(QUEUES)], (need,), preferred, language, size)
        self._calls.append(call)
        self._sizes[call] = size
        return Request(call, demand, at, chance.choice(self._operators) if chance.random() < 0.05 else None)

    def _profile(self) -> Profile:
        chance = self._chance
        skills = frozenset(Need(skill, chance.randint(1, 3)) for skill in chance.sample(SKILLS, 2))
        languages = frozenset({"ro", chance.choice(LANGUAGES)})
        return Profile(frozenset(QUEUES), skills, languages, capacity=CALL)


def _rules(chance: random.Random) -> Rules:
    policies = {
        queue: Policy(
            target_s=chance.choice((20, 30, 60)),
            priority_s=chance.choice((0, 0, 30)),
            order=ORDERS[number % len(ORDERS)],
            relax=(Relax(30, 1), Relax(60, 2)),
            named_s=15,
        )
        for number, queue in enumerate(QUEUES)
    }
    return Rules(policies, (Reserve(SKILLS[0], keep=3, until_s=60), Reserve(SKILLS[1], keep=2, until_s=90)))
