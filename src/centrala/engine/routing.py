"""The matcher, kept in step with the floor.

It is told again of every call and operator that a fact touched, from the floor as it is then; so nothing of it is
stored, and a replay or a new directory makes it anew.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from centrala.contract import directory as known
from centrala.domain.calls.call import Call
from centrala.domain.routing import (
    Decision,
    Demand,
    Matcher,
    Micros,
    Need,
    Policy,
    Profile,
    Relax,
    Request,
    Reserve,
    Rules,
    Standing,
)
from centrala.engine.floor import Floor

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
REMEMBERED = 50_000
"""Customers whose last operator is known, the latest."""


class Routing:
    """`touch_call` and `touch_operator` with every fact; `decide` when all facts of the moment are there."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._matcher = Matcher()
        self._rules = Rules()
        self._queues: dict[str, known.Queue] = {}
        self._languages: dict[str, str] = {}
        self._profiles: dict[str, Profile] = {}
        self._calls: dict[str, None] = {}
        self._operators: dict[str, None] = {}
        self._last: dict[str, str] = {}
        self._taken: Counter[str] = Counter()
        self._day: date | None = None

    def use_directory(self, directory: known.Directory) -> None:
        self._queues = {queue.id: queue for queue in directory.queues}
        self._languages = {line.id: line.language for line in directory.lines}
        gone = self._profiles.keys() - {operator.id for operator in directory.operators}
        self._profiles = {operator.id: _profile(operator) for operator in directory.operators}
        rules = _rules(directory)
        if rules != self._rules:
            self._rules, self._matcher = rules, Matcher(rules)
        self._operators.update(dict.fromkeys([*gone, *self._profiles]))
        self._calls.update(dict.fromkeys(self._floor.calls))

    def touch_call(self, call_id: str, before: Call | None) -> None:
        self._calls[call_id] = None
        after = self._floor.calls.get(call_id)
        if after is not None and after.phase == "talking" and after.operator is not None:
            self._remember(after, after.operator, is_first=before is not None and before.answered_at is None)

    def touch_operator(self, operator: str) -> None:
        self._operators[operator] = None

    def decide(self, now: datetime) -> list[Decision]:
        """What to offer. Whatever is not done of it must be touched again."""
        self._tell(now)
        return self._matcher.decide(micros(now))

    @property
    def due(self) -> datetime | None:
        """When to decide again although no fact came."""
        due = self._matcher.next_due
        return None if due is None else EPOCH + due * MICROSECOND

    def last_operator(self, queue: str, caller: str) -> str | None:
        """Who spoke with the customer last, where the queue asks for it. Known of since the engine was started."""
        policy = self._queues.get(queue)
        return self._last.get(caller) if policy is not None and policy.last_operator_s else None

    def _remember(self, call: Call, operator: str, *, is_first: bool) -> None:
        if call.caller:
            self._last.pop(call.caller, None)
            self._last[call.caller] = operator
            if len(self._last) > REMEMBERED:
                del self._last[next(iter(self._last))]
        if is_first and call.direction == "in":
            self._taken[operator] += 1

    def _tell(self, now: datetime) -> None:
        if now.date() != self._day:  # a new day begins at midnight UTC, at night wherever Romanian is spoken
            self._day = now.date()
            self._operators.update(dict.fromkeys(self._taken))
            self._taken.clear()
        for operator in self._operators:
            self._tell_operator(operator)
        for call_id in self._calls:
            self._tell_call(call_id)
        self._operators.clear()
        self._calls.clear()

    def _tell_operator(self, operator: str) -> None:
        profile, presence = self._profiles.get(operator), self._floor.operators.get(operator)
        if profile is None or presence is None:
            self._matcher.forget(operator)
            return
        idle_since = self._floor.free_since.get(operator, presence.since)
        load = int(operator in self._floor.engaged)
        standing = Standing(presence.ready, load, micros(idle_since), self._taken[operator])
        self._matcher.operator(operator, profile, standing)

    def _tell_call(self, call_id: str) -> None:
        call = self._floor.calls.get(call_id)
        if call is None or call.phase != "waiting" or call.queue is None or call.queued_at is None:
            self._matcher.leaves(call_id)
            return
        demand = _demand(self._queues.get(call.queue) or known.Queue(call.queue), self._languages.get(call.line or ""))
        self._matcher.waits(Request(call_id, demand, micros(call.queued_at), call.last_operator, "last"))


def micros(at: datetime) -> Micros:
    return (at - EPOCH) // MICROSECOND


def _demand(queue: known.Queue, language: str | None) -> Demand:
    needs = tuple(Need(skill.id, skill.level) for skill in queue.needs)
    return Demand(queue.id, needs, queue.preferred, language if queue.by_language else None)


def _profile(operator: known.Operator) -> Profile:
    skills = frozenset(Need(skill.id, skill.level) for skill in operator.skills)
    return Profile(frozenset(operator.queues), skills, frozenset(operator.languages))


def _rules(directory: known.Directory) -> Rules:
    reserves = tuple(Reserve(reserve.skill, reserve.keep, reserve.until_s) for reserve in directory.reserves)
    return Rules({queue.id: _policy(queue) for queue in directory.queues}, reserves)


def _policy(queue: known.Queue) -> Policy:
    return Policy(
        target_s=queue.target_s,
        priority_s=queue.priority_s,
        order=queue.order,
        relax=tuple(Relax(step.after_s, step.lower, step.without) for step in queue.relax),
        named_s=queue.last_operator_s,
    )
