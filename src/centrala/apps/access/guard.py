"""Who is asking: every endpoint takes its user from here."""

from django.http import HttpRequest

from centrala.apps.access import permissions
from centrala.apps.access.models import User
from centrala.kit.errors import AppError


def signed_in(request: HttpRequest) -> User:
    """Raises AppError access.not_signed_in (401)."""
    if not isinstance(request.user, User) or not request.user.is_active:
        raise AppError("access.not_signed_in", 401)
    return request.user


def allowed(request: HttpRequest, permission: str) -> User:
    """Raises AppError access.not_signed_in (401) or access.not_allowed (403)."""
    user = signed_in(request)
    if not permissions.may(user, permission):
        raise AppError("access.not_allowed", 403)
    return user
