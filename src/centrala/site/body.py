"""No request's body is larger than the limit, whatever it announces."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from centrala.site.gate import header

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


class TooLargeError(Exception):
    """More came than is taken."""


def announced_too_large(headers: Iterable[tuple[bytes, bytes]], limit: int) -> bool:
    length = header(headers, b"content-length") or "0"
    return not length.isdecimal() or int(length) > limit


def limited(receive: Receive, limit: int) -> Receive:
    """Raises TooLargeError as soon as more than `limit` bytes came."""
    taken = 0

    async def receive_limited() -> MutableMapping[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooLargeError
        return message

    return receive_limited
