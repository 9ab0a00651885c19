"""Signing in, and what it says when that fails."""

from playwright.async_api import expect

from tests.e2e.browser import screenshot
from tests.e2e.desk import sign_in
from tests.e2e.instance import Account
from tests.e2e.scene import Scene


async def test_a_wrong_password_is_told_in_the_language_of_the_browser(scene: Scene) -> None:
    account = await scene.hire("ro")
    page = await scene.page("/sign-in", "ro", refusals=True)
    await expect(page.locator("html")).to_have_attribute("lang", "ro")
    await sign_in(page, Account("operator", account.username, "wrong"))
    await expect(page.get_by_test_id("sign-in-error")).to_be_visible()
    await sign_in(page, account)
    await expect(page.get_by_test_id("desk")).to_be_visible()


async def test_the_language_can_be_switched_before_signing_in(scene: Scene) -> None:
    page = await scene.page("/sign-in", "ro")
    await page.get_by_test_id("language-en").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_test_id("sign-in-submit")).to_contain_text("Sign in")


async def test_the_language_of_the_profile_goes_before_that_of_the_browser(scene: Scene) -> None:
    account = await scene.hire("ro")
    page = await scene.page("/sign-in", "en")
    await sign_in(page, account)
    await expect(page.locator("html")).to_have_attribute("lang", "ro")
    await page.get_by_test_id("profile-menu").click()
    await page.get_by_test_id("profile-language-en").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en")


async def test_too_many_attempts_lock_the_account_and_say_so(scene: Scene) -> None:
    account = await scene.hire("en")
    page = await scene.page("/sign-in", "en", refusals=True)
    api = await scene.api()
    wrong = {"username": account.username, "password": "wrong"}
    await api.get("/session")
    answers = [await api.raw("POST", "/session", wrong) for _ in range(12)]
    codes = [(answer.status, (await answer.json())["code"]) for answer in answers]
    assert codes[0] == (401, "access.wrong_credentials")
    assert codes[-1] == (429, "access.too_many_attempts")
    await sign_in(page, account)
    await expect(page.get_by_test_id("sign-in-error")).to_be_visible()
    other = await scene.hire("en")
    await (await scene.api()).sign_in(other)


async def test_ones_own_password_is_changed_and_the_others_places_are_signed_out(scene: Scene) -> None:
    account = await scene.hire("ro")
    elsewhere = await scene.page("/sign-in", "ro", refusals=True)
    await sign_in(elsewhere, account)
    await expect(elsewhere.get_by_test_id("desk")).to_be_visible()
    page = await scene.page("/sign-in", "ro", refusals=True)
    await sign_in(page, account)
    await page.get_by_test_id("profile-menu").click()
    await page.get_by_test_id("profile-password").click()
    fresh = "o parolă cu totul nouă"
    await page.get_by_test_id("password-current").fill("greșită")
    await page.get_by_test_id("password-new").fill(fresh)
    await page.get_by_test_id("password-again").fill(fresh)
    await page.get_by_test_id("password-save").click()
    await expect(page.get_by_text("Parola actuală este greșită.")).to_be_visible()
    await screenshot(page, "password-ro")
    await page.get_by_test_id("password-current").fill(account.password)
    await page.get_by_test_id("password-save").click()
    await expect(page.get_by_text("Parola a fost schimbată.")).to_be_visible()
    await expect(page.get_by_test_id("desk")).to_be_visible()
    await expect(elsewhere.get_by_test_id("sign-in-username")).to_be_visible()
    await sign_in(elsewhere, Account("operator", account.username, fresh))
    await expect(elsewhere.get_by_test_id("desk")).to_be_visible()


async def test_who_signs_out_is_no_longer_available(scene: Scene) -> None:
    desk = await scene.available("en")
    me = (await desk.api.get("/session"))["user"]["id"]
    await desk.at("profile-menu").click()
    await desk.at("sign-out").click()
    await expect(desk.at("sign-in-username")).to_be_visible()
    operators = (await scene.admin.get("/live"))["operators"]
    assert operators[me]["status"] == "off"
