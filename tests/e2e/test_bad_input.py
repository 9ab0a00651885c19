"""Bad input gets a 4xx with a stable code, never a 500."""

import pytest

from tests.e2e.api import Api, Method
from tests.e2e.scene import Scene, mobile

NOBODY = "01890000-0000-7000-8000-000000000000"
BAD: list[tuple[Method, str, dict[str, object] | str | None]] = [
    ("GET", f"/interactions/{NOBODY}", None),
    ("GET", "/interactions/not-an-id", None),
    ("GET", "/interactions?limit=many", None),
    ("GET", "/interactions?cursor=made-up", None),
    ("POST", f"/calls/{NOBODY}/answer", {"offer": 1}),
    ("POST", f"/calls/{NOBODY}/answer", {"offer": "first"}),
    ("POST", f"/calls/{NOBODY}/hang-up", None),
    ("POST", f"/calls/{NOBODY}/keys", {"digits": "abc"}),
    ("PUT", "/desk/presence", {"status": "asleep"}),
    ("PUT", "/desk/presence", "no json"),
    ("PUT", f"/interactions/{NOBODY}/notes", {"text": "x", "revision": 0}),
    ("POST", "/customers", {"name": "", "phones": ["07"]}),
    ("POST", "/demo/calls", {"line_id": NOBODY, "number": "", "dialogue_id": "none"}),
    ("GET", "/nothing-here", None),
]


@pytest.mark.parametrize(("method", "path", "data"), BAD, ids=lambda value: str(value)[:50])
async def test_what_makes_no_sense_is_refused_with_a_code(
    scene: Scene, method: Method, path: str, data: dict[str, object] | str | None
) -> None:
    api = await scene.api(await scene.hire())
    answer = await api.raw(method, path, data, {"Content-Type": "application/json"})
    told = await answer.json()
    assert 400 <= answer.status < 500, told
    assert told["code"]
    assert told["message"]


@pytest.mark.parametrize("path", ["/live", "/interactions", "/customers", "/people", "/lines", "/demo"])
async def test_without_signing_in_nothing_is_told(scene: Scene, path: str) -> None:
    answer = await (await scene.api()).raw("GET", path)
    assert (answer.status, (await answer.json())["code"]) == (401, "access.not_signed_in")


async def test_a_body_that_is_too_large_is_refused(scene: Scene) -> None:
    api = await scene.api(await scene.hire())
    answer = await api.raw("POST", "/customers", {"name": "x" * 5_000_000, "phones": []})
    assert answer.status in {413, 422}


async def test_an_unsafe_request_without_the_csrf_header_is_refused(scene: Scene) -> None:
    api = await scene.api(await scene.hire())
    answer = await api.raw("PUT", "/desk/presence", {"status": "off"}, {"X-CSRF-Token": "made-up"})
    assert answer.status == 403


async def test_an_operator_has_no_hand_in_anothers_call(scene: Scene) -> None:
    caller = await scene.caller()
    await caller.call((await scene.line("en"))["number"], as_number=mobile())
    mine = await scene.available("en")
    call_id = await mine.rings()
    await mine.answer()
    other: Api = await scene.api(await scene.hire())
    for act in ("hold", "hang-up", "keys"):
        answer = await other.raw("POST", f"/calls/{call_id}/{act}", {"digits": "1"})
        assert answer.status in {403, 404, 409}, act
    assert (await other.raw("GET", f"/interactions/{call_id}")).status in {403, 404}
    await mine.is_in("talking")


async def test_an_operator_sees_no_peoples_administration(scene: Scene) -> None:
    api = await scene.api(await scene.hire())
    answer = await api.raw("GET", "/people")
    assert (answer.status, (await answer.json())["code"]) == (403, "access.not_allowed")
