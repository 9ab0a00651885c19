"""Shapes of the demo."""

from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from centrala.apps.access.schemas import LanguageCode
from centrala.apps.lines.schemas import Line


class DemoCaller(Schema):
    """A known customer to call as; `number` in E.164."""

    name: str
    number: str
    number_shown: str


class DemoLine(Schema):
    """`seconds_from`: about when the sentence begins, counted from the answer."""

    who: Literal["customer"]
    seconds_from: float
    text: str


class DemoDialogue(Schema):
    id: str
    language: LanguageCode
    title: str
    text: list[DemoLine]


class Demo(Schema):
    lines: list[Line]
    callers: list[DemoCaller]
    dialogues: list[DemoDialogue]


class DemoCallNew(Schema):
    """`number`: who calls, in any national or international form; "" withheld."""

    line_id: UUID
    number: str = Field("", max_length=40)
    dialogue_id: str = Field(max_length=60)


class DemoCall(Schema):
    id: UUID
