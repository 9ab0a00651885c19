"""The caller against itself: one telephone calls, a small answering machine answers."""

import asyncio
from typing import Self

from tests.sip import messages, sdp
from tests.sip.caller import HOST, Caller
from tests.sip.media import Media
from tests.sip.messages import Message
from tests.sip.sources import RATE, tone
from tests.tone import is_heard
from tests.waiting import until


class AnsweringMachine(asyncio.DatagramProtocol):
    """Answers every INVITE with `status`; loses the first INVITE when `deaf_once`."""

    def __init__(self, media: Media, status: int, *, deaf_once: bool = False) -> None:
        self.media, self.status, self.deaf = media, status, deaf_once
        self.asked: list[str] = []

    @classmethod
    async def open(cls, status: int, *, deaf_once: bool = False) -> tuple[Self, int]:
        media = await Media.open(HOST, tone(880))
        loop = asyncio.get_running_loop()
        transport, machine = await loop.create_datagram_endpoint(
            lambda: cls(media, status, deaf_once=deaf_once), local_addr=(HOST, 0)
        )
        machine.transport = transport
        return machine, transport.get_extra_info("sockname")[1]

    transport: asyncio.DatagramTransport

    async def close(self) -> None:
        self.transport.close()
        await self.media.close()

    def datagram_received(self, data: bytes, addr: tuple[str | object, int]) -> None:
        request = messages.parse(data)
        self.asked.append(request.method)
        if self.deaf and request.method == "INVITE":
            self.deaf = False
        elif request.method != "ACK":
            self.transport.sendto(self._answer(request).to_bytes(), addr)

    def _answer(self, request: Message) -> Message:
        if request.method != "INVITE":
            return messages.answer(request, 200, "OK", tag="machine")
        self.media.connect(sdp.parse(request.body))
        ok = messages.answer(request, self.status, "Answer", tag="machine")
        return Message(ok.start, ok.headers, sdp.offer(HOST, self.media.port) if self.status < 300 else b"")


async def test_both_sides_of_a_call_hear_each_other_until_one_hangs_up() -> None:
    machine, port = await AnsweringMachine.open(200)
    caller = await Caller.open(port)
    call = await caller.call("0310000100", as_number="0722000111", plays=tone(440))
    await call.until_answered()
    await until(lambda: is_heard(call.media.samples()[-RATE // 5 :], RATE, 880), "880 Hz at the caller")
    await until(lambda: is_heard(machine.media.samples()[-RATE // 5 :], RATE, 440), "440 Hz at the machine")
    await call.hang_up()
    assert (call.status, call.ended_by) == (200, "us")
    assert machine.asked == ["INVITE", "ACK", "BYE"]
    await caller.close()
    await machine.close()


async def test_a_refused_call_ends_with_its_status() -> None:
    machine, port = await AnsweringMachine.open(404)
    caller = await Caller.open(port)
    call = await caller.call("0310000199")
    await call.until_ended()
    assert (call.status, call.answered_s, call.ended_by) == (404, None, "them")
    await caller.close()
    await machine.close()


async def test_a_lost_invite_is_sent_again() -> None:
    machine, port = await AnsweringMachine.open(200, deaf_once=True)
    caller = await Caller.open(port)
    call = await caller.call("0310000100")
    await call.until_answered()
    assert machine.asked[:2] == ["INVITE", "INVITE"]
    await caller.close()
    await machine.close()
