"""The engine as Django's worker threads call it: a blocking face on the client that lives in an event loop."""

import asyncio
from concurrent.futures import TimeoutError as FutureTimeoutError

from centrala.adapters.journal import chosen
from centrala.adapters.wire.client import EngineClient
from centrala.contract import port
from centrala.contract.commands import AnyCommand, Reply
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings

GRACE_S = 1.0


class BlockingEngine:
    """`contract.port.Engine`; never call it in the loop's own thread."""

    def __init__(self, client: EngineClient, loop: asyncio.AbstractEventLoop) -> None:
        self._client = client
        self._loop = loop

    def send(self, command: AnyCommand, *, deadline_s: float = 5.0) -> Reply:
        waiting = asyncio.run_coroutine_threadsafe(self._client.send(command, deadline_s), self._loop)
        try:
            return waiting.result(deadline_s + GRACE_S)
        except FutureTimeoutError:
            waiting.cancel()
            raise AppError("engine.too_late", 504) from None


class NoEngine:
    """Where no engine is connected: set-up, command line, tests of other things."""

    def send(self, command: AnyCommand, *, deadline_s: float = 5.0) -> Reply:
        raise AppError("engine.unreachable", 503)


async def bind_here(client: EngineClient, settings: Settings) -> None:
    """For a process whose event loop is this one."""
    await client.start()
    port.bind(BlockingEngine(client, asyncio.get_running_loop()), chosen.reader(settings))
