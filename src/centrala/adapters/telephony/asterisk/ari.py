"""ARI over one WebSocket: events and REST on the same connection."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import structlog
import websockets

from centrala.adapters.telephony.asterisk.config import Access
from centrala.kit.ids import new_id

APP = "centrala"
LOST = 599
log = structlog.get_logger()
Json = dict[str, Any]


class AriError(Exception):
    """Asterisk said no: the HTTP status of the answer."""

    def __init__(self, status: int, uri: str) -> None:
        super().__init__(f"{status} {uri}")
        self.status = status


class Ari:
    """`events` ends when the connection is lost; requests then fail with status LOST."""

    def __init__(self, connection: websockets.ClientConnection) -> None:
        self._connection = connection
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._events: asyncio.Queue[Json | None] = asyncio.Queue()
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._write())]

    @classmethod
    async def connect(cls, access: Access) -> "Ari":
        """Raises OSError or websockets exceptions while Asterisk is not ready (503 until modules are loaded)."""
        token = base64.b64encode(f"{access.user}:{access.secret}".encode()).decode()
        uri = f"ws://127.0.0.1:{access.http_port}/ari/events?app={APP}"
        headers = {"Authorization": f"Basic {token}"}
        connection = await websockets.connect(
            uri, additional_headers=headers, max_size=2**22, proxy=None, ping_interval=5, ping_timeout=20
        )
        return cls(connection)

    def send(self, method: str, uri: str, failed: Callable[[int], None] | None = None, **query: str | int) -> None:
        """Without waiting; `failed` gets the status of a refusal."""
        answer = self._ask(method, uri, None, query)
        answer.add_done_callback(lambda done: _report(done, method, uri, failed))

    def send_body(
        self, method: str, uri: str, body: Json, failed: Callable[[int], None] | None = None, **query: str | int
    ) -> None:
        """As send."""
        answer = self._ask(method, uri, body, query)
        answer.add_done_callback(lambda done: _report(done, method, uri, failed))

    async def request(self, method: str, uri: str, body: Json | None = None, **query: str | int) -> Any:
        """The answer's body. Raises AriError."""
        answer = await self._ask(method, uri, body, query)
        status = int(answer["status_code"])
        if status >= 300:
            raise AriError(status, uri)
        text = answer.get("message_body")
        return json.loads(text) if text else None

    async def events(self) -> AsyncIterator[Json]:
        while (event := await self._events.get()) is not None:
            yield event

    async def close(self) -> None:
        await self._connection.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _ask(self, method: str, uri: str, body: Json | None, query: dict[str, str | int]) -> asyncio.Future[Json]:
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        request_id = new_id()
        request: Json = {
            "type": "RESTRequest",
            "transaction_id": request_id,
            "request_id": request_id,
            "method": method,
            "uri": uri.lstrip("/"),
            "query_strings": [{"name": name, "value": str(value)} for name, value in query.items()],
        }
        if body is not None:
            request |= {"content_type": "application/json", "message_body": json.dumps(body)}
        self._waiting[request_id] = answer
        self._outbox.put_nowait(json.dumps(request))
        return answer

    async def _write(self) -> None:
        try:
            while True:
                await self._connection.send(await self._outbox.get())
        except websockets.ConnectionClosed:
            return

    async def _read(self) -> None:
        try:
            async for text in self._connection:
                message = json.loads(text)
                if message.get("type") == "RESTResponse":
                    answer = self._waiting.pop(message["request_id"], None)
                    if answer is not None and not answer.done():
                        answer.set_result(message)
                else:
                    self._events.put_nowait(message)
        except websockets.ConnectionClosed:
            pass
        finally:
            self._lose()

    def _lose(self) -> None:
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_result({"status_code": LOST})
        self._waiting.clear()
        self._events.put_nowait(None)


def _report(answer: "asyncio.Future[Json]", method: str, uri: str, failed: Callable[[int], None] | None) -> None:
    if answer.cancelled():
        return
    status = int(answer.result()["status_code"])
    if status < 300:
        return
    if failed is not None:
        failed(status)
    elif status != 404:  # what is gone is gone
        log.warning("ari.refused", method=method, uri=uri, status=status)
