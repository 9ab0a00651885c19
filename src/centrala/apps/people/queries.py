"""Who works here; for those with people.view."""

from uuid import UUID

from django.db.models import QuerySet

from centrala.apps.access.models import User
from centrala.kit.errors import AppError


def people() -> QuerySet[User]:
    return User.objects.prefetch_related("memberships").order_by("name", "id")


def person(person_id: UUID) -> User:
    """Raises AppError not_found (404)."""
    user = people().filter(id=person_id).first()
    if user is None:
        raise AppError("not_found", 404)
    return user
