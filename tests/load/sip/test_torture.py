"""The torture messages of RFC 4475, and garbage: Asterisk lives, no garbage becomes a call, the next call works."""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest

from tests.load.sip.house import House, house
from tests.load.sip.rfc4475 import AMISS, INVALID, VALID, messages
from tests.load.sip.stranger import Stranger
from tests.waiting import until

pytestmark = pytest.mark.asterisk
MAY_CALL = {
    "wsinv",
    "esc01",
    "longreq",
    "dblreq",
    "multi01",
    "invut",
    "sdp01",
    "inv2543",
    "insuf",
    "baddate",
    "trws",
    "escruri",
    "lwsstart",
}
"""INVITEs that are valid, or that the RFC lets a liberal receiver take."""
LAX = {"clerr"}
"""PJSIP takes the datagram's end for the body's, where the RFC wants a 400. The rest of that INVITE is in order."""


@pytest.fixture
async def there() -> AsyncIterator[House]:
    async with house() as made:
        yield made


def test_they_are_all_there() -> None:
    assert (len(VALID), len(INVALID) + len(AMISS)) == (13, 36)


async def test_over_udp_nothing_breaks_and_no_garbage_is_a_call(there: House) -> None:
    stranger = await Stranger.open(there.port, "127.0.0.6")
    callers = set()
    for name, message in messages():
        before = there.interactions
        stranger.send(message)
        await asyncio.sleep(0.1)
        if there.interactions > before:
            callers.add(name)
    stranger.close()
    assert callers <= MAY_CALL | LAX, f"these became calls: {callers - MAY_CALL - LAX}"
    await there.takes_a_call()


async def test_over_tcp_nothing_breaks(there: House) -> None:
    for _, message in messages():
        _, writer = await asyncio.open_connection("127.0.0.1", there.port)
        writer.write(message)
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    await asyncio.sleep(0.3)
    await there.takes_a_call()


async def test_cut_and_mangled_messages_break_nothing(there: House) -> None:
    stranger, chance = await Stranger.open(there.port, "127.0.0.7"), random.Random(4475)
    for _, message in messages():
        for _ in range(10):
            mangled = bytearray(message[: chance.randrange(1, len(message))])
            for _ in range(chance.randrange(4)):
                mangled[chance.randrange(len(mangled))] = chance.randrange(256)
            stranger.send(bytes(mangled))
        await asyncio.sleep(0.01)
    stranger.close()
    await until(lambda: there.engine.connected, "connected")
    await there.takes_a_call()
