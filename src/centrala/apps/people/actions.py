"""Creating and changing people's accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from centrala.apps.access.actions import end_sessions, revoke_tokens
from centrala.apps.access.models import User
from centrala.apps.audit.actions import record
from centrala.apps.lines.actions import directory_changed, set_queues
from centrala.kit.errors import AppError


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """None leaves a field as it is."""

    name: str | None = None
    role: str | None = None
    active: bool | None = None
    language: str | None = None
    password: str | None = None
    queue_ids: Sequence[UUID] | None = None


@transaction.atomic
def create_person(
    *, actor: UUID | None, username: str, name: str, role: str, password: str, language: str, queue_ids: Sequence[UUID]
) -> User:
    """Raises AppError people.username_taken (409), people.weak_password (422), lines.no_such_queue (422)."""
    user = User(username=username.strip().lower(), name=name.strip(), role=role, language=language)
    _set_password(user, password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as taken:
        raise AppError("people.username_taken", 409) from taken
    after = {"username": user.username, "name": user.name, "role": role, "language": language}
    record(actor=actor, action="person.created", subject=f"user:{user.id}", after=after)
    set_queues(actor=actor, user=user, queue_ids=queue_ids)
    directory_changed()
    return user


@transaction.atomic
def change_person(*, actor: UUID | None, user: User, changes: Changes) -> User:
    """A new password, another role or being made inactive ends the person's sessions; the last also revokes the tokens.

    Raises AppError people.last_administrator (409), people.weak_password (422), lines.no_such_queue (422)."""
    before, after = _apply(user, changes)
    _keep_an_administrator(user, before)
    if changes.password is not None:
        _set_password(user, changes.password)
        after["password"] = "changed"  # noqa: S105 - says that it changed, not what it is
    user.save()
    record(actor=actor, action="person.changed", subject=f"user:{user.id}", before=before, after=after)
    if changes.queue_ids is not None:
        set_queues(actor=actor, user=user, queue_ids=changes.queue_ids)
    if after.keys() & {"role", "is_active", "password"}:
        end_sessions(user=user)
    if after.get("is_active") is False:
        revoke_tokens(actor=actor, user=user)
    directory_changed()
    return user


def _apply(user: User, changes: Changes) -> tuple[dict[str, object], dict[str, object]]:
    wanted = {
        "name": changes.name,
        "role": changes.role,
        "is_active": changes.active,
        "language": changes.language,
    }
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for field, value in wanted.items():
        if value is not None and value != getattr(user, field):
            before[field], after[field] = getattr(user, field), value
            setattr(user, field, value)
    return before, after


def _keep_an_administrator(user: User, before: dict[str, object]) -> None:
    was = before.get("role", user.role) == "administrator" and before.get("is_active", user.is_active)
    is_still = user.role == "administrator" and user.is_active
    others = User.objects.filter(role="administrator", is_active=True).exclude(id=user.id)
    if was and not is_still and not others.exists():
        raise AppError("people.last_administrator", 409)


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise AppError("people.weak_password", 422, length=10) from weak
    user.set_password(password)
