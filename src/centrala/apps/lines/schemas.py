"""Shapes of lines and queues."""

from typing import cast
from uuid import UUID

from ninja import Schema

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


def line_out(line: models.Line, country: str) -> Line:
    return Line(
        id=line.id,
        number=line.number,
        number_shown=shown(line.number, country),
        name=line.name,
        language=cast(LanguageCode, line.language),
        queue_id=line.queue_id,
        queue_name=line.queue.name,
    )
