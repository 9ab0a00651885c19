"""Any process may be killed: who talks talks on, and the desk finds everything again."""

import pytest
from playwright.async_api import expect

from tests.e2e.records import interaction
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_operator
from tests.sip.sources import tone
from tests.waiting import until_true


@pytest.mark.parametrize("module", ["centrala.run.engine", "centrala.run.web"])
async def test_a_killed_process_ends_no_call(scene: Scene, module: str) -> None:
    caller = await scene.caller()
    call = await caller.call((await scene.line("en"))["number"], as_number=mobile(), plays=tone(440))
    desk = await scene.available("en", refusals=True)
    call_id = await desk.rings()
    await desk.answer()
    ear = await desk.listen()
    await hears_operator(call)

    scene.instance.process_of(module).kill()
    await until_true(scene.instance.is_well, "the instance is well again", within_s=30)
    await expect(desk.at("shell")).to_have_attribute("data-link", "live", timeout=15_000)
    await expect(desk.at("shell")).to_have_attribute("data-engine", "up", timeout=15_000)
    await desk.is_in("talking")
    assert await desk.call_id() == call_id
    await hears_operator(call)
    await ear.hears_customer()
    await desk.hang_up()
    await call.until_ended()
    await desk.document("", "went on")
    await interaction(scene.admin, call_id, result="answered")
