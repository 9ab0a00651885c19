"""GET /events: the live picture as server-sent events, snapshot first (WHATWG HTML, section 9.2)."""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import msgspec

from centrala.site.doors import Doors
from centrala.site.hub import Hub
from centrala.site.picture import Step, Viewer, change, sight, view
from centrala.site.rota import Seat

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Look = Callable[[], Awaitable[Viewer | None]]

BEAT_S = 3.0
"""Who is told nothing for this long is sent a beat: a browser that hears none for a while has lost its link."""
LOOK_S = 10.0
BEAT = b"event: beat\ndata: {}\n\n"
SLOW_S = 15.0
"""A browser that takes nothing for this long is dropped; it comes back and resumes."""
LOOKS_PER_S = 20
"""Over all browsers: at heartbeats each asks whether it still may see what it sees. What changes it is told at once."""
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


def snapshot(hub: Hub, viewer: Viewer) -> dict[str, object]:
    picture = hub.picture
    return {
        "epoch": epoch(hub, viewer),
        "seq": picture.seq,
        "engine": {"up": picture.up},
        **view(picture.shown, viewer),
    }


def epoch(hub: Hub, viewer: Viewer) -> str:
    return f"{hub.epoch}.{viewer.mark}"


def resumed_from(hub: Hub, viewer: Viewer, last_event_id: str) -> int | None:
    """The seq to go on from; None when only a snapshot helps."""
    known, _, seq = last_event_id.partition(":")
    if known != epoch(hub, viewer) or not seq.isdecimal() or len(seq) > 15:
        return None
    return int(seq) if hub.since(int(seq)) is not None else None


class Reader:
    """One browser's way through the hub's changes. Law: what it was told, applied in order, is its snapshot."""

    def __init__(self, hub: Hub, viewer: Viewer, last_event_id: str = "") -> None:
        self.hub = hub
        self.viewer = viewer
        self._epoch = epoch(hub, viewer)
        self._seq = resumed_from(hub, viewer, last_event_id)

    def look_as(self, viewer: Viewer) -> None:
        if viewer != self.viewer:
            self.viewer, self._epoch, self._seq = viewer, epoch(self.hub, viewer), None

    def news(self) -> bytes:
        """All that was not told yet, as events; empty when there is nothing."""
        steps = None if self._seq is None else self.hub.since(self._seq)
        self._seq = self.hub.picture.seq
        if steps is None:
            return self._event("snapshot", self._seq, msgspec.json.encode(snapshot(self.hub, self.viewer)))
        return b"".join([self._told(step) for step in steps])

    def _told(self, step: Step) -> bytes:
        data = _told(step, self.viewer)
        return self._event("change" if step.notice is None else "notice", step.seq, data) if data else b""

    def _event(self, name: str, seq: int, data: bytes) -> bytes:
        return f"id: {self._epoch}:{seq}\nevent: {name}\ndata: ".encode() + data + b"\n\n"


def _told(step: Step, viewer: Viewer) -> bytes:
    """Made once for all who see the same of it; empty for those who see nothing."""
    key = () if step.notice is not None else sight(step, viewer)
    data = step.told.get(key)
    if data is None:
        data = step.told[key] = _made(step, viewer)
    return data


def _made(step: Step, viewer: Viewer) -> bytes:
    if step.notice is not None:
        topic, subject = step.notice
        return msgspec.json.encode({"topic": topic, "id": subject})
    seen = change(step, viewer)
    return msgspec.json.encode(seen) if seen else b""


async def stream(send: Send, receive: Receive, reader: Reader, look: Look, closing: asyncio.Event) -> None:
    """Until the browser leaves, the session ends, or `closing` is set. `look` reads the viewer again."""
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await _send(send, b"retry: 1000\n\n")
    leaving = asyncio.ensure_future(_left(receive))
    ending = asyncio.ensure_future(closing.wait())
    try:
        with reader.hub.rota.seat(reader.viewer.id) as seat:
            for end in (leaving, ending):
                end.add_done_callback(seat.ring)
            await _tell(send, reader, look, seat, (leaving, ending))
    except TimeoutError:
        return
    finally:
        leaving.cancel()
        ending.cancel()
    if not leaving.done():
        if await look() is None:
            await _send(send, b'event: notice\ndata: {"topic":"session","id":""}\n\n')
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _tell(send: Send, reader: Reader, look: Look, seat: Seat, ends: Sequence["asyncio.Future[Any]"]) -> None:
    people, looked_at = reader.hub.people_version, time.monotonic()
    told_at = looked_at
    while True:
        news = reader.news() or (BEAT if time.monotonic() - told_at >= BEAT_S else b"")
        if news:
            await _send(send, news)
            told_at = time.monotonic()
        await seat.wait(max(0.05, told_at + BEAT_S - time.monotonic()))
        if any(end.done() for end in ends):
            return
        if people != reader.hub.people_version or time.monotonic() - looked_at >= _look_every_s(reader.hub):
            people, looked_at = reader.hub.people_version, time.monotonic()
            viewer = await look()
            if viewer is None:
                return
            reader.look_as(viewer)


def _look_every_s(hub: Hub) -> float:
    return max(LOOK_S, hub.rota.seats / LOOKS_PER_S)


async def _send(send: Send, body: bytes) -> None:
    async with asyncio.timeout(SLOW_S):
        await send({"type": "http.response.body", "body": body, "more_body": True})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def serve(
    scope: Scope, receive: Receive, send: Send, *, hub: Hub, doors: Doors, session: str, viewer: Viewer, look: Look
) -> None:
    last = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"last-event-id"), "")
    with doors.opened(session) as closing:
        await stream(send, receive, Reader(hub, viewer, last), look, closing)
