"""No log holds a name, a number, a password or what was written of a customer."""

import secrets

import pytest

from tests.e2e.api import RefusedError
from tests.e2e.instance import Account
from tests.e2e.records import interaction
from tests.e2e.scene import Scene, mobile

TELLTALE = "Zorzoneta"


async def test_no_log_holds_names_numbers_or_secrets(scene: Scene) -> None:
    number, mark = mobile(), f"{TELLTALE}{secrets.token_hex(4)}"
    await scene.admin.post("/customers", {"name": f"{mark} Popescu", "phones": [number]})
    caller = await scene.caller()
    call = await caller.call((await scene.line("en"))["number"], as_number=number)
    desk = await scene.available(refusals=True)
    call_id = await desk.rings()
    await desk.answer()
    await desk.hang_up()
    await desk.document("bill", f"{mark} lives in Strada Lungă; card {number}.")
    await interaction(desk.api, call_id, result="answered")
    await call.until_ended()
    wrong = await _what_is_refused(scene, mark)
    unknown = mobile()
    away = await caller.call(unknown, as_number=number)
    await away.until_ended(within_s=20)
    assert await caller.register(mark, wrong) in {401, 403, 404}

    told = _everything_written(scene)
    for secret in (mark, TELLTALE, number, number[1:], unknown[1:], desk.account.password, wrong, "Strada Lung"):
        assert secret not in told, f"a log holds {secret}"


async def _what_is_refused(scene: Scene, mark: str) -> str:
    wrong = f"{mark}-{secrets.token_urlsafe(8)}"
    api = await scene.api()
    for account in (Account("operator", mark, wrong), Account("operator", "operator", wrong)):
        with pytest.raises(RefusedError, match="401"):
            await api.sign_in(account)
    await api.raw("POST", "/session", f'{{"username": "{mark}", "password": ')
    await api.raw("GET", f"/customers?q={mark}")
    return wrong


def _everything_written(scene: Scene) -> str:
    files = [path for path in (scene.instance.home / "logs").rglob("*") if path.is_file()]
    assert {"engine.log", "asterisk.log"} <= {path.name for path in files}
    return "\n".join(path.read_text(errors="replace") for path in files)
