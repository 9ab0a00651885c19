"""Shapes of lines and queues."""

from typing import cast
from uuid import UUID

from ninja import Field, Schema

from centrala.apps.access.schemas import LanguageCode
from centrala.apps.lines import models
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
