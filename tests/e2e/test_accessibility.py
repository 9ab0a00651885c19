"""The main pages pass axe-core's rules for WCAG 2.2 A and AA, in both languages."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.e2e.browser import Language, screenshot
from tests.e2e.desk import sign_in
from tests.e2e.scene import Scene, mobile

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """
async () => {
  const rules = {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']};
  const found = await axe.run(document, rules);
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
}
"""
PAGES = {
    "/floor": "[data-testid=floor-queue]",
    "/interactions": "[data-testid=interactions-table], [data-testid=interactions-empty]",
    "/customers": "[data-testid=customers-table]",
    "/people": "[data-testid=people-table]",
    "/outgoing": "[data-testid=limits-form]",
    "/lines": "[data-testid=lines-table]",
    "/demo": "[data-testid=demo-call]",
}


async def assert_accessible(page: Page) -> None:
    await page.evaluate(AXE.read_text())
    violations: list[str] = await page.evaluate(RUN)
    assert not violations, "\n".join(violations)


@pytest.mark.parametrize("language", ["ro", "en"])
async def test_signing_in_is_accessible(scene: Scene, language: Language) -> None:
    page = await scene.page("/sign-in", language)
    await expect(page.get_by_test_id("sign-in-submit")).to_be_visible()
    await screenshot(page, f"sign-in-{language}")
    await assert_accessible(page)


@pytest.mark.parametrize("language", ["ro", "en"])
async def test_the_pages_of_the_administrator_are_accessible(scene: Scene, language: Language) -> None:
    page = await scene.page("/sign-in", language)
    await sign_in(page, await scene.hire(language, "administrator"))
    for path, handle in PAGES.items():
        await expect(page.get_by_test_id("shell")).to_be_visible()
        await page.goto(path)
        await expect(page.locator(handle).first).to_be_visible()
        await screenshot(page, f"{path[1:]}-{language}")
        await assert_accessible(page)


async def test_the_desk_is_accessible_before_a_call_while_it_rings_and_afterwards(scene: Scene) -> None:
    desk = await scene.desk("en")
    await expect(desk.at("mic-check")).to_be_visible()
    await assert_accessible(desk.page)
    await desk.check_microphone()
    await desk.become_available()
    await assert_accessible(desk.page)
    caller = await scene.caller()
    await caller.call((await scene.line("en"))["number"], as_number=mobile())
    await desk.rings()
    await assert_accessible(desk.page)
    await desk.answer()
    await assert_accessible(desk.page)
    await desk.hang_up()
    await assert_accessible(desk.page)
