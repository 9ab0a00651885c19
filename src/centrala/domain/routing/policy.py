"""What a company may choose. The defaults are plain: the longest waiting to the longest idle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Order = Literal["longest_idle", "fewest_today", "level_first"]


@dataclass(frozen=True, slots=True)
class Relax:
    """Who waited `after_s` is content with levels that are `lower` lower, though not below 1; with `without` also with
    who has not learnt the skills at all."""

    after_s: int
    lower: int
    without: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """Of one queue. Calls are served by deadline: entry + `target_s` - `priority_s`.

    `target_s`: the target of the service level. `priority_s`: a head start in seconds: no queue starves another.
    `order`: who is first among the operators that fit equally well.
    `named_s`: how long a call waits for its own operator; meanwhile it goes, at that operator, before calls that are
    less than `named_ahead_s` more urgent.
    """

    target_s: int = 20
    priority_s: int = 0
    order: Order = "longest_idle"
    relax: tuple[Relax, ...] = ()
    named_s: int = 0
    named_ahead_s: int = 600


@dataclass(frozen=True, slots=True)
class Reserve:
    """`keep` free operators with the skill are kept for calls that need it; a call that waited `until_s` gets them
    all the same."""

    skill: str
    keep: int
    until_s: int = 120


@dataclass(frozen=True)
class Rules:
    """A queue that is not in `queues` has the plain policy."""

    queues: Mapping[str, Policy] = field(default_factory=dict)
    reserves: tuple[Reserve, ...] = ()

    def policy(self, queue: str) -> Policy:
        return self.queues.get(queue, PLAIN)

    @cached_property
    def reserved(self) -> frozenset[str]:
        return frozenset(reserve.skill for reserve in self.reserves)


PLAIN = Policy()
