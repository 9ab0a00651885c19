"""A request over UDP is sent again until it is answered (RFC 3261, section 17.1)."""

import asyncio
from collections.abc import Callable

from tests.sip.messages import Message

T1_S = 0.5
TRIES = 6


class Retransmission:
    """Sends at once, then after T1, 2 T1, 4 T1 … until stopped or out of tries."""

    def __init__(self, send: Callable[[Message], None], request: Message) -> None:
        self._send = send
        self._request = request
        self._tries = 0
        self._timer: asyncio.TimerHandle | None = None
        self._go()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _go(self) -> None:
        self._send(self._request)
        self._tries += 1
        self._timer = None
        if self._tries < TRIES:
            delay_s = T1_S * 2 ** (self._tries - 1)
            self._timer = asyncio.get_running_loop().call_later(delay_s, self._go)
