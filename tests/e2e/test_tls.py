"""Desks on other machines: everything over TLS, with a certificate that the instance made itself."""

import socket
import ssl
from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Playwright

from tests.e2e.api import Api
from tests.e2e.instance import Instance, get, run
from tests.e2e.ports import HOST
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_operator
from tests.sip.sources import tone
from tests.waiting import until


@pytest_asyncio.fixture(loop_scope="session")
async def secure() -> AsyncIterator[Instance]:
    secure = Instance(settings={"CENTRALA_TLS": "generated", "CENTRALA_NAMES": "desk.example"})
    try:
        yield await secure.start()
    finally:
        await secure.stop()
        secure.remove()


async def test_a_call_is_answered_over_https_and_wss(
    secure: Instance, scene: Scene, playwright: Playwright, browser: Browser
) -> None:
    await until(lambda: "https://desk.example:" in secure.output, "the address is told")
    _trusts(secure)
    admin = await Api.apart(playwright, secure.address)
    scene.stack.push_async_callback(admin.requests.dispose)
    await admin.sign_in(secure.account("administrator"))
    away = Scene(secure, playwright, browser, admin, scene.stack, scene.pages)
    line = await away.line("en")
    call = await (await away.caller()).call(line["number"], as_number=mobile(), plays=tone(440))
    desk = await away.available()
    await _keeps_to_tls(desk.api)
    await desk.rings()
    await desk.answer()
    ear = await desk.listen()
    await hears_operator(call)
    await ear.hears_customer()
    await desk.hang_up()
    await call.until_ended()
    assert get(secure.address.replace("https:", "http:"))[0] == 0, "nothing is told without TLS"
    status, printed = await run(secure, "doctor")
    assert status == 0, printed


async def _keeps_to_tls(api: Api) -> None:
    state = await api.requests.storage_state()
    cookies = {cookie.get("name"): cookie.get("secure") for cookie in state.get("cookies", [])}
    assert cookies == {"centrala_session": True, "centrala_csrf": True}
    answer = await api.raw("GET", "/session")
    assert "max-age" in answer.headers["strict-transport-security"]


def _trusts(instance: Instance) -> None:
    """Who installs the certificate sees no warning, by each of the names."""
    trusting = ssl.create_default_context(cafile=instance.home / "tls" / "certificate.pem")
    for name in (HOST, "desk.example"):
        assert _is_served_as(instance.http_port, name, trusting)


def _is_served_as(port: int, name: str, trusting: ssl.SSLContext) -> bool:
    plain = socket.create_connection((HOST, port), timeout=5)
    with trusting.wrap_socket(plain, server_hostname=name) as secured:
        return secured.version() in {"TLSv1.2", "TLSv1.3"}
