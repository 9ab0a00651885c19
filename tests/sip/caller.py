"""A telephone on 127.0.0.1 that calls a SIP address, for tests."""

import asyncio
import secrets
from contextlib import suppress
from typing import Self

from tests.sip import messages
from tests.sip.call import Call
from tests.sip.dialog import Dialog
from tests.sip.digest import credentials
from tests.sip.media import Media
from tests.sip.messages import Message
from tests.sip.sources import Source, silence

HOST = "127.0.0.1"
ANONYMOUS = '"Anonymous" <sip:anonymous@anonymous.invalid>'


class Caller(asyncio.DatagramProtocol):
    """Places calls to one SIP server; several may go on at once."""

    media: type[Media] = Media

    def __init__(self, server_port: int) -> None:
        self._server = (HOST, server_port)
        self._transport: asyncio.DatagramTransport | None = None
        self._calls: dict[str, Call] = {}
        self._answers: dict[str, asyncio.Future[Message]] = {}
        self.port = 0

    @classmethod
    async def open(cls, server_port: int) -> Self:
        loop = asyncio.get_running_loop()
        _, caller = await loop.create_datagram_endpoint(lambda: cls(server_port), local_addr=(HOST, 0))
        return caller

    async def call(
        self,
        number: str,
        *,
        as_number: str = "",
        plays: Source | None = None,
        login: tuple[str, str] | None = None,
    ) -> Call:
        """Call `number` as `as_number` ("" withholds it); returns once the INVITE is on its way."""
        media = await self.media.open(HOST, plays or silence())
        call = Call(self._dialog(number, as_number), media, self._send)
        self._calls[call.call_id] = call
        call.place(login)
        return call

    async def register(self, username: str, password: str) -> int:
        """The final status of a REGISTER with digest log-in: 200 when it was accepted."""
        dialog = self._dialog(username, username)
        asked = await self._ask(dialog, ())
        if asked.status != 401:
            return asked.status
        challenge = asked.first("www-authenticate")
        value = credentials(challenge, username=username, password=password, method="REGISTER", uri=dialog.target)
        return (await self._ask(dialog.next(), (("authorization", value),))).status

    async def close(self) -> None:
        for call in self._calls.values():
            with suppress(AssertionError):
                await call.hang_up()
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self._transport = transport
        self.port = transport.get_extra_info("sockname")[1]

    def datagram_received(self, data: bytes, _addr: tuple[str | object, int]) -> None:
        with suppress(messages.NotSipError):
            message = messages.parse(data)
            call_id = message.first("call-id")
            if call_id in self._calls:
                self._calls[call_id].received(message)
            elif message.is_answer and message.status >= 200 and call_id in self._answers:
                self._answers.pop(call_id).set_result(message)
            elif not message.is_answer and message.method != "ACK":
                self._send(messages.answer(message, 481, "Call Does Not Exist", tag=secrets.token_hex(4)))

    def _dialog(self, number: str, as_number: str) -> Dialog:
        known = f"<sip:{as_number}@{HOST}>"
        own = f"{known if as_number else ANONYMOUS};tag={secrets.token_hex(6)}"
        target = f"sip:{number}@{HOST}:{self._server[1]}"
        user = as_number or "anonymous"
        return Dialog(own, f"<{target}>", target, HOST, self.port, user)

    def _send(self, message: Message) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.sendto(message.to_bytes(), self._server)

    async def _ask(self, dialog: Dialog, extra: tuple[tuple[str, str], ...]) -> Message:
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._answers[dialog.call_id] = answer
        self._send(dialog.request("REGISTER", extra=(*extra, ("expires", "60"))))
        return await asyncio.wait_for(answer, 5)
