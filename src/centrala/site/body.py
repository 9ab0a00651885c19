"""No request's body is larger than the limit, whatever it announces."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from centrala.site.gate import header

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


def announced_too_large(headers: Iterable[tuple[bytes, bytes]], limit: int) -> bool:
    length = header(headers, b"content-length") or "0"
    return not length.isdecimal() or int(length) > limit


class LimitedBody:
    """A `receive` that ends the request once more than `limit` bytes came; `exceeded` says that it did."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit
        self.exceeded = False

    async def __call__(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left >= 0:
            return message
        self.exceeded = True
        return {"type": "http.disconnect"}
