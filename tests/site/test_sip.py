"""/sip: the browser's signalling on its way to Asterisk."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from centrala.site import live
from tests.site.served import Served, served
from tests.site.test_web import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
SIP = Subprotocol("sip")


@pytest.fixture
async def web(home: Path) -> AsyncIterator[Served]:
    """With an Asterisk that says everything back, loudly."""

    async def echo(phone: ServerConnection) -> None:
        async for said in phone:
            await phone.send(said.upper())

    live.forget()
    async with serve(echo, "127.0.0.1", 0, subprotocols=[SIP]) as asterisk:
        (home / "run").mkdir()
        port = next(iter(asterisk.sockets)).getsockname()[1]
        (home / "run" / "asterisk.json").write_text(json.dumps({"http_port": port}))
        async with served() as running:
            yield running
    live.forget()


def phone(web: Served, cookie: str, origin: str = "", subprotocol: str = "sip") -> "connect":
    return connect(
        f"ws://{web.host}/sip",
        subprotocols=[Subprotocol(subprotocol)],
        origin=Origin(origin or f"http://{web.host}"),
        additional_headers={"Cookie": cookie},
        proxy=None,
    )


async def hears(browser: ClientConnection) -> str | bytes:
    return await asyncio.wait_for(browser.recv(), 2)


async def test_both_directions_are_passed_on(web: Served) -> None:
    _, _, cookie = await signed_in()
    async with phone(web, cookie) as browser:
        assert browser.subprotocol == "sip"
        await browser.send("invite")
        assert await hears(browser) == "INVITE"


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
async def test_only_who_takes_calls_has_a_phone(web: Served, role: str) -> None:
    _, _, cookie = await signed_in(role)
    with pytest.raises(InvalidStatus):
        await phone(web, cookie)


async def test_without_a_session_or_from_another_page_there_is_none(web: Served) -> None:
    _, _, cookie = await signed_in()
    for refused in (phone(web, ""), phone(web, cookie, "http://evil.example"), phone(web, cookie, subprotocol="chat")):
        with pytest.raises(InvalidStatus):
            await refused


async def test_signing_out_hangs_up(web: Served) -> None:
    _, browser, cookie = await signed_in()
    async with phone(web, cookie) as socket:
        await sync_to_async(browser.ask)("DELETE", "/session")
        with pytest.raises(ConnectionClosed) as closed:
            await hears(socket)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4401


async def test_a_message_that_is_too_large_ends_it(web: Served) -> None:
    _, _, cookie = await signed_in()
    async with phone(web, cookie) as socket:
        with pytest.raises(ConnectionClosed):  # noqa: PT012 - either may be the first to notice
            await socket.send("x" * 70_000)
            await hears(socket)


async def test_without_asterisk_it_is_closed(web: Served, home: Path) -> None:
    (home / "run" / "asterisk.json").unlink()
    _, _, cookie = await signed_in()
    with pytest.raises((ConnectionClosed, InvalidStatus)):
        async with phone(web, cookie) as socket:
            await hears(socket)
