"""The whole web process, served on a free port in this test's own event loop."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import uvicorn

from centrala.site.web import Web
from tests.waiting import until


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        told: dict[str, object] = json.loads(self.body)
        return told


@dataclass
class Served:
    port: int
    web: Web
    streams: list["Stream"] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def open(self, path: str, method: str = "GET", cookie: str = "", body: bytes = b"", **extra: str) -> "Stream":
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        headers = {"Host": self.host, "Cookie": cookie, "Content-Length": str(len(body))}
        headers |= {name.replace("_", "-"): value for name, value in extra.items()}
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items() if value), "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        await writer.drain()
        self.streams.append(Stream(reader, writer))
        return self.streams[-1]

    async def ask(self, path: str, method: str = "GET", cookie: str = "", body: bytes = b"", **extra: str) -> Answer:
        stream = await self.open(path, method, cookie, body, **extra, Connection="close")
        status, headers = await stream.head()
        content = await asyncio.wait_for(stream.reader.read(), 5)
        return Answer(status, headers, content)


@dataclass
class Stream:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def head(self) -> tuple[int, dict[str, str]]:
        head = (await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), 5)).decode().split("\r\n")
        pairs = (line.split(": ", 1) for line in head[1:] if line)
        return int(head[0].split()[1]), {name.lower(): value for name, value in pairs}

    async def until(self, wanted: bytes, within_s: float = 5) -> bytes:
        got = b""
        async with asyncio.timeout(within_s):
            while wanted not in got:
                more = await self.reader.read(4096)
                assert more, f"ended before {wanted!r}: {got!r}"
                got += more
        return got


@asynccontextmanager
async def served() -> AsyncIterator[Served]:
    from django.core.asgi import get_asgi_application

    web = Web(get_asgi_application())
    config = uvicorn.Config(
        web, port=0, lifespan="on", ws="websockets-sansio", log_config=None, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server._serve())
    await until(lambda: server.started, "the web process listens")
    running = Served(server.servers[0].sockets[0].getsockname()[1], web)
    try:
        yield running
    finally:
        server.should_exit = True
        await task
        for stream in running.streams:
            stream.writer.close()
