"""Tokens as programs present them: `Authorization: Bearer ct_…` (RFC 6750, section 2.1), never in an address."""

import hashlib
import time
from collections import OrderedDict
from datetime import timedelta
from threading import Lock

from django.db.models import Q
from django.utils import timezone

from centrala.apps.access.models import Token
from centrala.kit.errors import AppError

PREFIX = "ct_"
USE_NOTED_EVERY = timedelta(minutes=1)


def digest_of(secret: str) -> str:
    """Plain SHA-256 is enough: 256 random bits can't be guessed from it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def presented(header: str) -> str | None:
    """The secret in an Authorization header; None when it is of another scheme or not there."""
    scheme, _, secret = header.strip().partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


def token_of(secret: str, address: str) -> Token:
    """Notes the use. Raises AppError access.bad_token (401), access.too_many_attempts (429) {minutes}."""
    wrongs.refuse_locked(address)
    token = valid(secret)
    if token is None:
        wrongs.count(address)
        raise AppError("access.bad_token", 401)
    _note_use(token)
    return token


def valid(secret: str) -> Token | None:
    """The token and its active account, when neither is over."""
    lasting = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
    found = Token.objects.select_related("user").filter(lasting, digest=digest_of(secret), revoked_at=None)
    return found.filter(user__is_active=True).first()


def _note_use(token: Token) -> None:
    now = timezone.now()
    if token.last_used_at is None or token.last_used_at <= now - USE_NOTED_EVERY:
        Token.objects.filter(id=token.id).update(last_used_at=now)


class Wrongs:
    """Wrong tokens by address, in this process: after LIMIT of them, the address waits."""

    LIMIT = 20
    MINUTES = 5
    ADDRESSES = 10_000

    def __init__(self) -> None:
        self._lock = Lock()
        self._counts: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def refuse_locked(self, address: str) -> None:
        """Raises AppError access.too_many_attempts (429) {minutes}."""
        with self._lock:
            if self._count_of(address)[1] >= self.LIMIT:
                raise AppError("access.too_many_attempts", 429, minutes=self.MINUTES)

    def count(self, address: str) -> None:
        with self._lock:
            since, count = self._count_of(address)
            self._counts[address] = (since, count + 1)
            self._counts.move_to_end(address)
            if len(self._counts) > self.ADDRESSES:
                self._counts.popitem(last=False)

    def forget(self) -> None:
        self._counts.clear()

    def _count_of(self, address: str) -> tuple[float, int]:
        now = time.monotonic()
        since, count = self._counts.get(address, (now, 0))
        return (since, count) if now - since < self.MINUTES * 60 else (now, 0)


wrongs = Wrongs()
