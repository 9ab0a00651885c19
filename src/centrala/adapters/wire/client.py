"""The web's end of the socket: reconnects by itself."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from centrala.adapters.wire.frames import Ask, Follow, Seen, Told, down_decoder, frame, read_frame
from centrala.contract.commands import AnyCommand, Refused, Reply
from centrala.contract.live import Update
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id

RETRY_S = 0.2


class Disconnected(msgspec.Struct, frozen=True):
    """The engine is out of reach; a Snapshot follows when it is back."""


class EngineClient:
    """One connection for commands and, when followed, for updates."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: asyncio.StreamWriter | None = None
        self._waiting: dict[str, asyncio.Future[Reply]] = {}
        self._updates: asyncio.Queue[Update | Disconnected] | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begins to connect, and keeps trying; does not wait for the connection."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    @property
    def connected(self) -> bool:
        return self._writer is not None

    async def send(self, command: AnyCommand, deadline_s: float = 5.0) -> Reply:
        """Raises AppError: the refusal's own, engine.unreachable 503, engine.too_late 504."""
        if self._writer is None:
            raise AppError("engine.unreachable", 503)
        ask = Ask(new_id(), time.time() + deadline_s, command)
        told: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting[ask.id] = told
        self._writer.write(frame(ask))
        try:
            reply = await asyncio.wait_for(told, deadline_s)
        except TimeoutError:
            raise AppError("engine.too_late", 504) from None
        finally:
            self._waiting.pop(ask.id, None)
        if isinstance(reply, Refused):
            raise AppError(reply.code, reply.status, **reply.params)
        return reply

    async def follow(self) -> AsyncIterator[Update | Disconnected]:
        """A Snapshot, then every update in order; after Disconnected again a Snapshot. One follower only."""
        self._updates = asyncio.Queue()
        if self._writer is not None:
            self._writer.write(frame(Follow()))
        while True:
            yield await self._updates.get()

    async def _run(self) -> None:
        while True:
            try:
                reader, self._writer = await asyncio.open_unix_connection(str(self._path))
            except OSError:
                await asyncio.sleep(RETRY_S)
                continue
            try:
                await self._read(reader)
            finally:
                self._lose()
            await asyncio.sleep(RETRY_S)

    async def _read(self, reader: asyncio.StreamReader) -> None:
        assert self._writer is not None
        if self._updates is not None:
            self._writer.write(frame(Follow()))
        while (body := await read_frame(reader)) is not None:
            match down_decoder.decode(body):
                case Told(id_, reply):
                    waiting = self._waiting.get(id_)
                    if waiting is not None and not waiting.done():
                        waiting.set_result(reply)
                case Seen(update):
                    if self._updates is not None:
                        self._updates.put_nowait(update)

    def _lose(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(AppError("engine.unreachable", 503))
        if self._updates is not None:
            self._updates.put_nowait(Disconnected())
