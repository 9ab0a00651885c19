"""The network between a browser and the web process, to be broken; audio goes another way."""

import asyncio
import contextlib
from dataclasses import dataclass, field

from tests.e2e.ports import HOST, free_port


@dataclass
class Network:
    """Listens at `port` and passes everything on to `target`. Open it with `open`."""

    target: int
    port: int = field(default_factory=free_port)
    _server: asyncio.Server | None = None
    _through: asyncio.Event = field(default_factory=asyncio.Event)
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _refuses: bool = False

    async def open(self) -> "Network":
        self._through.set()
        self._server = await asyncio.start_server(self._connected, HOST, self.port)
        return self

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        self._break()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def freeze(self) -> None:
        """Nothing goes through, and nobody is told."""
        self._through.clear()

    def cut(self) -> None:
        """Every connection breaks, and new ones are refused."""
        self._refuses = True
        self._break()

    def mend(self) -> None:
        self._refuses = False
        self._through.set()

    def _break(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._refuses:
            writer.transport.abort()
            return
        self._writers.add(writer)
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._relay(reader, writer)
        finally:
            self._writers.discard(writer)
            self._tasks.discard(task)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, out = await asyncio.open_connection(HOST, self.target)
        ways = [asyncio.create_task(self._pass(reader, out)), asyncio.create_task(self._pass(there, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            out.close()
            writer.close()

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65536):
                await self._through.wait()
                target.write(data)
                await target.drain()
