"""Tokens and whose they are; for the command line."""

from uuid import UUID

from django.db.models import QuerySet

from centrala.apps.access.models import Token, User
from centrala.kit.errors import AppError


def account(username: str) -> User:
    """Raises AppError people.unknown (404) {username}."""
    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        raise AppError("people.unknown", 404, username=username)
    return user


def tokens() -> QuerySet[Token]:
    """Those that are over too, newest first."""
    return Token.objects.select_related("user").order_by("-created_at", "-id")


def token(token_id: str) -> Token:
    """Raises AppError access.no_such_token (404)."""
    try:
        return tokens().get(id=UUID(token_id))
    except (ValueError, Token.DoesNotExist) as unknown:
        raise AppError("access.no_such_token", 404) from unknown
