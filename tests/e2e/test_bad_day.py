"""A bad day at the desk: crashes, a closed lid, a headset that is pulled out. Nobody's call is lost by it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, expect

from tests.e2e.breaking import HEADSET, HIDDEN, Computer
from tests.e2e.browser import Language, screenshot
from tests.e2e.desk import Desk
from tests.e2e.records import fact_kinds, interaction
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_music, hears_operator
from tests.sip.call import Call
from tests.sip.sources import tone
from tests.waiting import until_true

NOTES = "Modem blinks red since noon; reset did not help"


@pytest_asyncio.fixture(loop_scope="session")
async def computer(playwright: Playwright, tmp_path: Path) -> AsyncIterator[Computer]:
    computer = await Computer.start(playwright, tmp_path)
    yield computer
    await computer.browser.close()


def at(scene: Scene, browser: Browser) -> Scene:
    """The same, at another computer."""
    return Scene(scene.instance, scene.playwright, browser, scene.admin, scene.stack, scene.pages)


async def test_after_a_crash_of_the_browser_the_call_is_taken_over_with_the_notes_as_typed(
    scene: Scene, computer: Computer
) -> None:
    call = await _calls(scene)
    crashed = await at(scene, computer.browser).available("en", refusals=True)
    call_id = await crashed.rings()
    await crashed.answer()
    await hears_operator(call)
    await crashed.at("notes").press_sequentially(NOTES, delay=30)
    await expect(crashed.at("notes-state")).to_have_attribute("data-state", "saved")
    computer.crash()
    await hears_music(call, within_s=20)

    desk = await scene.desk_of(crashed.account, "en", refusals=True)
    await desk.is_in("talking", within_s=20)
    assert await desk.call_id() == call_id
    await expect(desk.at("notes")).to_have_value(NOTES)
    await hears_operator(call)
    await (await desk.listen()).hears_customer()
    assert call.ended_s is None
    await desk.hang_up()
    await call.until_ended()


async def test_a_crashed_tab_is_loaded_again_and_takes_the_call_over(scene: Scene) -> None:
    call = await _calls(scene)
    desk = await scene.available("en", refusals=True)
    await desk.rings()
    await desk.answer()
    await hears_operator(call)
    await desk.at("notes").press_sequentially(NOTES)
    session = await desk.context.new_cdp_session(desk.page)
    async with desk.page.expect_event("crash"):
        crashing = asyncio.ensure_future(session.send("Page.crash"))
    crashing.cancel()
    again = Desk(await desk.context.new_page(), desk.context, desk.account, desk.api)
    await again.page.goto("/desk")
    await again.is_in("talking", within_s=30)
    await expect(again.at("notes")).to_have_value(NOTES)
    await hears_operator(call)
    assert call.ended_s is None


async def test_an_unplugged_headset_keeps_the_customer_until_it_is_back(scene: Scene) -> None:
    call = await _calls(scene)
    desk = await _with(HEADSET, scene)
    await desk.rings()
    await desk.answer()
    await hears_operator(call)

    await desk.page.evaluate("headset.unplug()")
    await expect(desk.at("phone-trouble")).to_contain_text("The headset is not connected any more.")
    await expect(desk.at("phone-trouble")).to_contain_text("The customer hears music")
    await desk.is_in("operator_lost")
    await screenshot(desk.page, "headset-unplugged-in-talk-en")
    await hears_music(call)
    await desk.page.evaluate("headset.plug()")
    await desk.is_in("talking")
    await expect(desk.at("phone-trouble")).not_to_be_visible()
    await hears_operator(call)
    await (await desk.listen()).hears_customer()
    await desk.hang_up()
    await call.until_ended()


async def test_without_a_headset_no_call_is_offered_and_none_is_lost(scene: Scene) -> None:
    desk = await _with(HEADSET, scene, "ro")
    await desk.page.evaluate("headset.unplug()")
    await expect(desk.at("phone-trouble")).to_contain_text("Casca nu mai este conectată.")
    await _has_phone(scene, desk, False)
    call = await _calls(scene, "ro")
    await hears_music(call, within_s=20)
    await desk.is_in("none")
    await screenshot(desk.page, "headset-unplugged-ro")
    await desk.page.evaluate("headset.plug()")
    await desk.rings()
    await desk.answer()
    await hears_operator(call)


async def test_a_microphone_that_is_forbidden_or_silenced_takes_no_calls_until_it_is_back(scene: Scene) -> None:
    desk = await _with(HEADSET, scene)
    await _microphone_is(desk, "denied")
    await expect(desk.at("phone-trouble")).to_contain_text("The browser may not use the microphone any more.")
    await _has_phone(scene, desk, False)
    await _microphone_is(desk, "granted")
    await expect(desk.at("desk")).to_have_attribute("data-phone-state", "ready")
    await _has_phone(scene, desk, True)

    await desk.page.evaluate("headset.silence()")
    await expect(desk.at("phone-trouble")).to_contain_text("The system has switched your microphone off.")
    await _has_phone(scene, desk, False)
    await desk.page.evaluate("headset.unsilence()")
    await expect(desk.at("desk")).to_have_attribute("data-phone-state", "ready")
    await _has_phone(scene, desk, True)
    await desk.is_present("available")


@pytest.mark.timeout(300)
async def test_a_closed_laptop_gets_no_calls_and_what_rings_there_goes_to_the_next(
    scene: Scene, computer: Computer
) -> None:
    closed = await at(scene, computer.browser).available("en", refusals=True)
    me = (await closed.api.get("/session"))["user"]["id"]
    other = await scene.desk("en")
    await other.check_microphone()
    call = await _calls(scene)
    call_id = await closed.rings()
    computer.close_lid()
    try:
        await other.become_available()
        assert await other.rings(within_s=25) == call_id
        operator = (await scene.admin.get("/live"))["operators"][me]
        assert (operator["phone"], operator["status"]) == (False, "available"), "seen by its silence, not by the ring"
        await other.answer()
        await hears_operator(call)
        await other.hang_up()
        await other.document("")
        await until_true(lambda: _is_off(scene, me), "off after half a minute without a phone", within_s=45)
    finally:
        computer.open_lid()
    await expect(closed.at("shell")).to_have_attribute("data-link", "live", timeout=30_000)
    await expect(closed.at("desk")).to_have_attribute("data-phone-state", "ready", timeout=30_000)
    await closed.is_present("off")
    await expect(closed.page.get_by_text("Your phone was disconnected")).to_be_visible()
    kinds = fact_kinds(await interaction(scene.admin, call_id, result="answered"))
    assert "OfferWithdrawn" in kinds
    assert "OfferExpired" not in kinds


async def test_a_desk_that_was_hidden_for_long_rings_and_tells_it(scene: Scene) -> None:
    desk = await _with(HIDDEN, scene, "ro")
    await desk.page.evaluate("hide(true)")
    call = await _calls(scene, "ro")
    await _comes_true(desk, "notices.length > 0 && rang > 0")
    line = (await scene.line("ro"))["name"]
    notice = await desk.page.evaluate("notices[0]")
    assert notice["title"].startswith("☎ Sună: ")
    assert notice["body"] == f"Linia: {line}"
    assert await desk.page.title() == notice["title"]
    await call.hang_up()
    await _comes_true(desk, "notices[0].closed")
    await desk.page.evaluate("hide(false)")
    await desk.is_in("none")
    await expect(desk.page).to_have_title("Centrala")
    assert await desk.page.evaluate("notices.length") == 1


async def _calls(scene: Scene, language: Language = "en") -> Call:
    line = await scene.line(language)
    return await (await scene.caller()).call(line["number"], as_number=mobile(), plays=tone(440))


async def _with(script: str, scene: Scene, language: Language = "en") -> Desk:
    """An available operator, whose page runs the script first."""
    desk = await scene.desk_of(await scene.hire(language), language, refusals=True, script=script)
    await desk.check_microphone()
    await desk.become_available()
    return desk


async def _microphone_is(desk: Desk, setting: str) -> None:
    """What a person sets at the padlock beside the address."""
    assert desk.context.browser is not None
    page = await desk.context.new_cdp_session(desk.page)
    target = (await page.send("Target.getTargetInfo"))["targetInfo"]
    wanted = {"permission": {"name": "microphone"}, "setting": setting, "origin": desk.api.address}
    session = await desk.context.browser.new_browser_cdp_session()
    await session.send("Browser.setPermission", wanted | {"browserContextId": target["browserContextId"]})


async def _has_phone(scene: Scene, desk: Desk, wanted: bool) -> None:
    me = (await desk.api.get("/session"))["user"]["id"]

    async def agrees() -> bool:
        return bool((await scene.admin.get("/live"))["operators"][me]["phone"] == wanted)

    await until_true(agrees, f"phone: {wanted}", within_s=15)


async def _comes_true(desk: Desk, what: str) -> None:
    """Asked from here: the page's own timers are late."""

    async def is_true() -> bool:
        return bool(await desk.page.evaluate(what))

    await until_true(is_true, what, within_s=20)


async def _is_off(scene: Scene, operator: str) -> bool:
    return bool((await scene.admin.get("/live"))["operators"][operator]["status"] == "off")
