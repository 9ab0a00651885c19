"""Who is refused: wrong numbers, wrong SIP passwords, browsers without a session."""

from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from tests.e2e.api import Json
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_music
from tests.waiting import until_true

DESK = "a-desk-of-the-tests"


async def test_a_number_that_is_no_line_hears_so_and_is_recorded(scene: Scene) -> None:
    caller = await scene.caller()
    call = await caller.call("0310999999", as_number=mobile())
    await hears_music(call)
    await call.until_ended(within_s=20)
    assert call.ended_by == "them"

    async def is_recorded() -> bool:
        return bool((await _newest(scene))["result"] == "not_in_use")

    await until_true(is_recorded, "recorded as not in use")


async def test_a_wrong_sip_password_is_refused(scene: Scene) -> None:
    desk = await scene.desk("en")
    issued = await desk.api.post("/desk/phone", {"desk": DESK})
    caller = await scene.caller()
    assert await caller.register(issued["username"], "wrong") in {401, 403}
    assert await caller.register("nobody", "wrong") in {401, 403, 404}


async def test_issued_credentials_do_not_open_the_telephone_network(scene: Scene) -> None:
    """They are good for the browser's leg alone: not to call any number from a SIP phone."""
    desk = await scene.desk("en")
    issued = await desk.api.post("/desk/phone", {"desk": DESK})
    caller = await scene.caller()
    login = (issued["username"], issued["password"])
    call = await caller.call("0040722000000", as_number=issued["username"], login=login)
    await call.until_ended(within_s=20)


@pytest.mark.parametrize("cookie", ["", "centrala_session=made-up"])
async def test_the_sip_socket_needs_a_session(scene: Scene, cookie: str) -> None:
    address = scene.instance.address.replace("http", "ws") + "/sip"
    headers = {"Cookie": cookie} if cookie else {}
    with pytest.raises(InvalidStatus) as refused:
        async with connect(address, subprotocols=[Subprotocol("sip")], additional_headers=headers, proxy=None):
            pass
    assert refused.value.response.status_code in {401, 403}


async def test_phone_credentials_stand_in_no_page_and_no_log(scene: Scene) -> None:
    desk = await scene.desk("en")
    async with desk.page.expect_response("**/api/v1/desk/phone") as waiting:
        await desk.check_microphone()
    issued: Json = await (await waiting.value).json()
    source = await desk.page.content()
    assert issued["password"] not in source
    holding = [file for file in scene.instance.home.rglob("*") if _holds(file, issued["password"])]
    assert not holding, f"the password stands in {holding}"


def _holds(file: Path, secret: str) -> bool:
    return file.is_file() and secret.encode() in file.read_bytes()


async def _newest(scene: Scene) -> Json:
    return (await scene.admin.get("/interactions?limit=1"))["items"][0]
