"""Shapes of sessions and of oneself."""

from typing import Literal, cast
from uuid import UUID

from ninja import Field, Schema

from centrala.apps.access import permissions
from centrala.apps.access.models import User

LanguageCode = Literal["ro", "en"]
RoleCode = Literal["operator", "supervisor", "planner", "administrator"]


class Error(Schema):
    """`code` is stable, `message` is in the user's language, `params` are the values in it."""

    code: str
    message: str
    params: dict[str, str | int | list[str]]


class Me(Schema):
    id: UUID
    username: str
    name: str
    role: RoleCode
    language: LanguageCode
    permissions: list[str]


class Session(Schema):
    user: Me | None
    demo: bool
    languages: list[LanguageCode] = ["ro", "en"]


class SignIn(Schema):
    username: str = Field(min_length=1, max_length=60)
    password: str = Field(min_length=1, max_length=200)


class MeChange(Schema):
    language: LanguageCode


class PasswordChange(Schema):
    current: str = Field(min_length=1, max_length=200)
    new: str = Field(min_length=1, max_length=200)


def me(user: User) -> Me:
    return Me(
        id=user.id,
        username=user.username,
        name=user.name,
        role=cast(RoleCode, user.role),
        language=cast(LanguageCode, user.language),
        permissions=permissions.of(user),
    )
