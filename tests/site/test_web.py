"""The web process from outside."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings as django_settings

from centrala.apps.access.models import User
from centrala.site import live
from tests.apps.company import Browser, person
from tests.site.served import Served, served

ENDED = b"\r\n0\r\n\r\n"
"""The last chunk of an answer (RFC 9112, section 7.1)."""
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
async def web(home: Path) -> AsyncIterator[Served]:
    live.forget()
    async with served() as running:
        yield running
    live.forget()


async def signed_in(role: str = "operator") -> tuple[User, Browser, str]:
    def make() -> tuple[User, Browser, str]:
        user = person(role)
        browser = Browser.of(user)
        return user, browser, f"centrala_session={browser.client.cookies['centrala_session'].value}"

    return await sync_to_async(make)()


async def test_health_names_what_is_down(web: Served) -> None:
    told = await web.ask("/healthz")
    assert (told.status, told.json) == (503, {"status": "down", "problems": ["engine.unreachable"]})


async def test_another_host_name_gets_nothing(web: Served) -> None:
    assert (await web.ask("/api/v1/session", Host="evil.example")).status == 400
    assert (await web.ask("/events", Host="evil.example")).status == 400


@pytest.mark.parametrize("path", ["/", "/api/v1/session", "/api/docs", "/healthz", "/static/ninja/swagger-ui.css"])
async def test_every_answer_carries_the_policy(web: Served, path: str) -> None:
    policy = (await web.ask(path)).headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert f"connect-src 'self' ws://{web.host} wss://{web.host};" in policy


async def test_the_docs_run_without_inline_scripts(web: Served) -> None:
    page = (await web.ask("/api/docs")).body.decode()
    scripts = [part.split(">", 1) for part in page.split("<script")[1:]]
    assert all("src=" in head or "application/json" in head for head, _ in scripts)
    assert (await web.ask("/api/v1/openapi.json")).json["info"]


async def test_the_pages_styles_carry_the_nonce_of_this_answer(
    web: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text('<meta name="csp-nonce" content="__CSP_NONCE__">')
    monkeypatch.setattr(django_settings, "WEB_DIST", tmp_path)
    first, second = await web.ask("/interactions/1"), await web.ask("/desk")
    nonce = first.body.decode().split('content="')[1].split('"')[0]
    assert f"style-src 'self' 'nonce-{nonce}'" in first.headers["content-security-policy"]
    assert "x-style-nonce" not in first.headers
    assert nonce not in second.body.decode()


async def test_a_body_over_a_mebibyte_is_refused_announced_or_not(web: Served) -> None:
    told = await web.ask("/api/v1/session", "POST", Content_Length=str(2 << 20), Accept_Language="ro")
    assert (told.status, told.json["code"], told.json["message"]) == (
        413,
        "request.too_large",
        "Conținutul este prea mare.",
    )
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    told = await web.ask(
        "/api/v1/session", "POST", body=chunk * 17 + b"0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked"
    )
    assert (told.status, told.json["code"]) == (413, "request.too_large")


async def test_events_need_a_session(web: Served) -> None:
    told = await web.ask("/events", Accept_Language="ro")
    assert (told.status, told.json["code"]) == (401, "access.not_signed_in")
    assert (await web.ask("/events", cookie="centrala_session=made-up")).status == 401


async def test_events_begin_with_a_snapshot_and_go_on(web: Served) -> None:
    _, _, cookie = await signed_in()
    stream = await web.open("/events", cookie=cookie)
    status, headers = await stream.head()
    assert (status, headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    assert b"retry: 1000" in await stream.until(b"event: snapshot")
    live.hub().notice("interaction", "i1")
    assert b'{"topic":"interaction","id":"i1"}' in await stream.until(b"event: notice")


async def test_signing_out_ends_the_stream_at_once(web: Served) -> None:
    _, browser, cookie = await signed_in()
    stream = await web.open("/events", cookie=cookie)
    await stream.until(b"event: snapshot")
    await sync_to_async(browser.ask)("DELETE", "/session")
    assert b'{"topic":"session","id":""}' in await stream.until(ENDED, within_s=2)


async def test_who_is_made_inactive_loses_the_stream(web: Served) -> None:
    user, _, cookie = await signed_in()
    stream = await web.open("/events", cookie=cookie)
    await stream.until(b"event: snapshot")
    await User.objects.filter(id=user.id).aupdate(is_active=False)
    live.hub().notice("people", "")
    await stream.until(ENDED, within_s=2)


async def test_open_streams_do_not_keep_the_process(home: Path) -> None:
    live.forget()
    async with served() as web:
        _, _, cookie = await signed_in()
        stream = await web.open("/events", cookie=cookie)
        await stream.until(b"event: snapshot")
        began = asyncio.get_running_loop().time()
        live.doors().close_all()
    assert asyncio.get_running_loop().time() - began < 1
    live.forget()


async def test_without_an_engine_commands_say_so(web: Served, engine: object) -> None:
    _, browser, _ = await signed_in()
    from centrala.contract import port
    from centrala.site.bindings import NoEngine

    port.bind(NoEngine(), None)
    told = await sync_to_async(browser.put)("/desk/presence", {"status": "available"})
    assert (told[0], told[1]["code"]) == (503, "engine.unreachable")
