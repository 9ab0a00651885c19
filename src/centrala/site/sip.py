"""/sip: the browser's signalling, passed to Asterisk over loopback (RFC 7118). Only for a signed-in operator
on a page of ours; nothing of it is looked into or written down."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from pathlib import Path
from typing import Any

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Subprotocol

from centrala.site.doors import Doors

log = structlog.get_logger(__name__)
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Still = Callable[[], Awaitable[bool]]

SIP = Subprotocol("sip")
MAX_MESSAGE = 64 * 1024
CONNECT_S = 3.0
LOOK_S = 10.0
SESSION_ENDED, GONE_AWAY, TOO_LARGE = 4401, 1001, 1009


class NoAsterisk(Exception):
    """Its address is unknown, or nothing answers there."""


def _port(asterisk_file: Path) -> int:
    return int(json.loads(asterisk_file.read_text())["http_port"])


async def _dial(asterisk_file: Path) -> ClientConnection:
    try:
        port = _port(asterisk_file)
        return await connect(
            f"ws://127.0.0.1:{port}/ws",
            subprotocols=[SIP],
            max_size=MAX_MESSAGE,
            open_timeout=CONNECT_S,
            close_timeout=0.5,
            ping_interval=None,
            compression=None,
            proxy=None,
        )
    except (OSError, ValueError, KeyError, InvalidHandshake, ConnectionClosed) as unreachable:
        raise NoAsterisk from unreachable


async def proxy(receive: Receive, send: Send, *, asterisk_file: Path, doors: Doors, session: str, still: Still) -> None:
    """Both directions until one side ends, or the session does. `still`: whether the session is."""
    try:
        asterisk = await _dial(asterisk_file)
    except NoAsterisk:
        log.warning("sip proxy: asterisk unreachable")
        await send({"type": "websocket.close", "code": GONE_AWAY})
        return
    await send({"type": "websocket.accept", "subprotocol": SIP})
    try:
        with doors.opened(session) as closing:
            code = await _pump_both(receive, send, asterisk, _ended(closing, still))
    finally:
        await asterisk.close()
    if code is not None:
        await send({"type": "websocket.close", "code": code})


async def _pump_both(
    receive: Receive, send: Send, asterisk: ClientConnection, end: Coroutine[Any, Any, None]
) -> int | None:
    """The code to close the browser's side with; None when the browser closed it."""
    up = asyncio.ensure_future(_up(receive, asterisk))
    down = asyncio.ensure_future(_down(asterisk, send))
    ended = asyncio.ensure_future(end)
    tasks = (up, down, ended)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception) and not isinstance(result, (ConnectionClosed, OSError)):
            raise result
    if ended.done() and not ended.cancelled():
        return SESSION_ENDED
    return up.result() if up.done() and not up.cancelled() and not up.exception() else GONE_AWAY


async def _ended(closing: asyncio.Event, still: Still) -> None:
    """Sign-out here is told at once; one elsewhere, or the session's own end, is looked for."""
    while not closing.is_set() and await still():
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_S):
                await closing.wait()


async def _up(receive: Receive, asterisk: ClientConnection) -> int | None:
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return None
        data = message.get("text") if message.get("text") is not None else message.get("bytes")
        if data is None or len(data) > MAX_MESSAGE:
            return TOO_LARGE
        await asterisk.send(data)


async def _down(asterisk: ClientConnection, send: Send) -> None:
    async for data in asterisk:
        await send({"type": "websocket.send", "text" if isinstance(data, str) else "bytes": data})
