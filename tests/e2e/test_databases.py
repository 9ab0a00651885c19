"""The product on PostgreSQL, also while the server is away."""

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Playwright

from tests.e2e.api import Api, Json
from tests.e2e.instance import Instance, run
from tests.e2e.scene import mobile
from tests.postgres import Server
from tests.sip.caller import Caller
from tests.waiting import until_true


@pytest_asyncio.fixture(loop_scope="session")
async def server() -> AsyncIterator[Server]:
    """Of this test alone: it is stopped."""
    server = Server()
    server.start()
    yield server
    server.remove()


@pytest_asyncio.fixture(loop_scope="session")
async def on_postgres(server: Server) -> AsyncIterator[Instance]:
    instance = Instance(settings={"CENTRALA_DATABASE_URL": server.url()})
    try:
        yield await instance.start(within_s=120)
    finally:
        await instance.stop()
        instance.remove()


async def over(admin: Api, call_id: str) -> Json:
    """The record, once it has its end."""
    told: Json = {}

    async def is_over() -> bool:
        nonlocal told
        told = await admin.get(f"/interactions/{call_id}")
        return bool(told["ended_at"])

    await until_true(is_over, "the call has its end")
    return told


async def test_calls_go_on_while_the_database_is_away_and_are_recorded_afterwards(
    on_postgres: Instance, server: Server, playwright: Playwright
) -> None:
    admin = await Api.apart(playwright, on_postgres.address)
    await admin.sign_in(on_postgres.account("administrator"))
    number = (await admin.get("/lines"))[0]["number"]
    caller = await Caller.open(on_postgres.sip_port)
    numbers = [mobile(), mobile()]
    calls = [await caller.call(number, as_number=numbers[0])]
    await calls[0].until_answered()
    await asyncio.to_thread(server.stop)
    calls.append(await caller.call(number, as_number=numbers[1]))
    await calls[1].until_answered()
    for call in calls:
        await call.hang_up()
        await call.until_ended()
    await asyncio.to_thread(server.start)

    async def both_are_there() -> bool:
        answer = await admin.raw("GET", "/interactions")
        return answer.ok and len((await answer.json())["items"]) == len(calls)

    await until_true(both_are_there, "both calls recorded", within_s=20)
    for one in (await admin.get("/interactions"))["items"]:
        told = await over(admin, one["id"])
        assert told["result"].startswith("abandoned")
        assert told["number_shown"].replace(" ", "") in numbers
    status, printed = await run(on_postgres, "doctor")
    assert status == 0, printed
    assert not (on_postgres.home / "journal.db").exists()
    await caller.close()
    await admin.requests.dispose()
