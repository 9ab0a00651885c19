"""One person, two places: one has the phone, the other says so and can take it, also in the middle of a talk."""

import asyncio

from playwright.async_api import expect

from tests.e2e.browser import screenshot
from tests.e2e.desk import Desk
from tests.e2e.records import fact_kinds, interaction
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_operator
from tests.sip.sources import tone


async def test_a_talk_moves_to_the_other_computer_and_stays_there(scene: Scene) -> None:
    call = await (await scene.caller()).call((await scene.line("en"))["number"], as_number=mobile(), plays=tone(440))
    office = await scene.available("en", refusals=True)
    call_id = await office.rings()
    await office.answer()
    await hears_operator(call)

    home = await scene.desk_of(office.account, "en", refusals=True)
    await _phone_is(home, "other_desk")
    await expect(home.at("phone-state")).to_contain_text("Your phone is on another computer, since")
    assert await home.call_id() == call_id
    await screenshot(home.page, "other-desk-in-talk-en")
    await home.at("phone-take").click()
    await _phone_is(home, "ready")
    await home.is_in("talking")
    await hears_operator(call)
    await (await home.listen()).hears_customer()
    await _phone_is(office, "other_desk")

    await asyncio.sleep(4)  # time enough to ring each other away, if they would
    await _phone_is(home, "ready")
    await _phone_is(office, "other_desk")
    await home.hang_up()
    await call.until_ended()
    kinds = fact_kinds(await interaction(scene.admin, call_id, result="answered"))
    assert [kinds.count(kind) for kind in ("OperatorLost", "OperatorBack", "WrapUpStarted")] == [1, 1, 1]
    await home.document("")
    await home.is_present("available")


async def test_the_phone_can_be_taken_back_before_a_call(scene: Scene) -> None:
    office = await scene.available("ro", refusals=True)
    home = await scene.desk_of(office.account, "ro", refusals=True)
    await _phone_is(home, "other_desk")
    await screenshot(home.page, "other-desk-ro")
    await home.at("phone-take").click()
    await home.check_microphone()
    await _phone_is(office, "other_desk")
    await expect(office.at("phone-state")).to_contain_text("Telefonul tău este pe alt calculator, din")
    await office.at("phone-take").click()
    await _phone_is(office, "ready")
    await _phone_is(home, "other_desk")
    await office.is_present("available")
    call = await (await scene.caller()).call((await scene.line("ro"))["number"], as_number=mobile())
    await office.rings()
    await home.is_in("offered")
    await expect(home.at("call-answer")).to_be_disabled()
    await office.answer()
    await hears_operator(call)


async def test_one_of_two_tabs_has_the_phone_and_the_other_can_take_it(scene: Scene) -> None:
    first = await scene.available("en", refusals=True)
    second = Desk(await first.context.new_page(), first.context, first.account, first.api)
    await second.page.goto("/desk")
    await _phone_is(second, "elsewhere")
    await second.at("phone-take").click()
    await _phone_is(second, "ready")
    await _phone_is(first, "elsewhere")
    call = await (await scene.caller()).call((await scene.line("en"))["number"], as_number=mobile(), plays=tone(440))
    await second.rings()
    await second.answer()
    await hears_operator(call)

    await second.page.close()
    await _phone_is(first, "ready")
    await first.is_in("talking")
    await hears_operator(call)
    await (await first.listen()).hears_customer()


async def _phone_is(desk: Desk, state: str) -> None:
    await expect(desk.at("desk")).to_have_attribute("data-phone-state", state, timeout=20_000)
