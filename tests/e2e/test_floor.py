"""What a supervisor sees of the whole floor, and what a program reads by a token."""

from playwright.async_api import Locator, Page, expect

from tests.e2e.api import Api, RefusedError
from tests.e2e.browser import Language, screenshot
from tests.e2e.desk import Desk, sign_in
from tests.e2e.instance import Account, run
from tests.e2e.scene import Scene, mobile
from tests.e2e.test_accessibility import assert_accessible


async def test_the_floor_shows_who_waits_and_then_who_talks_with_whom(scene: Scene) -> None:
    line, number = await scene.line("ro"), mobile()
    customer = await scene.customer(number)
    page = await floor(scene, await scene.hire("ro", "supervisor"), "ro")
    queue = page.locator(f"[data-testid=floor-queue][data-queue='{line['queue_id']}']")
    await expect(queue.get_by_test_id("floor-queue-waiting")).to_have_text("0")
    await assert_accessible(page)

    caller = await scene.caller()
    await caller.call(line["number"], as_number=number)
    waiting = page.get_by_test_id("floor-waiting-call")
    await expect(waiting).to_contain_text(customer["name"], timeout=20_000)  # after the announcement
    await expect(waiting).to_contain_text(line["name"])
    await expect(queue.get_by_test_id("floor-queue-waiting")).to_have_text("1")
    await expect(queue.get_by_test_id("floor-queue-oldest")).to_be_visible()
    await expect(queue).to_have_attribute("data-standing", "over", timeout=30_000)
    await screenshot(page, "floor-waiting-ro")
    await assert_accessible(page)

    desk = await scene.available("ro")
    call_id = await desk.rings()
    person = await row_of(page, desk)
    await expect(person).to_have_attribute("data-state", "ringing")
    await desk.answer()
    await expect(person).to_have_attribute("data-state", "talking")
    await expect(person.get_by_test_id("floor-person-call")).to_have_text(customer["name"])
    await expect(desk.at("presence")).to_contain_text("În convorbire")
    await expect(waiting).to_have_count(0)
    await expect(queue.get_by_test_id("floor-queue-talking")).to_have_text("1")
    await screenshot(page, "floor-talking-ro")
    await screenshot(desk.page, "desk-talking-ro")
    await assert_accessible(page)

    await desk.at("call-hold").click()
    await expect(person).to_have_attribute("data-state", "held")
    await desk.hang_up()
    await expect(person).to_have_attribute("data-state", "wrap_up")
    await expect(desk.at("presence")).to_contain_text("Finalizare")
    await person.get_by_test_id("floor-person-call").click()
    await expect(page).to_have_url(f"{scene.instance.address}/interactions/{call_id}")
    await expect(page.get_by_test_id("interaction")).to_be_visible()

    await page.goto("/floor")
    await person.get_by_role("link").first.click()
    row = page.locator(f"[data-testid=interaction-row][data-id='{call_id}']")
    await expect(page.get_by_test_id("interaction-row")).to_have_count(1)
    await row.get_by_text(line["name"]).click()
    await expect(page).to_have_url(f"{scene.instance.address}/interactions/{call_id}")


async def test_who_is_off_is_counted_apart_and_a_queue_can_be_chosen(scene: Scene) -> None:
    page = await floor(scene, await scene.hire("en", "planner"), "en")
    desk = await scene.available("en")
    person = await row_of(page, desk)
    await expect(person).to_have_attribute("data-state", "available")
    await page.get_by_test_id("floor-filter").select_option((await scene.line("en"))["queue_id"])
    await expect(person).to_be_visible()
    await screenshot(page, "floor-en")
    await desk.at("presence-off").click()
    await expect(person).to_be_hidden()
    await page.get_by_test_id("floor-off").locator("summary").click()
    await expect(person).to_have_attribute("data-state", "off")
    await expect(person).to_be_visible()
    await assert_accessible(page)


async def test_a_token_reads_what_is_live_and_what_was_recorded_until_it_is_revoked(scene: Scene) -> None:
    account = await scene.hire("en", "supervisor")
    status, printed = await run(scene.instance, "token", "create", "--user", account.username, "--name", "wallboard")
    assert status == 0, printed
    secret = printed.split()[-1]
    api = await scene.api_by_token(secret)
    number = mobile()
    caller = await scene.caller()
    await caller.call((await scene.line("en"))["number"], as_number=number)
    desk = await scene.available("en")
    call_id = await desk.rings()
    await desk.answer()

    live = await api.get("/live")
    assert live["calls"][call_id]["phase"] == "talking"
    assert live["operators"][live["calls"][call_id]["operator"]]["engaged"] == "talking"
    assert call_id in {row["id"] for row in (await api.get("/interactions"))["items"]}
    assert (await api.get("/customers"))["items"]
    await desk.hang_up()

    status, printed = await run(scene.instance, "token", "list")
    token_id = next(row.split()[0] for row in printed.splitlines() if account.username in row)
    assert secret not in printed
    assert (await run(scene.instance, "token", "revoke", token_id))[0] == 0
    assert await refused(api) == 401


async def floor(scene: Scene, account: Account, language: Language) -> Page:
    """The start page of who oversees."""
    page = await scene.page("/sign-in", language)
    await sign_in(page, account)
    await expect(page.get_by_test_id("floor")).to_be_visible()
    return page


async def row_of(page: Page, desk: Desk) -> Locator:
    me = (await desk.api.get("/session"))["user"]["id"]
    return page.locator(f"[data-testid=floor-person][data-id='{me}']")


async def refused(api: Api) -> int:
    try:
        await api.get("/live")
    except RefusedError as error:
        return error.status
    return 200
