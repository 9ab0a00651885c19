"""Shapes of lines and queues."""

from typing import cast
from uuid import UUID

from ninja import Field, Schema

from centrala.apps.access.models import User
from centrala.apps.access.schemas import LanguageCode
from centrala.apps.lines import models, queries
from centrala.domain.routing.policy import Order
from centrala.kit.phone import shown


class Queue(Schema):
    id: UUID
    name: str


class Line(Schema):
    """`number` in E.164, `number_shown` as people of the company's country write it."""

    id: UUID
    number: str
    number_shown: str
    name: str
    language: LanguageCode
    queue_id: UUID
    queue_name: str
    recorded: bool
    hours_id: UUID | None
    hours_name: str


class LineChange(Schema):
    """`hours_id` null: always open."""

    name: str = Field(min_length=1, max_length=120)
    language: LanguageCode
    queue_id: UUID
    recorded: bool = True
    hours_id: UUID | None = None


class LineNew(LineChange):
    """`number` as people write it."""

    number: str = Field(min_length=3, max_length=40)


class OutgoingLimits(Schema):
    """`allowed`, `barred`: beginnings of numbers in E.164 ("+" every number), of which the longest that fits decides.
    `at_once`: calls out of the whole company; `per_hour`: calls one person places; `ring_s`: how long it rings."""

    allowed: list[str] = Field(max_length=200)
    barred: list[str] = Field(max_length=200)
    at_once: int = Field(ge=0, le=10_000)
    per_hour: int = Field(ge=0, le=10_000)
    ring_s: int = Field(ge=5, le=180)


class SkillChange(Schema):
    """`keep`: so many free operators with the skill are kept for calls that need it; others get them after waiting
    `keep_until_s`. 0: none are kept."""

    name: str = Field(min_length=1, max_length=120)
    keep: int = Field(0, ge=0, le=1000)
    keep_until_s: int = Field(120, ge=0, le=3600)


class Skill(SkillChange):
    id: UUID


class Level(Schema):
    """A skill learnt or asked for, from 1 (beginner) to 5."""

    skill_id: UUID
    level: int = Field(ge=1, le=5)


class Abilities(Schema):
    """What a person can do, and the languages in which he or she takes calls."""

    skills: list[Level] = Field(max_length=200)
    languages: list[LanguageCode] = Field(max_length=10)


class Step(Schema):
    """After so much waiting levels that are `lower` lower will do, `without`: no skill at all is needed."""

    after_s: int = Field(ge=0, le=3600)
    lower: int = Field(1, ge=0, le=5)
    without: bool = False


class Routing(Schema):
    """Who takes a queue's calls. `priority_s`: a head start of its calls before other queues'. `last_operator_s`: how
    long a call waits for the operator who spoke with the customer last."""

    needs: list[Level] = Field(max_length=20)
    preferred: list[UUID] = Field(max_length=20)
    by_language: bool
    target_s: int = Field(ge=0, le=3600)
    priority_s: int = Field(ge=0, le=3600)
    order: Order
    relax: list[Step] = Field(max_length=10)
    last_operator_s: int = Field(ge=0, le=600)


def abilities_out(user: User) -> Abilities:
    levels = [Level(skill_id=one.skill_id, level=one.level) for one in queries.skills_of(user)]
    return Abilities(skills=levels, languages=[cast(LanguageCode, code) for code in queries.spoken_by(user)])


def routing_out(queue: models.Queue) -> Routing:
    asked = sorted(queue.skills.all(), key=lambda one: one.skill_id)
    return Routing(
        needs=[Level(skill_id=one.skill_id, level=one.level) for one in asked if one.level],
        preferred=[one.skill_id for one in asked if not one.level],
        by_language=queue.by_language,
        target_s=queue.target_s,
        priority_s=queue.priority_s,
        order=cast(Order, queue.order),
        relax=[Step(**step) for step in queue.relax],
        last_operator_s=queue.last_operator_s,
    )


def line_out(line: models.Line, country: str) -> Line:
    return Line(
        id=line.id,
        number=line.number,
        number_shown=shown(line.number, country),
        name=line.name,
        language=cast(LanguageCode, line.language),
        queue_id=line.queue_id,
        queue_name=line.queue.name,
        recorded=line.recorded,
        hours_id=line.hours_id,
        hours_name=line.hours.name if line.hours else "",
    )
