"""The database, read for the event loop on one thread of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.cookies import CookieError, SimpleCookie
from typing import TypeVar

import structlog
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import DatabaseError, close_old_connections, connection
from django.utils.crypto import constant_time_compare

from centrala.apps.access import bearer, permissions
from centrala.apps.access.models import Token, User
from centrala.apps.access.sessions import SessionStore
from centrala.apps.customers.queries import by_numbers
from centrala.apps.lines.actions import publish_directory
from centrala.apps.lines.queries import country, lines, queues, queues_of
from centrala.kit.errors import AppError
from centrala.site.picture import Names, Viewer

log = structlog.get_logger(__name__)
T = TypeVar("T")
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recorded")
_publishing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="publishing")


async def _read(work: Callable[[], T], thread: ThreadPoolExecutor = _thread) -> T:
    def run() -> T:
        close_old_connections()
        try:
            return work()
        finally:
            close_old_connections()

    return await asyncio.get_running_loop().run_in_executor(thread, run)


class Recorded:
    """`site.follow.Source` over Django's models."""

    async def names(self, numbers: frozenset[str]) -> Names:
        return await _read(lambda: read_names(numbers))

    async def publish_directory(self) -> None:
        try:
            await _read(publish_directory, _publishing)
        except AppError as refused:
            log.warning("directory not published", code=refused.code)


def read_names(numbers: frozenset[str]) -> Names:
    known = by_numbers(numbers)
    customers = {
        number: {"id": str(known[number].id), "name": known[number].name} if number in known else None
        for number in numbers
    }
    return Names(
        country=country(),
        lines={str(line.id): line.name for line in lines()},
        queues={str(queue.id): queue.name for queue in queues()},
        people={str(user_id): name for user_id, name in User.objects.values_list("id", "name")},
        customers=customers,
    )


def viewer_of(user: User) -> Viewer:
    return Viewer(
        id=str(user.id),
        everything=permissions.may(user, "interactions.all"),
        demos=permissions.may(user, "demo.call"),
        queues=queues_of(user),
    )


def session_key(headers: list[tuple[bytes, bytes]]) -> str:
    """ "" without a session cookie."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load("; ".join(value.decode("latin-1") for name, value in headers if name == b"cookie"))
    except CookieError:
        return ""
    morsel = jar.get(settings.SESSION_COOKIE_NAME)
    return morsel.value if morsel else ""


async def session_user(key: str) -> User | None:
    """Whose session it is; None when it is over, or the password changed since."""
    return await _read(lambda: read_session_user(key)) if key else None


async def session_viewer(key: str) -> Viewer | None:
    def read() -> Viewer | None:
        user = read_session_user(key)
        return viewer_of(user) if user else None

    return await _read(read) if key else None


async def token_of(secret: str, address: str) -> Token:
    """Raises AppError access.bad_token (401), access.too_many_attempts (429)."""
    return await _read(lambda: bearer.token_of(secret, address))


async def token_viewer(secret: str) -> Viewer | None:
    """As now; None when the token or its account is over."""

    def read() -> Viewer | None:
        token = bearer.valid(secret)
        return viewer_of(token.user) if token else None

    return await _read(read)


def read_session_user(key: str) -> User | None:
    data = SessionStore(key).load()
    if data.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    user = User.objects.filter(id=str(data.get(SESSION_KEY)), is_active=True).first()
    known = user is not None and constant_time_compare(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    return user if known else None


async def database_up() -> bool:
    def ask() -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return False
        return True

    return await _read(ask)
