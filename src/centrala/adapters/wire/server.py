"""The engine's end of the socket."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import structlog

from centrala.adapters.wire.frames import Ask, Follow, Seen, Told, frame, read_frame, up_decoder
from centrala.contract.commands import AnyCommand, Refused, Reply
from centrala.contract.live import Update
from centrala.kit.errors import AppError

REMEMBERED = 2_000
"""Replies kept, so that a command sent twice is done once."""
MAX_BACKLOG = 8 * 1024 * 1024
"""Bytes a follower may lag before it is cut off; it then comes back for a fresh snapshot."""
log = structlog.get_logger()

Do = Callable[[AnyCommand], Awaitable[Reply]]
FollowLive = Callable[[Callable[[Update], None]], Callable[[], None]]


class WireServer:
    def __init__(self, path: Path, do: Do, follow: FollowLive) -> None:
        self._path = path
        self._do = do
        self._follow = follow
        self._replies: OrderedDict[str, asyncio.Future[Reply]] = OrderedDict()
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path.unlink(missing_ok=True)
        self._server = await asyncio.start_unix_server(self._serve, str(self._path))
        self._path.chmod(0o600)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        for task in list(self._tasks):
            task.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        stop_following: Callable[[], None] | None = None
        try:
            while (body := await read_frame(reader)) is not None:
                match up_decoder.decode(body):
                    case Ask() as ask:
                        self._spawn(self._answer(ask, writer))
                    case Follow() if stop_following is None:
                        stop_following = self._follow(lambda update: _push(writer, update))
        except (ValueError, msgspec.MsgspecError, ConnectionError) as error:
            log.warning("wire.cut", error=str(error))
        except asyncio.CancelledError:
            return  # the engine ends
        finally:
            if stop_following:
                stop_following()
            writer.close()

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, ask: Ask, writer: asyncio.StreamWriter) -> None:
        reply = self._replies.get(ask.id)
        if reply is None:
            reply = self._replies[ask.id] = asyncio.get_running_loop().create_future()
            while len(self._replies) > REMEMBERED:
                self._replies.popitem(last=False)
            reply.set_result(await self._reply(ask))
        told = frame(Told(ask.id, await asyncio.shield(reply)))
        if not writer.is_closing():
            writer.write(told)

    async def _reply(self, ask: Ask) -> Reply:
        if time.time() > ask.deadline:
            return Refused("engine.too_late", 504)
        try:
            return await self._do(ask.command)
        except AppError as error:
            return Refused(error.code, error.status, error.params)
        except Exception:
            log.exception("wire.command_failed", kind=type(ask.command).__name__)
            return Refused("engine.failed", 500)


def _push(writer: asyncio.StreamWriter, update: Update) -> None:
    if writer.is_closing():
        return
    if writer.transport.get_write_buffer_size() > MAX_BACKLOG:
        log.warning("wire.follower_too_slow")
        writer.transport.abort()
        return
    writer.write(frame(Seen(update)))
