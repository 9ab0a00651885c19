"""The engine for a process without an event loop: a connection for each command."""

import asyncio
import time
from pathlib import Path

from centrala.adapters.wire.frames import Ask, Told, down_decoder, frame, read_frame
from centrala.contract.commands import AnyCommand, Refused, Reply
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id


class BlockingEngine:
    """contract.port.Engine for commands of the terminal."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def send(self, command: AnyCommand, *, deadline_s: float = 5.0) -> Reply:
        reply = asyncio.run(asyncio.wait_for(self._send(command, deadline_s), deadline_s))
        if isinstance(reply, Refused):
            raise AppError(reply.code, reply.status, **reply.params)
        return reply

    async def _send(self, command: AnyCommand, deadline_s: float) -> Reply:
        try:
            reader, writer = await asyncio.open_unix_connection(str(self._path))
        except OSError as error:
            raise AppError("engine.unreachable", 503) from error
        writer.write(frame(Ask(new_id(), time.time() + deadline_s, command)))
        body = await read_frame(reader)
        writer.close()
        told = down_decoder.decode(body) if body is not None else None
        if not isinstance(told, Told):
            raise AppError("engine.unreachable", 503)
        return told.reply
