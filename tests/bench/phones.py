"""Operators' audio legs as SIP telephones, cheap enough for dozens: one clock speaks for all of them."""

import asyncio
import base64
import json
import struct
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

from centrala.adapters.telephony.asterisk.phones import PUSH, SIP_PHONE
from tests.sip import rtp
from tests.sip.caller import Caller
from tests.sip.media import FRAME_S, Media
from tests.sip.sdp import PAYLOADS, Audio
from tests.sip.sources import FRAME, Source

_direct = build_opener(ProxyHandler({}))
_HEADER = struct.Struct("!BBHII")


class Exchange:
    """Asterisk's own interface, beside the product: ARI over HTTP."""

    def __init__(self, asterisk_file: Path) -> None:
        self._file = asterisk_file

    def ask(self, method: str, path: str, body: object = None) -> Any:
        access = json.loads(self._file.read_text())
        known = base64.b64encode(f"{access['user']}:{access['secret']}".encode()).decode()
        content = None if body is None else json.dumps(body).encode()
        heads = {"Authorization": f"Basic {known}", "Content-Type": "application/json"}
        request = Request(f"http://127.0.0.1:{access['http_port']}/ari{path}", content, heads, method=method)
        with _direct.open(request, timeout=10) as answer:
            told = answer.read()
        return json.loads(told) if told else None

    def make_telephone(self, username: str, operator: str) -> None:
        """Of the endpoint that the engine made for this operator's browser."""
        own = {"auth": username, "aors": username, "set_var": f"CENTRALA_OPERATOR={operator}"}
        fields = [{"attribute": name, "value": value} for name, value in {**SIP_PHONE, **own}.items()]
        self.ask("DELETE", f"{PUSH}/endpoint/{username}")
        self.ask("PUT", f"{PUSH}/endpoint/{username}", {"fields": fields})

    def channels(self) -> int:
        return len(self.ask("GET", "/channels"))

    def bridges(self) -> int:
        return len(self.ask("GET", "/bridges"))


class Clock:
    """Every 20 ms all media that are connected speak: a twentieth of them each millisecond. `late` counts the rounds
    that came more than a frame late, `latest_s` is the worst of them: what is then missing is missing here."""

    SLICES = 20

    def __init__(self) -> None:
        self.latest_s = 0.0
        self.late = 0
        self._slices: list[set[LeanMedia]] = [set() for _ in range(self.SLICES)]
        self._task: asyncio.Task[None] | None = None

    def add(self, media: "LeanMedia") -> None:
        min(self._slices, key=len).add(media)
        if self._task is None:
            self._task = asyncio.create_task(self._run())

    def remove(self, media: "LeanMedia") -> None:
        for part in self._slices:
            part.discard(media)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            for part in self._slices:
                for media in part:
                    media.speak_once()
                due += FRAME_S / self.SLICES
                ahead = due - loop.time()
                self.latest_s, self.late = max(self.latest_s, -ahead), self.late + (ahead < -FRAME_S)
                if ahead > 0:
                    await asyncio.sleep(ahead)


class LeanMedia(Media):
    """Speaks `payloads` one after the other, again and again (A-law, 160 bytes), or nothing; counts what it hears."""

    clock = Clock()
    payloads: Sequence[bytes] = ()

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.packets = 0
        self.sent = 0
        self._ssrc = id(self) & 0xFFFFFFFF
        self._address: tuple[str, int] | None = None

    def connect(self, to: Audio) -> None:
        self._to, self._address = to, (to.host, to.port)
        if self.payloads:
            self.clock.add(self)

    def speak_once(self) -> None:
        if self._transport is None or self._address is None or self._transport.is_closing():
            return
        marked = 0x80 if self.sent == 0 else 0
        head = _HEADER.pack(
            0x80, PAYLOADS["PCMA"] | marked, self.sent & 0xFFFF, self.sent * FRAME & 0xFFFFFFFF, self._ssrc
        )
        self._transport.sendto(head + self.payloads[self.sent % len(self.payloads)], self._address)
        self.sent += 1

    def datagram_received(self, data: bytes, _addr: tuple[str | object, int]) -> None:
        with suppress(rtp.NotRtpError, IndexError):
            self.packets += data[1] & 0x7F in {0, 8}

    async def close(self) -> None:
        self.clock.remove(self)
        await super().close()


class LeanCaller(Caller):
    """Calls with lean media."""

    media = LeanMedia
