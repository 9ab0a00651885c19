"""The web process as one ASGI application: /events, /sip, /healthz and files stand before Django."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, MutableMapping
from functools import partial
from typing import Any

import msgspec
import structlog
from django.conf import settings

from centrala.adapters.wire.client import EngineClient
from centrala.apps.access import bearer, permissions
from centrala.apps.access.sessions import session_ended
from centrala.kit.errors import AppError
from centrala.site import bindings, body, errors, events, gate, headers, health, live, metrics, recorded, sip
from centrala.site.follow import follow
from centrala.site.picture import Viewer
from centrala.site.prometheus import CONTENT_TYPE
from centrala.site.static import StaticFiles

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

log = structlog.get_logger(__name__)


class Web:
    """One per process. `start` and `stop` are the ASGI lifespan."""

    def __init__(self, django: Application) -> None:
        self._django_application = django
        self._files = StaticFiles()
        self._client: EngineClient | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "lifespan":
                await self._lifespan(receive, send)
            case "websocket":
                await self._socket(scope, receive, send)
            case "http":
                await self._http(scope, receive, _securing(scope, send))

    async def start(self) -> None:
        self._client = EngineClient(settings.CENTRALA.engine_socket)
        loop = asyncio.get_running_loop()
        await bindings.bind_here(self._client, settings.CENTRALA)

        def ended(key: str, **_: object) -> None:
            loop.call_soon_threadsafe(live.doors().close, key)

        session_ended.connect(ended, weak=False, dispatch_uid="doors")
        self._spawn(follow(live.hub(), self._client.follow(), recorded.Recorded(), self._spawn))

    async def stop(self) -> None:
        session_ended.disconnect(dispatch_uid="doors")
        live.doors().close_all()
        for task in self._tasks:
            task.cancel()
        if self._client is not None:
            await self._client.stop()

    def _spawn(self, work: Awaitable[None]) -> None:
        assert isinstance(work, Coroutine)
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("background work failed", exc_info=failure)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, safe = scope["path"], scope["method"] in {"GET", "HEAD"}
        if not gate.host_is_ours(scope["headers"]):
            await _answer(send, 400, _error(scope, "request.host"))
        elif path == "/healthz" and safe:
            await _answer(send, *await health.report(self._client))
        elif path == "/metrics" and safe:
            await self._metrics(scope, send)
        elif path == "/events" and safe:
            await self._events(scope, receive, send)
        elif safe and self._files.has(path):
            await self._files.serve(scope, send)
        else:
            await self._django(scope, receive, send)

    async def _metrics(self, scope: Scope, send: Send) -> None:
        if not metrics.may_read(scope, settings.CENTRALA.metrics_token):
            await _answer(send, 403, _error(scope, "access.not_allowed"))
            return
        told = await metrics.report(self._client, live.hub().picture, live.doors().open, settings.CENTRALA)
        await _answer(send, 200, told, CONTENT_TYPE)

    async def _django(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if body.announced_too_large(scope["headers"], limit):
            await _answer(send, 413, _error(scope, "request.too_large"))
            return
        limited = body.LimitedBody(receive, limit)
        await self._django_application(scope, limited, send)
        if limited.exceeded:
            await _answer(send, 413, _error(scope, "request.too_large"))

    async def _events(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            key, look = await _follower(scope)
            viewer = await _seen_by(look)
        except AppError as refused:
            await _answer(send, refused.status, _error(scope, refused.code, refused.params))
            return
        await events.serve(
            scope, receive, send, hub=live.hub(), doors=live.doors(), session=key, viewer=viewer, look=look
        )

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        asked = scope["headers"]
        key = recorded.session_key(asked)
        ours = scope["path"] == "/sip" and gate.host_is_ours(asked) and gate.same_origin(asked)
        if not ours or sip.SIP not in scope.get("subprotocols", ()) or not await _may_phone(key):
            await send({"type": "websocket.close", "code": 4403})
            return
        await sip.proxy(
            receive,
            send,
            asterisk_file=settings.CENTRALA.asterisk_file,
            doors=live.doors(),
            session=key,
            still=lambda: _may_phone(key),
        )


async def _follower(scope: Scope) -> tuple[str, events.Look]:
    """What the stream lives by, and how to look again as whom: a token when one is sent, else the session."""
    secret = bearer.presented(gate.header(scope["headers"], b"authorization"))
    if secret is None:
        key = recorded.session_key(scope["headers"])
        return key, partial(recorded.session_viewer, key)
    host, _ = scope.get("client") or ("", 0)
    token = await recorded.token_of(secret, host)
    return f"token:{token.id}", partial(recorded.token_viewer, secret)


async def _seen_by(look: events.Look) -> Viewer:
    viewer = await look()
    if viewer is None:
        raise AppError("access.not_signed_in", 401)
    return viewer


def _error(scope: Scope, code: str, params: Mapping[str, object] | None = None) -> bytes:
    language = errors.accepted(gate.header(scope["headers"], b"accept-language"))
    return msgspec.json.encode(errors.body(code, language, params))


async def _may_phone(key: str) -> bool:
    user = await recorded.session_user(key)
    return user is not None and permissions.may(user, "calls.take")


def _securing(scope: Scope, send: Send) -> Send:
    host = gate.header(scope["headers"], b"host")

    async def secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = headers.secured(message.get("headers", []), host, tls=scope.get("scheme") == "https")
        await send(message)

    return secured


async def _answer(send: Send, status: int, content: bytes, kind: bytes = b"application/json") -> None:
    found = [(b"content-type", kind), (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*found, (b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": content})
