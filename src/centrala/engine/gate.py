"""What one address of the network may ask of us: calls a second, calls at once, wrong passwords. Pure."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

ALWAYS = frozenset({"", "127.0.0.1", "::1"})
"""This machine itself, and what has no address."""
MOST = 1000
"""Faults that are remembered of one source."""
SOURCES = 10_000
"""So many are remembered; beyond them those not heard of for longest are forgotten."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of each source. `faults`: refused calls and wrong passwords within a minute, before it is shut out for `ban`.
    `trusted` are never limited: the carriers."""

    per_second: int = 50
    at_once: int = 500
    faults: int = 30
    ban: timedelta = timedelta(minutes=10)
    trusted: frozenset[str] = frozenset()


@dataclass(slots=True)
class Source:
    calls: set[str] = field(default_factory=set)
    arrivals: deque[datetime] = field(default_factory=deque)
    faults: deque[datetime] = field(default_factory=lambda: deque(maxlen=MOST))
    banned_until: datetime | None = None
    told_at: datetime | None = None


class Gate:
    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._sources: dict[str, Source] = {}
        self._source_of: dict[str, str] = {}

    def admits(self, source: str, call: str, at: datetime) -> bool:
        """Whether the call may come in; then it counts until `left`."""
        if self._is_free(source):
            return True
        known = self._known(source)
        _forget(known.arrivals, at - timedelta(seconds=1))
        banned = known.banned_until is not None and at < known.banned_until
        if banned or len(known.arrivals) >= self.limits.per_second or len(known.calls) >= self.limits.at_once:
            return False
        known.arrivals.append(at)
        known.calls.add(call)
        self._source_of[call] = source
        return True

    def left(self, call: str) -> None:
        source = self._source_of.pop(call, None)
        if source in self._sources:
            self._sources[source].calls.discard(call)

    def bans(self, source: str, at: datetime) -> bool:
        """Counts a fault; True when it is the one that shuts the source out."""
        if self._is_free(source):
            return False
        known = self._known(source)
        _forget(known.faults, at - timedelta(minutes=1))
        known.faults.append(at)
        if len(known.faults) < self.limits.faults or (known.banned_until is not None and at < known.banned_until):
            return False
        known.banned_until = at + self.limits.ban
        return True

    def tells(self, source: str, at: datetime) -> bool:
        """Once an hour for each source."""
        known = self._known(source)
        if known.told_at is not None and at - known.told_at < timedelta(hours=1):
            return False
        known.told_at = at
        return True

    def _is_free(self, source: str) -> bool:
        return source in ALWAYS or source in self.limits.trusted

    def _known(self, source: str) -> Source:
        known = self._sources.pop(source, None) or Source()
        self._sources[source] = known  # the one heard of last stands last
        if len(self._sources) > SOURCES:
            del self._sources[next(iter(self._sources))]
        return known


def _forget(times: deque[datetime], before: datetime) -> None:
    while times and times[0] <= before:
        times.popleft()
