"""Signing in and out, tokens, and what a person changes about themselves."""

import secrets
from datetime import timedelta
from uuid import UUID

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, authenticate, login, logout
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from centrala.apps.access import permissions
from centrala.apps.access.bearer import PREFIX, digest_of
from centrala.apps.access.models import Session, Token, User
from centrala.apps.audit.actions import record
from centrala.contract import port
from centrala.contract.commands import Announce, SetPresence
from centrala.kit.errors import AppError

LONGEST_DAYS = 3650


def sign_in(*, request: HttpRequest, username: str, password: str) -> User:
    """Raises AppError access.too_many_attempts (429) {minutes} or access.wrong_credentials (401)."""
    credentials = {"username": username.strip().lower()}
    _refuse_locked(request, credentials)
    user = authenticate(request, **credentials, password=password)
    if not isinstance(user, User):
        _refuse_locked(request, credentials)
        raise AppError("access.wrong_credentials", 401)
    login(request, user)
    record(actor=user.id, action="access.signed_in", subject=f"user:{user.id}")
    return user


def _refuse_locked(request: HttpRequest, credentials: dict[str, str]) -> None:
    if not AxesProxyHandler.is_allowed(request, credentials):
        raise AppError("access.too_many_attempts", 429, minutes=round(settings.AXES_COOLOFF_TIME * 60))


def sign_out(*, request: HttpRequest, user: User) -> None:
    """Ends the session; with the last one the operator's presence becomes off."""
    record(actor=user.id, action="access.signed_out", subject=f"user:{user.id}")
    logout(request)
    _presence_off(user)


def change_password(*, request: HttpRequest, user: User, current: str, new: str) -> None:
    """Raises AppError access.too_many_attempts (429) {minutes}, access.wrong_current_password, people.weak_password
    (422). This session stays, with all that is open by it; the others end."""
    credentials = {"username": user.username}
    _refuse_locked(request, credentials)
    if authenticate(request, **credentials, password=current) is None:
        _refuse_locked(request, credentials)
        raise AppError("access.wrong_current_password", 422)
    try:
        validate_password(new, user)
    except ValidationError as weak:
        raise AppError("people.weak_password", 422, length=10) from weak
    with transaction.atomic():
        user.set_password(new)
        user.save(update_fields=["password"])
        record(actor=user.id, action="access.password_changed", subject=f"user:{user.id}")
        request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        request.session.save()
        end_sessions(user=user, keep=request.session.session_key)


@transaction.atomic
def end_sessions(*, user: User, keep: str | None = None) -> None:
    """Ends all sessions of an account, but `keep`. Part of a change of password, role or activity."""
    from centrala.apps.access.sessions import SessionStore

    keys = list(Session.objects.filter(user=user).exclude(session_key=keep).values_list("session_key", flat=True))

    def end() -> None:
        for key in keys:
            SessionStore().delete(key)
        _presence_off(user)

    transaction.on_commit(end)


def _presence_off(user: User) -> None:
    """An engine that is not there learns it by the lost audio leg."""
    if not permissions.may(user, "calls.take") or Session.objects.filter(user=user).exists():
        return
    try:
        port.engine().send(SetPresence(operator=str(user.id), status="off", by=str(user.id), why="signed_out"))
    except AppError:
        return


@transaction.atomic
def change_language(*, user: User, language: str) -> User:
    before = user.language
    user.language = language
    user.save(update_fields=["language"])
    record(
        actor=user.id,
        action="access.language_changed",
        subject=f"user:{user.id}",
        before={"language": before},
        after={"language": language},
    )
    return user


@transaction.atomic
def issue_token(*, actor: UUID | None, user: User, name: str, days: int | None) -> tuple[Token, str]:
    """The token and its secret, which nothing can tell again. `days`: None = no end.

    Raises AppError access.token_days (422)."""
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise AppError("access.token_days", 422, days=LONGEST_DAYS)
    secret = PREFIX + secrets.token_urlsafe(32)
    expires_at = None if days is None else timezone.now() + timedelta(days=days)
    token = Token.objects.create(user=user, name=name.strip(), digest=digest_of(secret), expires_at=expires_at)
    after = {"user": str(user.id), "name": token.name, "expires_at": expires_at and expires_at.isoformat()}
    record(actor=actor, action="access.token_created", subject=f"token:{token.id}", after=after)
    return token, secret


@transaction.atomic
def revoke_token(*, actor: UUID | None, token: Token) -> None:
    """Nothing is done for one that is revoked already. Streams that live by it close at once."""
    if token.revoked_at is not None:
        return
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record(actor=actor, action="access.token_revoked", subject=f"token:{token.id}", after={"name": token.name})
    transaction.on_commit(_rights_changed)


@transaction.atomic
def revoke_tokens(*, actor: UUID | None, user: User) -> None:
    """All of an account: part of making it inactive."""
    for token in Token.objects.filter(user=user, revoked_at=None):
        revoke_token(actor=actor, token=token)


def _rights_changed() -> None:
    """Streams look again at whose they are; without an engine they do so at their next heartbeat."""
    try:
        port.engine().send(Announce(topic="people", id=""))
    except AppError:
        return
