"""The web as a desk uses it, without a browser: a session's kept connection for requests, another for `/events`."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from typing import Any

import h11

from tests.e2e.api import RefusedError

CSRF = secrets.token_hex(16)


class Web:
    """One person. Requests go one after the other; raises RefusedError for every answer that is no 2xx."""

    def __init__(self, host: str, port: int, session: str) -> None:
        self._host, self._port = host, port
        self._cookie = f"centrala_session={session}; centrala_csrf={CSRF}"
        self._turn = asyncio.Lock()
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter, h11.Connection] | None = None

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        async with self._turn:
            try:
                return await self._ask(method, f"/api/v1{path}", body)
            except (ConnectionError, h11.RemoteProtocolError):
                self._drop()  # the server closes what was idle for long
                return await self._ask(method, f"/api/v1{path}", body)

    async def events(self) -> AsyncIterator[tuple[str, Any]]:
        """(name, data), as the server sends them: each in one piece."""
        reader, writer = await asyncio.open_connection(self._host, self._port, limit=1 << 24)
        writer.write(f"GET /events HTTP/1.1\r\n{self._heads()}Accept: text/event-stream\r\n\r\n".encode())
        name = ""
        try:
            while line := await reader.readline():
                if line.startswith(b"event: "):
                    name = line[7:-1].decode()
                elif line.startswith(b"data: "):
                    yield name, json.loads(line[6:])
        finally:
            writer.close()

    def close(self) -> None:
        self._drop()

    def _heads(self) -> str:
        return f"Host: {self._host}:{self._port}\r\nCookie: {self._cookie}\r\n"

    def _drop(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None

    async def _ask(self, method: str, path: str, body: object) -> Any:
        if self._open is None:
            reader, writer = await asyncio.open_connection(self._host, self._port)
            self._open = reader, writer, h11.Connection(h11.CLIENT)
        reader, writer, http = self._open
        content = b"" if body is None else json.dumps(body).encode()
        heads = [
            ("Host", f"{self._host}:{self._port}"),
            ("Cookie", self._cookie),
            ("Origin", f"http://{self._host}:{self._port}"),
            ("X-CSRF-Token", CSRF),
            ("Content-Length", str(len(content))),
            *([("Content-Type", "application/json")] if content else []),
        ]
        sent = http.send(h11.Request(method=method, target=path, headers=heads)) or b""
        sent += http.send(h11.Data(data=content)) or b"" if content else b""
        writer.write(sent + (http.send(h11.EndOfMessage()) or b""))
        status, told = await _answer(http, reader)
        if http.our_state is h11.DONE and http.their_state is h11.DONE:
            http.start_next_cycle()
        else:
            self._drop()
        if status >= 300:
            raise RefusedError(status, told.decode(errors="replace"))
        return json.loads(told) if told else None


async def _answer(http: h11.Connection, reader: asyncio.StreamReader) -> tuple[int, bytes]:
    status, told = 0, b""
    while True:
        event = http.next_event()
        match event:
            case h11.NEED_DATA:
                http.receive_data(await reader.read(1 << 16))
            case h11.Response():
                status = event.status_code
            case h11.Data():
                told += event.data
            case h11.EndOfMessage():
                return status, told
            case h11.ConnectionClosed():
                raise ConnectionError
