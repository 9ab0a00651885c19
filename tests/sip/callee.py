"""A telephone on 127.0.0.1 that is called: it stands where the carrier would, for tests."""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from tests.sip import messages, sdp
from tests.sip.dialog import Dialog
from tests.sip.media import Media
from tests.sip.messages import Message
from tests.sip.sources import Source, silence
from tests.waiting import until

HOST = "127.0.0.1"


@dataclass
class Ringing:
    """One call that came in. `caller` is who the other side says it is, `number` what was dialled."""

    invite: Message
    media: Media
    port: int
    send: Callable[[Message], None]
    tag: str = field(default_factory=lambda: secrets.token_hex(4))
    answered: bool = False
    ended: bool = False
    _cseq: int = 0

    @property
    def number(self) -> str:
        return _user(self.invite.start.split()[1])

    @property
    def caller(self) -> str:
        """P-Asserted-Identity before From, as carriers read it."""
        return _user(messages.uri_in(self.invite.first("p-asserted-identity") or self.invite.first("from")))

    def ring(self) -> None:
        self._say(180, "Ringing")

    def answer(self) -> None:
        self.answered = True
        self._say(200, "OK", body=sdp.offer(HOST, self.media.port))
        self.media.connect(sdp.parse(self.invite.body))

    def refuse(self, status: int, reason: str) -> None:
        self.ended = True
        self._say(status, reason)

    async def hang_up(self) -> None:
        if not self.ended:
            self.ended = True
            self.send(self._dialog().request("BYE"))
        await self.media.close()

    def received(self, request: Message) -> None:
        """BYE and CANCEL end it; a repeated INVITE was answered already."""
        if request.method in {"BYE", "CANCEL"}:
            self.send(messages.answer(request, 200, "OK", tag=self.tag))
            if not self.ended and request.method == "CANCEL":
                self._say(487, "Request Terminated")
            self.ended = True

    def _say(self, status: int, reason: str, body: bytes = b"") -> None:
        typed = (("content-type", "application/sdp"),) if body else ()
        said = messages.answer(self.invite, status, reason, tag=self.tag, extra=(("contact", self._contact), *typed))
        self.send(Message(said.start, said.headers, body))

    @property
    def _contact(self) -> str:
        return f"<sip:callee@{HOST}:{self.port}>"

    def _dialog(self) -> Dialog:
        self._cseq += 1
        own, peer = f"{self.invite.first('to')};tag={self.tag}", self.invite.first("from")
        target = messages.uri_in(self.invite.first("contact"))
        return Dialog(own, peer, target, HOST, self.port, "callee", self.invite.first("call-id"), self._cseq)


class Callee(asyncio.DatagramProtocol):
    """Rings for every call that comes; the test says what becomes of it."""

    def __init__(self, plays: Source) -> None:
        self.calls: list[Ringing] = []
        self.port = 0
        self._plays = plays
        self._peer: tuple[str, int] = (HOST, 0)
        self._transport: asyncio.DatagramTransport | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, plays: Source | None = None) -> Self:
        loop = asyncio.get_running_loop()
        _, callee = await loop.create_datagram_endpoint(lambda: cls(plays or silence()), local_addr=(HOST, 0))
        return callee

    async def is_called(self, *, within_s: float = 10.0) -> Ringing:
        """The call that came last."""
        await until(lambda: bool(self.calls), "the carrier is called", within_s=within_s)
        return self.calls[-1]

    async def close(self) -> None:
        for call in self.calls:
            await call.hang_up()
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self._transport = transport
        self.port = transport.get_extra_info("sockname")[1]

    def datagram_received(self, data: bytes, addr: tuple[str | object, int]) -> None:
        self._peer = (HOST, addr[1])
        with suppress(messages.NotSipError):
            message = messages.parse(data)
            known = next((one for one in self.calls if one.invite.first("call-id") == message.first("call-id")), None)
            if known is not None and not message.is_answer:
                known.received(message)
            elif message.method == "INVITE" and not message.is_answer:
                task = asyncio.get_running_loop().create_task(self._rings(message))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _rings(self, invite: Message) -> None:
        call = Ringing(invite, await Media.open(HOST, self._plays), self.port, self._send)
        self.calls.append(call)
        call.ring()

    def _send(self, message: Message) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.sendto(message.to_bytes(), self._peer)


def _user(uri: str) -> str:
    return uri.removeprefix("sip:").partition("@")[0]
