"""Shapes of people."""

from typing import cast
from uuid import UUID

from ninja import Field, Schema

from centrala.apps.access.models import User
from centrala.apps.access.schemas import LanguageCode, RoleCode


class Person(Schema):
    id: UUID
    username: str
    name: str
    role: RoleCode
    language: LanguageCode
    active: bool
    queue_ids: list[UUID]


class PersonNew(Schema):
    username: str = Field(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9._@-]+$")
    name: str = Field(min_length=1, max_length=120)
    role: RoleCode
    password: str = Field(max_length=200)
    language: LanguageCode
    queue_ids: list[UUID] = []


class PersonChange(Schema):
    """What is left out stays as it is."""

    name: str | None = Field(None, min_length=1, max_length=120)
    role: RoleCode | None = None
    active: bool | None = None
    password: str | None = Field(None, max_length=200)
    language: LanguageCode | None = None
    queue_ids: list[UUID] | None = None


def person_out(user: User) -> Person:
    return Person(
        id=user.id,
        username=user.username,
        name=user.name,
        role=cast(RoleCode, user.role),
        language=cast(LanguageCode, user.language),
        active=user.is_active,
        queue_ids=[member.queue_id for member in user.memberships.all()],
    )
