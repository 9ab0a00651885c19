"""The call that waits longest goes to the operator who has been idle longest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Waiting:
    """Sorts by the time in the queue, then by id, so that equal input gives an equal decision."""

    queued_at: datetime
    call: str
    queue: str


@dataclass(frozen=True, slots=True, order=True)
class Ready:
    idle_since: datetime
    operator: str
    queues: frozenset[str]


def match(waiting: Iterable[Waiting], ready: Iterable[Ready]) -> list[tuple[Waiting, Ready]]:
    """Pairs to offer now: each call and each operator at most once, nobody idle whom a waiting call could have."""
    free = sorted(ready)
    pairs: list[tuple[Waiting, Ready]] = []
    for call in sorted(waiting):
        if not free:
            break
        taker = next((operator for operator in free if call.queue in operator.queues), None)
        if taker is not None:
            free.remove(taker)
            pairs.append((call, taker))
    return pairs
