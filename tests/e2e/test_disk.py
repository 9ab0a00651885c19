"""Too little space for recordings: calls go on, and everybody is told."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Playwright, expect

from tests.e2e.api import Api
from tests.e2e.instance import Instance, get, run
from tests.e2e.records import fact_kinds, interaction
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_operator
from tests.sip.sources import tone

MORE_THAN_ANY_DISK_MB = 999_999_999


@pytest_asyncio.fixture(loop_scope="session")
async def full() -> AsyncIterator[Instance]:
    full = Instance(settings={"CENTRALA_DISK_FLOOR_MB": str(MORE_THAN_ANY_DISK_MB)})
    try:
        yield await full.start()
    finally:
        await full.stop()
        full.remove()


async def test_with_a_full_disk_calls_go_on_unrecorded_and_everybody_is_told(
    full: Instance, scene: Scene, playwright: Playwright, browser: Browser
) -> None:
    admin = await Api.apart(playwright, full.address)
    scene.stack.push_async_callback(admin.requests.dispose)
    await admin.sign_in(full.account("administrator"))
    there = Scene(full, playwright, browser, admin, scene.stack, scene.pages)
    call = await (await there.caller()).call((await there.line("en"))["number"], as_number=mobile(), plays=tone(440))
    desk = await there.available()
    await expect(desk.at("disk-banner")).to_be_visible()
    call_id = await desk.rings()
    await desk.answer()
    await hears_operator(call)
    await desk.hang_up()
    await desk.document("bill")
    told = await interaction(desk.api, call_id, result="answered")
    assert "RecordingSkipped" in fact_kinds(told)
    assert not told["has_recording"]
    assert not list((full.home / "recordings").rglob("*.wav"))
    assert '"warnings":["disk.low"]' in get(f"{full.address}/healthz")[1]
    assert "centrala_recording_stopped 1" in get(f"{full.address}/metrics")[1]
    status, printed = await run(full, "doctor")
    assert status == 1
    assert "CENTRALA_DISK_FLOOR_MB" in printed
