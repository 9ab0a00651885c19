"""A line with opening hours: who calls while it is closed hears so, and nobody's desk rings."""

import random

from playwright.async_api import Locator, Page, expect

from tests.e2e.api import Json
from tests.e2e.browser import screenshot
from tests.e2e.desk import sign_in
from tests.e2e.records import fact_kinds, interaction
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_music
from tests.sip.call import Call
from tests.tone import AUDIBLE, loudness
from tests.waiting import until, until_true


async def test_an_administrator_sets_hours_and_who_calls_a_closed_line_hears_so(scene: Scene) -> None:
    page = await scene.page("/lines", "ro")
    await sign_in(page, scene.instance.account("administrator"))
    await page.get_by_test_id("nav-lines").click()
    name, number = f"Program {mobile()}", f"0310{random.randrange(200_000, 999_999)}"
    await _adds_hours(page, name)
    await _adds_line(page, number, name)

    call = await _calls(scene, number)
    await call.until_ended()
    assert call.ended_by == "them"
    assert loudness(call.media.samples()) > AUDIBLE, "hears that we are closed"
    told = await _newest(scene, f"+4{number}")
    assert (told["result"], fact_kinds(told)) == ("closed", ["Arrived", "CallerLeft"])

    await _opens_all_day(page, name)
    await hears_music(await _calls(scene, number))
    await page.get_by_test_id("hours-row").filter(has_text=name).get_by_test_id("hours-override").click()
    await expect(_row(page, name)).to_have_attribute("data-open", "false")
    shut = await _calls(scene, number)
    await shut.until_ended()
    await screenshot(page, "lines-ro")


def _row(page: Page, name: str) -> Locator:
    return page.get_by_test_id("hours-row").filter(has_text=name)


async def _adds_hours(page: Page, name: str) -> None:
    await page.get_by_test_id("hours-add").click()
    await page.get_by_test_id("hours-name").fill(name)
    times = page.get_by_test_id("hours-times")
    await times.nth(0).fill("de la nouă")
    await expect(page.get_by_test_id("hours-save")).to_be_disabled()
    await screenshot(page, "hours-form-ro")
    for day in range(7):
        await times.nth(day).fill("")
    await page.get_by_test_id("hours-save").click()
    await expect(_row(page, name)).to_have_attribute("data-open", "false")


async def _adds_line(page: Page, number: str, hours: str) -> None:
    await page.get_by_test_id("line-add").click()
    await page.get_by_test_id("line-number").fill(number)
    await page.get_by_test_id("line-name").fill(f"Linia {number}")
    await page.get_by_test_id("line-hours").select_option(label=hours)
    await page.get_by_test_id("line-save").click()
    await expect(page.get_by_test_id("line-row").filter(has_text=hours)).to_be_visible()


async def _opens_all_day(page: Page, name: str) -> None:
    await _row(page, name).get_by_test_id("hours-edit").click()
    for day in range(7):
        await page.get_by_test_id("hours-times").nth(day).fill("0-24")
    await page.get_by_test_id("hours-holidays").uncheck()
    await page.get_by_test_id("hours-save").click()
    await expect(_row(page, name)).to_have_attribute("data-open", "true")


async def _calls(scene: Scene, number: str) -> Call:
    call = await (await scene.caller()).call(number, as_number=mobile())
    await until(lambda: call.answered_s is not None or call.ended_s is not None, "answered or ended")
    return call


async def _newest(scene: Scene, line: str) -> Json:
    found: list[dict[str, object]] = []

    async def is_there() -> bool:
        lines = {one["number"]: one["id"] for one in await scene.admin.get("/lines")}
        found[:] = (await scene.admin.get(f"/interactions?line_id={lines[line]}"))["items"]
        return bool(found) and found[0]["ended_at"] is not None

    await until_true(is_there, f"a call to {line} recorded")
    return await interaction(scene.admin, str(found[0]["id"]), result="closed")
