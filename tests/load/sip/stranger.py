"""Somebody on the network who sends what they like, and listens to the answers."""

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import Self

from tests.sip.digest import credentials
from tests.sip.messages import NotSipError, parse


@dataclass
class Stranger(asyncio.DatagramProtocol):
    """`address`: any of 127.0.0.0/8, so that many strangers fit on one machine."""

    port: int
    address: str = "127.0.0.2"
    heard: list[bytes] = field(default_factory=list)
    _transport: asyncio.DatagramTransport | None = None

    @classmethod
    async def open(cls, port: int, address: str = "127.0.0.2") -> Self:
        stranger = cls(port, address)
        loop = asyncio.get_running_loop()
        made, _ = await loop.create_datagram_endpoint(lambda: stranger, local_addr=(address, 0))
        stranger._transport = made
        return stranger

    def datagram_received(self, data: bytes, _addr: tuple[str | object, int]) -> None:
        self.heard.append(data)

    def send(self, message: bytes) -> None:
        assert self._transport is not None
        self._transport.sendto(message, ("127.0.0.1", self.port))

    async def statuses(self, method: str, user: str, password: str = "", within_s: float = 2.0) -> list[int]:
        """Of the first answer that is final or a challenge; with a password also of the one to the log-in."""
        call = secrets.token_hex(8)
        status, challenge = await self._ask(method, user, call, 1, "", within_s)
        if status != 401 or not password:
            return [status]
        uri = f"sip:{user}@127.0.0.1:{self.port}"
        login = credentials(challenge, username=user, password=password, method=method, uri=uri)
        return [status, (await self._ask(method, user, call, 2, f"Authorization: {login}\r\n", within_s))[0]]

    async def _ask(self, method: str, user: str, call: str, cseq: int, extra: str, within_s: float) -> tuple[int, str]:
        self.send(self._request(method, user, call, cseq, extra))
        async with asyncio.timeout(within_s):
            while True:
                for data in self.heard:
                    answer = _answer(data, call, cseq)
                    if answer is not None:
                        return answer
                await asyncio.sleep(0.01)

    def _request(self, method: str, user: str, call: str, cseq: int, extra: str) -> bytes:
        assert self._transport is not None
        port = self._transport.get_extra_info("sockname")[1]
        uri = f"sip:{user}@127.0.0.1:{self.port}"
        if method == "SUBSCRIBE":
            extra += "Event: presence\r\nExpires: 60\r\n"
        lines = [
            f"{method} {uri} SIP/2.0",
            f"Via: SIP/2.0/UDP {self.address}:{port};branch=z9hG4bK{call}{cseq};rport",
            f"From: <sip:{user}@{self.address}>;tag={call}",
            f"To: <{uri}>",
            f"Call-ID: {call}",
            f"CSeq: {cseq} {method}",
            f"Contact: <sip:{user}@{self.address}:{port}>",
            "Max-Forwards: 70",
        ]
        return ("\r\n".join(lines) + f"\r\n{extra}Content-Length: 0\r\n\r\n").encode()

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


def _answer(data: bytes, call: str, cseq: int) -> tuple[int, str] | None:
    """Status and challenge of the final answer to that request."""
    try:
        message = parse(data)
    except NotSipError:
        return None
    if not message.is_answer or message.first("call-id") != call or message.cseq != cseq or message.status < 200:
        return None
    return message.status, message.first("www-authenticate")
