"""An operator calls a customer: the same screen, the same record, and the result is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Playwright, expect

from tests.e2e.api import Api
from tests.e2e.browser import Language, screenshot
from tests.e2e.desk import Desk, sign_in
from tests.e2e.instance import Instance
from tests.e2e.records import fact_kinds, interaction, recording
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_no_operator, hears_operator
from tests.e2e.test_accessibility import assert_accessible
from tests.sip.callee import Callee
from tests.sip.sources import RATE, tone
from tests.tone import AUDIBLE, is_heard, loudness, time_heard_s

ABROAD = "+1 202 555 0123"
WORDS: dict[str, dict[Language, str]] = {
    "busy": {"en": "Busy", "ro": "Ocupat"},
    "refused": {"en": "Refused", "ro": "Respins"},
    "unreachable": {"en": "Unreachable", "ro": "De negăsit"},
}


def number_that(digit: str) -> str:
    """The demo's carrier looks at the last digit."""
    return mobile()[:-1] + digit


async def test_a_carrier_is_called_and_both_hear_each_other(
    scene: Scene, playwright: Playwright, browser: Browser
) -> None:
    carrier = await Callee.open(tone(440))
    scene.stack.push_async_callback(carrier.close)
    async with calling_through(carrier) as instance:
        admin = await Api.apart(playwright, instance.address)
        scene.stack.push_async_callback(admin.requests.dispose)
        await admin.sign_in(instance.account("administrator"))
        there = Scene(instance, playwright, browser, admin, scene.stack, scene.pages)
        desk = await there.available(refusals=True)  # the instance ends before the page
        line = (await there.admin.get("/lines"))[0]
        await desk.dial("0722 000 101")
        customer = await carrier.is_called()
        assert (customer.number, customer.caller) == ("+40722000101", line["number"])
        await expect(desk.at("call-phase")).to_have_attribute("data-rings", "true")
        call_id = await desk.call_id()
        customer.answer()
        await desk.is_in("talking")
        await (await desk.listen()).hears_customer()
        await hears_operator(customer)
        await desk.page.keyboard.press("F4")
        await hears_no_operator(customer)
        await desk.page.keyboard.press("F4")
        await hears_operator(customer)
        await customer.hang_up()
        await desk.is_in("wrap_up")
        await desk.document("bill")
        await interaction(desk.api, call_id, result="answered")
        kept = await recording(desk.api, call_id)
        spoken_s = time_heard_s(kept.left, kept.rate, 440)
        assert spoken_s >= 0.9 * kept.duration_s, "the customer is left"
        assert time_heard_s(kept.left, kept.rate, 880) == 0
        assert time_heard_s(kept.right, kept.rate, 880) > 0.2 * kept.duration_s, "the operator is right"


@asynccontextmanager
async def calling_through(carrier: Callee) -> AsyncIterator[Instance]:
    instance = Instance(settings={"CENTRALA_CARRIER": f"127.0.0.1:{carrier.port}"})
    try:
        yield await instance.start()
    finally:
        await instance.stop()
        instance.remove()


async def test_a_customer_is_called_hears_the_operator_and_both_stand_in_the_recording(scene: Scene) -> None:
    desk = await scene.available()
    number = number_that("0")
    customer = await scene.customer(number)
    await desk.dial(number)
    await desk.is_in("dialing")
    call_id = await desk.call_id()
    await expect(desk.at("call-caller")).to_have_text(customer["name"])
    await expect(desk.at("call-mute")).to_be_disabled()
    await assert_accessible(desk.page)
    await desk.is_in("talking")
    ear = await desk.listen()
    await ear.hears_anything()
    await desk.page.wait_for_timeout(2500)
    await desk.hang_up()
    await expect(desk.at("call-result")).to_have_count(0)
    await desk.document("bill", "called back")
    told = await interaction(desk.api, call_id, result="answered")
    assert (told["direction"], told["customer"]["id"], told["talk_s"] > 0) == ("out", customer["id"], True)
    assert fact_kinds(told)[:4] == ["Placed", "Ringing", "Answered", "RecordingStarted"]
    kept = await recording(desk.api, call_id)
    assert loudness(kept.left) > AUDIBLE, "the customer"
    middle = len(kept.right) // 2
    assert is_heard(kept.right[middle : middle + kept.rate], kept.rate or RATE, 880), "the operator"


@pytest.mark.parametrize(
    ("digit", "result", "language"), [("5", "busy", "en"), ("7", "refused", "ro"), ("8", "unreachable", "en")]
)
async def test_who_is_not_reached_is_kept_as_such(scene: Scene, digit: str, result: str, language: Language) -> None:
    desk = await scene.available(language)
    await desk.dial(number_that(digit))
    await desk.is_in("wrap_up")
    call_id = await desk.call_id()
    await expect(desk.at("call-result")).to_contain_text(WORDS[result][language])
    await screenshot(desk.page, f"{result}-{language}")
    await assert_accessible(desk.page)
    told = await interaction(desk.api, call_id, result=result)
    assert (told["direction"], told["documented"]) == ("out", False)
    await desk.page.keyboard.press("Alt+g")
    await desk.is_in("none")
    await desk.is_present("available")
    await expect(desk.at("undocumented-row")).to_have_count(0)
    await _is_found_by_direction(desk, call_id)


async def _is_found_by_direction(desk: Desk, call_id: str) -> None:
    row = desk.page.locator(f"[data-testid=interaction-row][data-id='{call_id}']")
    await desk.at("nav-interactions").click()
    await expect(row.get_by_test_id("direction")).to_have_attribute("data-direction", "out")
    await desk.at("filter-direction").select_option("in")
    await expect(desk.at("interactions-empty")).to_be_visible()
    await desk.at("filter-direction").select_option("out")
    await expect(row).to_be_visible()
    async with desk.page.expect_download() as exported:
        await desk.at("interactions-export").click()
    lines = (await (await exported.value).path()).read_text().splitlines()
    assert len(lines) == 2
    assert ("Outgoing" in lines[1]) or ("Efectuat" in lines[1])


async def test_it_rings_until_the_limit_and_is_kept_as_no_answer(scene: Scene) -> None:
    desk = await scene.available()
    async with limited(scene, ring_s=5):
        await desk.dial(number_that("6"))
        await expect(desk.at("call-phase")).to_have_attribute("data-rings", "true")
        await desk.is_in("wrap_up", within_s=20)
    call_id = await desk.call_id()
    await expect(desk.at("call-result")).to_have_attribute("data-result", "no_answer")
    await interaction(desk.api, call_id, result="no_answer")


async def test_who_gives_up_may_call_again_at_once(scene: Scene) -> None:
    desk = await scene.available()
    number = number_that("6")
    await desk.dial(number)
    await desk.is_in("dialing")
    first = await desk.call_id()
    await desk.page.keyboard.press("F9")
    await desk.is_in("wrap_up")
    await expect(desk.at("call-result")).to_have_attribute("data-result", "cancelled")
    await desk.page.keyboard.press("Alt+c")
    await desk.is_in("dialing")
    assert await desk.call_id() != first
    await interaction(desk.api, first, result="cancelled")
    await desk.at("call-hang-up").click()
    await desk.at("wrap-up-finish").click()
    await expect(desk.at("dial-recent")).to_have_count(1)
    await desk.at("dial-recent").click()
    await desk.is_in("dialing")


async def test_a_voicemail_is_marked_and_documented_as_one(scene: Scene) -> None:
    desk = await scene.available("ro")
    await desk.dial(number_that("9"))
    await desk.is_in("talking")
    call_id = await desk.call_id()
    await desk.at("call-voicemail").click()
    await expect(desk.at("call-result")).to_have_attribute("data-result", "voicemail")
    await expect(desk.at("call-voicemail")).to_have_count(0)
    await assert_accessible(desk.page)
    await desk.hang_up()
    await desk.document("fact")
    told = await interaction(desk.api, call_id, result="voicemail")
    assert told["documented"]


async def test_a_customer_s_number_is_called_with_a_click_but_not_during_a_call(
    scene: Scene,
) -> None:
    desk = await scene.available()
    number = number_that("6")
    customer = await scene.customer(number)
    button = desk.at("call-number-button")
    await desk.at("nav-customers").click()
    await desk.page.get_by_role("link", name=customer["name"], exact=True).click()
    await expect(button).to_have_attribute("aria-disabled", "false")
    await assert_accessible(desk.page)
    await button.click()
    await desk.is_in("dialing")
    await expect(desk.at("call-caller")).to_have_text(customer["name"])
    await desk.at("nav-customers").click()
    await desk.page.get_by_role("link", name=customer["name"], exact=True).click()
    await expect(button).to_have_attribute("aria-disabled", "true")
    await expect(button).to_have_attribute("title", "You have a call. You can call once it is over.")
    await expect(desk.at("history-row").get_by_test_id("direction")).to_have_attribute("data-direction", "out")
    call_id = next(iter((await desk.api.get("/live"))["calls"]))
    await button.click(force=True)
    assert list((await desk.api.get("/live"))["calls"]) == [call_id]


async def test_what_the_limits_refuse_is_told_to_the_operator_and_at_once_to_the_supervisor(scene: Scene) -> None:
    floor = await scene.page("/sign-in", "ro")
    await sign_in(floor, await scene.hire("ro", "supervisor"))
    await expect(floor.get_by_test_id("floor")).to_be_visible()
    desk = await scene.available("en", refusals=True)
    await desk.dial(ABROAD)
    await expect(desk.at("dial-error")).to_contain_text("not allowed")
    await expect(desk.at("dial-number")).to_have_value(ABROAD)
    await assert_accessible(desk.page)
    me = (await desk.api.get("/session"))["user"]
    alert = floor.locator(f"[data-testid=floor-alert][data-id='{me['id']}']")
    await expect(alert).to_contain_text(me["name"])
    await expect(alert).to_contain_text("Un apel către exterior respins")
    async with limited(scene, per_hour=0):
        await desk.dial(number_that("0"))
        await expect(desk.at("dial-error")).to_contain_text("as many calls as an hour allows")
        await expect(alert).to_contain_text("2 apeluri către exterior respinse")
        await expect(alert).to_have_attribute("data-why", "too_many_this_hour")
        await screenshot(floor, "floor-alert-ro")
        await assert_accessible(floor)
        await desk.dial("112")
        await desk.is_in("talking")
    person = floor.locator(f"[data-testid=floor-person][data-id='{me['id']}']")
    await expect(person).to_have_attribute("data-state", "talking")
    await expect(person.get_by_test_id("direction")).to_have_attribute("data-direction", "out")


@pytest.mark.parametrize("language", ["ro", "en"])
async def test_an_administrator_sets_the_limits_and_is_told_what_is_wrong(scene: Scene, language: Language) -> None:
    page = await scene.page("/sign-in", language, refusals=True)
    await sign_in(page, await scene.hire(language, "administrator"))
    async with limited(scene):
        await page.get_by_test_id("nav-outgoing").click()
        barred = page.get_by_test_id("limits-barred")
        await barred.fill("+40 900\nabc")
        await page.get_by_test_id("limits-save").click()
        await expect(page.get_by_text("„abc”" if language == "ro" else "“abc”")).to_be_visible()
        await expect(barred).to_have_attribute("aria-invalid", "true")
        await assert_accessible(page)
        await barred.fill("+40 900")
        await page.get_by_test_id("limits-per_hour").fill("7")
        await page.get_by_test_id("limits-save").click()
        await expect(page.get_by_test_id("limits-saved")).to_be_visible()
        await screenshot(page, f"limits-saved-{language}")
        limits = await scene.admin.get("/outgoing")
        assert (limits["barred"], limits["per_hour"]) == (["+40900"], 7)


@asynccontextmanager
async def limited(scene: Scene, **limits: int) -> AsyncIterator[None]:
    """Other limits for as long as this lasts."""
    before = await scene.admin.get("/outgoing")
    await scene.admin.put("/outgoing", before | limits)
    try:
        yield
    finally:
        await scene.admin.put("/outgoing", before)


async def test_an_emergency_goes_out_in_the_middle_of_a_talk_and_a_colleague_gets_the_customer(scene: Scene) -> None:
    caller = await scene.caller()
    line = await scene.line()
    call = await caller.call(line["number"], as_number=mobile(), plays=tone(440))
    desk = await scene.available()
    talk = await desk.rings()
    await desk.answer()
    colleague = await scene.available()
    await desk.at("emergency").click()
    await desk.at("emergency-confirm").click()
    assert await colleague.rings() == talk
    await desk.is_in("talking")
    assert await desk.call_id() != talk
    await expect(desk.at("call-number")).to_contain_text("112")
    await colleague.answer()
    await hears_operator(call)
    await desk.hang_up()
