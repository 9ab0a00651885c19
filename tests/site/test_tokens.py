"""The stream of live events by a token."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from centrala.apps.access.actions import issue_token, revoke_token
from centrala.apps.access.bearer import Wrongs, wrongs
from centrala.apps.access.models import Token
from centrala.site import events, live
from tests.apps.company import person
from tests.site.served import Served, served

ENDED = b"\r\n0\r\n\r\n"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_guessed() -> Iterator[None]:
    wrongs.forget()
    yield
    wrongs.forget()


@pytest.fixture
async def web(home: Path) -> AsyncIterator[Served]:
    live.forget()
    async with served() as running:
        yield running
    live.forget()


async def token() -> tuple[Token, str]:
    def make() -> tuple[Token, str]:
        made, secret = issue_token(actor=None, user=person("supervisor"), name="wallboard", days=None)
        return made, f"Bearer {secret}"

    return await sync_to_async(make)()


async def test_a_token_follows_the_events_until_it_is_revoked(web: Served) -> None:
    made, bearer = await token()
    stream = await web.open("/events", Authorization=bearer)
    await stream.until(b"event: snapshot")
    await sync_to_async(revoke_token)(actor=None, token=made)
    live.hub().notice("people", "")
    assert b'{"topic":"session","id":""}' in await stream.until(ENDED, within_s=2)


async def test_a_busy_stream_ends_with_its_token_too(web: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "BEAT_S", 0.1)
    monkeypatch.setattr(events, "LOOK_S", 0.1)
    made, bearer = await token()
    stream = await web.open("/events", Authorization=bearer)
    await stream.until(b"event: snapshot")
    over = timezone.now() - timedelta(seconds=1)
    await Token.objects.filter(id=made.id).aupdate(expires_at=over)
    ended = asyncio.create_task(stream.until(ENDED))
    while not ended.done():
        live.hub().notice("interaction", "i1")
        await asyncio.sleep(0.02)
    assert b'{"topic":"session","id":""}' in await ended


async def test_the_events_take_no_token_from_the_address(web: Served) -> None:
    _, bearer = await token()
    secret = bearer.removeprefix("Bearer ")
    assert (await web.ask(f"/events?access_token={secret}&token={secret}")).status == 401


async def test_wrong_tokens_are_told_so_and_then_wait(web: Served) -> None:
    for _ in range(Wrongs.LIMIT):
        told = await web.ask("/events", Authorization="Bearer ct_wrong")
        assert (told.status, told.json["code"]) == (401, "access.bad_token")
    told = await web.ask("/events", Authorization="Bearer ct_wrong", Accept_Language="ro")
    assert (told.status, told.json["code"]) == (429, "access.too_many_attempts")
