"""The audio of one call: speaks a source every 20 ms, keeps all that is heard."""

from __future__ import annotations

import asyncio
import random
import time
from array import array
from contextlib import suppress
from typing import Self

from tests.sip import g711, rtp
from tests.sip.sdp import PAYLOADS, Audio
from tests.sip.sources import FRAME, Source
from tests.tone import Frame

FRAME_S = 0.02


class Media(asyncio.DatagramProtocol):
    """`heard` are the frames that came, `keys` the keys that the other side pressed."""

    def __init__(self, source: Source) -> None:
        self.heard: list[Frame] = []
        self.keys = ""
        self.port = 0
        self._source = source
        self._to: Audio | None = None
        self._speaking: asyncio.Task[None] | None = None
        self._transport: asyncio.DatagramTransport | None = None
        self._last_press: int | None = None

    @classmethod
    async def open(cls, host: str, source: Source) -> Self:
        loop = asyncio.get_running_loop()
        _, media = await loop.create_datagram_endpoint(lambda: cls(source), local_addr=(host, 0))
        return media

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self._transport = transport
        self.port = transport.get_extra_info("sockname")[1]

    def connect(self, to: Audio) -> None:
        """Speak to `to` from now on; again when the other side moves."""
        self._to = to
        if self._speaking is None:
            self._speaking = asyncio.create_task(self._speak())

    def play(self, source: Source) -> None:
        self._source = source

    def samples(self, since_s: float = 0.0) -> array[int]:
        """What was heard since `since_s` (time.time()), end to end."""
        heard = array("h")
        for frame in self.frames(since_s):
            heard.extend(frame.samples)
        return heard

    def frames(self, since_s: float = 0.0) -> list[Frame]:
        return [frame for frame in self.heard if frame.arrived_s >= since_s]

    async def close(self) -> None:
        if self._speaking is not None:
            self._speaking.cancel()
            with suppress(asyncio.CancelledError):
                await self._speaking
        if self._transport is not None:
            self._transport.close()

    def datagram_received(self, data: bytes, _addr: tuple[str | object, int]) -> None:
        now_s = time.time()
        with suppress(rtp.NotRtpError):
            packet = rtp.parse(data)
            if (law := packet.law) is not None:
                self.heard.append(Frame(now_s, g711.decode(packet.payload, law)))
            elif self._to is not None and packet.payload_type == self._to.events:
                self._key(packet)

    def _key(self, packet: rtp.Packet) -> None:
        """All packets of one press share the timestamp at which it began."""
        event = rtp.key_event(packet.payload)
        if packet.timestamp != self._last_press:
            self._last_press = packet.timestamp
            self.keys += event.key

    async def _speak(self) -> None:
        loop = asyncio.get_running_loop()
        ssrc, sequence, ticks = random.getrandbits(32), random.getrandbits(15), random.getrandbits(31)
        start, sent = loop.time(), 0
        while True:
            to = self._to
            if to is not None and self._transport is not None:
                payload = g711.encode(next(self._source), to.law)
                packet = rtp.Packet(PAYLOADS[to.law], sequence, ticks, ssrc, payload, marked=sent == 0)
                self._transport.sendto(packet.to_bytes(), (to.host, to.port))
            sent += 1
            sequence, ticks = (sequence + 1) & 0xFFFF, (ticks + FRAME) & 0xFFFFFFFF
            await asyncio.sleep(max(0.0, start + sent * FRAME_S - loop.time()))
