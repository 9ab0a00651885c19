"""What the engine knows of the company: published whole by the web on each change."""

from datetime import datetime
from typing import Literal

import msgspec

from centrala.domain.routing.policy import Order

Language = Literal["ro", "en"]


class Skill(msgspec.Struct, frozen=True):
    """A skill at a level: learnt by an operator, or asked for by a queue. Levels begin at 1."""

    id: str
    level: int = 1


class Operator(msgspec.Struct, frozen=True):
    """A person who may take calls of `queues` (queue ids), with what he or she can do and speaks."""

    id: str
    queues: tuple[str, ...]
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()


class Relax(msgspec.Struct, frozen=True):
    """As domain.routing.Relax."""

    after_s: int
    lower: int = 1
    without: bool = False


class Queue(msgspec.Struct, frozen=True):
    """`ring_s`: how long a desk rings; `wrap_up_s`: time after the talk before it ends by itself.

    The others choose who takes its calls, as domain.routing.Policy and Demand: skills that are needed or preferred, the
    language of the call's line where `by_language`, urgency, who is first, and how long a call waits for the operator
    who spoke with the customer last.
    """

    id: str
    ring_s: int = 15
    wrap_up_s: int = 60
    needs: tuple[Skill, ...] = ()
    preferred: tuple[str, ...] = ()
    by_language: bool = False
    target_s: int = 20
    priority_s: int = 0
    order: Order = "longest_idle"
    relax: tuple[Relax, ...] = ()
    last_operator_s: int = 0


Spans = tuple[tuple[int, int], ...]
"""Minutes of a day, as domain.hours.Span."""


class Hours(msgspec.Struct, frozen=True):
    """As domain.hours.Hours; `days` by ISO date. `override` until `override_until` (UTC), None until it is ended."""

    id: str
    zone: str
    week: tuple[Spans, ...]
    days: dict[str, Spans] = {}
    override: Literal["open", "closed"] | None = None
    override_until: datetime | None = None


class Line(msgspec.Struct, frozen=True):
    """`number` in E.164; what the caller hears is in `language`. Without `hours` it is always open."""

    id: str
    number: str
    queue: str
    language: Language
    recorded: bool = True
    hours: str = ""


class Outgoing(msgspec.Struct, frozen=True):
    """Limits of calls out, as domain.outgoing.Rules; `ring_s`: how long it rings at a customer's."""

    allowed: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    at_once: int = 0
    per_hour: int = 0
    ring_s: int = 45


class Reserve(msgspec.Struct, frozen=True):
    """As domain.routing.Reserve."""

    skill: str
    keep: int
    until_s: int = 120


class Directory(msgspec.Struct, frozen=True):
    """`version` grows with each change; `country` reads national numbers (ISO 3166, e.g. "RO")."""

    version: int
    country: str
    operators: tuple[Operator, ...]
    queues: tuple[Queue, ...]
    lines: tuple[Line, ...]
    outgoing: Outgoing = Outgoing()
    hours: tuple[Hours, ...] = ()
    reserves: tuple[Reserve, ...] = ()


EMPTY = Directory(version=0, country="RO", operators=(), queues=(), lines=())
