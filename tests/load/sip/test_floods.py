"""A flood is bounded by its address: it becomes no interactions, and others call as ever."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.engine.site import NUMBER
from tests.load.sip.house import LIMITS, House, house
from tests.load.sip.stranger import Stranger
from tests.waiting import until

pytestmark = pytest.mark.asterisk


@pytest.fixture
async def there() -> AsyncIterator[House]:
    async with house() as made:
        yield made


async def test_a_flood_of_calls_becomes_few_interactions_and_then_a_ban(there: House) -> None:
    stranger = await Stranger.open(there.port, "127.0.0.4")
    for number in range(100):
        stranger.send(stranger._request("INVITE", NUMBER, f"flood{number}", 1, ""))
        await asyncio.sleep(0.005)
    await until(lambda: there.engine.figures.refused["sip.banned"] == 1, "shut out")
    seen = there.interactions
    assert 0 < seen <= LIMITS.at_once
    await there.takes_a_call()
    for number in range(100, 200):
        stranger.send(stranger._request("INVITE", NUMBER, f"flood{number}", 1, ""))
    await asyncio.sleep(0.3)
    assert there.interactions == seen + 1, "of the banned nothing comes in"
    await there.takes_a_call()
    stranger.close()


async def test_a_flood_of_everything_else_harms_nothing(there: House) -> None:
    stranger = await Stranger.open(there.port, "127.0.0.5")
    for number in range(300):
        method = ("OPTIONS", "REGISTER", "SUBSCRIBE", "BYE", "NONSENSE")[number % 5]
        stranger.send(stranger._request(method, f"{number}", f"other{number}", 1, ""))
        stranger.send(b"\x00\xff" * (number % 50))
    await there.takes_a_call()
    stranger.close()
    assert there.interactions == 1


async def test_half_open_connections_do_not_block_a_call(there: House) -> None:
    opened = [await asyncio.open_connection("127.0.0.1", there.port) for _ in range(200)]
    for _, writer in opened:
        writer.write(b"INVITE sip:")
    await there.takes_a_call()
    for _, writer in opened:
        writer.close()
    await there.takes_a_call()
