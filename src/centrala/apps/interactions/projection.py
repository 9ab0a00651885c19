"""What the facts of one call say, as one record. Pure: `record(facts)` is a fold of `project`.

Durations follow the definitions of the figures: wait per queue pass; talk, hold and wrap-up per operator's
segment; ringing is nobody's handle time. While an operator's audio is lost the customer is on hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import Any, Literal

from centrala.domain.calls import facts as f

Result = Literal[
    "open",
    "answered",
    "abandoned",
    "abandoned_in_greeting",
    "not_in_use",
    "closed",
    "line_lost",
    "busy",
    "no_answer",
    "refused",
    "unreachable",
    "voicemail",
    "cancelled",
]
PassResult = Literal["waiting", "answered", "abandoned", "line_lost"]
Doing = Literal["talk", "hold", "wrap_up", "nothing"]


@dataclass(frozen=True, slots=True)
class Stay:
    """One pass through one queue."""

    queue: str
    queued_at: datetime
    left_at: datetime | None = None
    result: PassResult = "waiting"


@dataclass(frozen=True, slots=True)
class Part:
    """One operator's segment; `doing` since `since`."""

    operator: str
    answered_at: datetime
    since: datetime
    ended_at: datetime | None = None
    doing: Doing = "talk"
    talk_ms: int = 0
    hold_ms: int = 0
    wrap_up_ms: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """`last_at`: time never goes back within a call, whatever a clock does."""

    arrived_at: datetime | None = None
    last_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: f.EndedBy | None = None
    line: str | None = None
    queue: str | None = None
    direction: Literal["in", "out"] = "in"
    caller: str = ""
    dialled: str = ""
    placed_by: str | None = None
    not_reached: f.NotReachedWhy | None = None
    voicemail: bool = False
    offered_to: str | None = None
    stays: tuple[Stay, ...] = ()
    parts: tuple[Part, ...] = ()
    reason: str | None = None
    outcome: str | None = None
    documented_at: datetime | None = None
    recording: str | None = None
    recording_started_at: datetime | None = None
    recording_ended_at: datetime | None = None

    @property
    def result(self) -> Result:
        if self.ended_at is None:
            return "open"
        if self.ended_by == "line_lost":
            return "line_lost"
        if self.parts:
            return "voicemail" if self.voicemail else "answered"
        if self.direction == "out":
            return self.not_reached or "cancelled"
        if self.ended_by == "not_in_use" or self.line is None:
            return "not_in_use"
        if self.ended_by == "closed":
            return "closed"
        return "abandoned" if self.stays else "abandoned_in_greeting"

    @property
    def operator(self) -> str | None:
        """Who talked last, or called out."""
        return self.parts[-1].operator if self.parts else self.placed_by

    @property
    def wait_ms(self) -> int | None:
        """Of all passes that were left; None before the first was."""
        waits = [milliseconds(stay.queued_at, stay.left_at) for stay in self.stays if stay.left_at]
        return sum(waits) if waits else None


def milliseconds(start: datetime, end: datetime) -> int:
    return max(0, round((end - start).total_seconds() * 1000))


def record(facts: Iterable[tuple[datetime, f.CallFact]]) -> Record:
    """Facts in the order of their numbers."""
    return reduce(lambda known, told: project(known, *told), facts, Record())


def project(known: Record, at: datetime, fact: f.CallFact) -> Record:
    """The record after one more fact."""
    at = max(at, known.last_at or at)
    rule = _RULES.get(type(fact))
    return replace(rule(known, fact, at) if rule else known, last_at=at)


def _arrived(known: Record, fact: f.Arrived, at: datetime) -> Record:
    return replace(known, arrived_at=at, line=fact.line, queue=fact.queue, caller=fact.caller, dialled=fact.dialled)


def _placed(known: Record, fact: f.Placed, at: datetime) -> Record:
    placed = replace(known, direction="out", placed_by=fact.operator, caller=fact.callee)
    return replace(placed, arrived_at=at, line=fact.line, queue=fact.queue)


def _dial_expired(known: Record, fact: object, at: datetime) -> Record:
    return replace(known, not_reached="no_answer")


def _not_reached(known: Record, fact: f.NotReached, at: datetime) -> Record:
    return replace(known, not_reached=fact.why, ended_at=known.ended_at or at, ended_by=known.ended_by or "caller")


def _reached_voicemail(known: Record, fact: object, at: datetime) -> Record:
    return replace(known, voicemail=True)


def _queued(known: Record, fact: f.Queued, at: datetime) -> Record:
    known = _end_part(known, at) if fact.again else known
    return replace(known, queue=fact.queue, offered_to=None, stays=(*known.stays, Stay(fact.queue, at)))


def _offered(known: Record, fact: f.Offered, at: datetime) -> Record:
    return replace(known, offered_to=fact.operator)


def _no_longer_offered(known: Record, fact: object, at: datetime) -> Record:
    return replace(known, offered_to=None)


def _answered(known: Record, fact: f.Answered, at: datetime) -> Record:
    """Also comes when an operator who was lost is joined again: still the same segment."""
    known = replace(_leave_queue(known, at, "answered"), offered_to=None)
    if known.parts and known.parts[-1].operator == fact.operator and known.parts[-1].ended_at is None:
        return _now(known, at, "talk")
    known = _end_part(known, at)
    return replace(known, parts=(*known.parts, Part(fact.operator, answered_at=at, since=at)))


def _held(known: Record, fact: object, at: datetime) -> Record:
    return _now(known, at, "hold")


def _resumed(known: Record, fact: object, at: datetime) -> Record:
    return _now(known, at, "talk")


def _hung_up(known: Record, fact: f.HungUp, at: datetime) -> Record:
    return _now(known, at, "nothing")


def _caller_left(known: Record, fact: f.CallerLeft, at: datetime) -> Record:
    left: PassResult = "line_lost" if fact.by == "line_lost" else "abandoned"
    known = _leave_queue(known, at, left)
    if known.parts and known.parts[-1].doing in {"talk", "hold"}:
        known = _now(known, at, "nothing")
    return replace(known, ended_at=known.ended_at or at, ended_by=known.ended_by or fact.by, offered_to=None)


def _wrap_up_started(known: Record, fact: object, at: datetime) -> Record:
    return _now(known, at, "wrap_up")


def _wrap_up_ended(known: Record, fact: object, at: datetime) -> Record:
    return _end_part(known, at)


def _documented(known: Record, fact: f.Documented, at: datetime) -> Record:
    return replace(known, reason=fact.reason, outcome=fact.outcome, documented_at=known.documented_at or at)


def _recording_started(known: Record, fact: f.RecordingStarted, at: datetime) -> Record:
    return replace(known, recording=fact.recording, recording_started_at=known.recording_started_at or at)


def _recording_ended(known: Record, fact: object, at: datetime) -> Record:
    return replace(known, recording_ended_at=at)


def _leave_queue(known: Record, at: datetime, result: PassResult) -> Record:
    if not known.stays or known.stays[-1].left_at is not None:
        return known
    return replace(known, stays=(*known.stays[:-1], replace(known.stays[-1], left_at=at, result=result)))


def _end_part(known: Record, at: datetime) -> Record:
    if not known.parts or known.parts[-1].ended_at is not None:
        return known
    known = _now(known, at, "nothing")
    return replace(known, parts=(*known.parts[:-1], replace(known.parts[-1], ended_at=at)))


def _now(known: Record, at: datetime, doing: Doing) -> Record:
    """Counts what was done until now, and goes on with `doing`."""
    if not known.parts or known.parts[-1].ended_at is not None:
        return known
    part = known.parts[-1]
    spent = milliseconds(part.since, at)
    counted = replace(
        part,
        since=at,
        doing=doing,
        talk_ms=part.talk_ms + spent * (part.doing == "talk"),
        hold_ms=part.hold_ms + spent * (part.doing == "hold"),
        wrap_up_ms=part.wrap_up_ms + spent * (part.doing == "wrap_up"),
    )
    return replace(known, parts=(*known.parts[:-1], counted))


_RULES: dict[type, Callable[[Record, Any, datetime], Record]] = {
    f.Arrived: _arrived,
    f.Placed: _placed,
    f.DialExpired: _dial_expired,
    f.NotReached: _not_reached,
    f.ReachedVoicemail: _reached_voicemail,
    f.Queued: _queued,
    f.Offered: _offered,
    f.OfferExpired: _no_longer_offered,
    f.OfferWithdrawn: _no_longer_offered,
    f.JoinFailed: _no_longer_offered,
    f.Answered: _answered,
    f.Held: _held,
    f.Resumed: _resumed,
    f.OperatorLost: _held,
    f.HungUp: _hung_up,
    f.CallerLeft: _caller_left,
    f.WrapUpStarted: _wrap_up_started,
    f.WrapUpEnded: _wrap_up_ended,
    f.Documented: _documented,
    f.RecordingStarted: _recording_started,
    f.RecordingEnded: _recording_ended,
}
