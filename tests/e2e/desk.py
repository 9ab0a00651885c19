"""The operator's desk as the operator uses it: by what stands on the screen."""

import re
from dataclasses import dataclass
from typing import Literal

from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.e2e.api import Api
from tests.e2e.instance import Account
from tests.e2e.sound import Ear

ANSWER_KEY = "F2"
Phase = Literal["none", "dialing", "offered", "connecting", "talking", "held", "operator_lost", "wrap_up"]
Presence = Literal["off", "available", "break", "not_answering"]


@dataclass(slots=True)
class Desk:
    page: Page
    context: BrowserContext
    account: Account
    api: Api

    def at(self, handle: str) -> Locator:
        return self.page.get_by_test_id(handle)

    async def sign_in(self) -> None:
        await self.page.goto("/")
        await sign_in(self.page, self.account)
        await expect(self.at("desk")).to_be_visible()

    async def check_microphone(self) -> None:
        await expect(self.at("mic-check")).to_be_visible()
        await self.at("mic-use").click()
        await expect(self.at("desk")).to_have_attribute("data-phone-state", "ready")

    async def become_available(self) -> None:
        await self.at("presence-available").click()
        await self.is_present("available")

    async def is_present(self, presence: Presence, *, within_s: float = 10) -> None:
        await expect(self.at("desk")).to_have_attribute("data-presence", presence, timeout=within_s * 1000)

    async def is_in(self, phase: Phase, *, within_s: float = 10) -> None:
        await expect(self.at("desk")).to_have_attribute("data-call-phase", phase, timeout=within_s * 1000)

    async def rings(self, *, within_s: float = 20) -> str:
        """Waits for an offered call; its id."""
        await self.is_in("offered", within_s=within_s)
        return await self.call_id()

    async def is_rid_of(self, call_id: str) -> None:
        """That call is no longer here; the next one may be."""
        await expect(self.at("desk")).not_to_have_attribute("data-call-id", call_id)

    async def call_id(self) -> str:
        desk = self.at("desk")
        await expect(desk).to_have_attribute("data-call-id", re.compile(".+"))
        return await desk.get_attribute("data-call-id") or ""

    async def answer_by_key(self) -> None:
        await self.page.keyboard.press(ANSWER_KEY)
        await self.is_in("talking")

    async def answer(self) -> None:
        await self.at("call-answer").click()
        await self.is_in("talking")

    async def listen(self) -> Ear:
        return await Ear.of(self.page)

    async def dial(self, number: str) -> None:
        await self.at("dial-number").fill(number)
        await self.page.keyboard.press("Enter")

    async def hang_up(self) -> None:
        await self.at("call-hang-up").click()
        await self.is_in("wrap_up")

    async def document(self, reason: str, notes: str = "") -> None:
        """Reason by its first letters, the first outcome, notes; then done."""
        if notes:
            await self.at("notes").fill(notes)
            await expect(self.at("notes-state")).to_have_attribute("data-state", "saved")
        await self.at("reason-search").fill(reason)
        await self.at("reason-option").first.click()
        await expect(self.at("reason-chosen")).to_be_visible()
        await self.at("outcome-option").first.click()
        call_id = await self.call_id()
        await self.at("documentation-done").click()
        await self.is_rid_of(call_id)


async def sign_in(page: Page, account: Account) -> None:
    await page.get_by_test_id("sign-in-username").fill(account.username)
    await page.get_by_test_id("sign-in-password").fill(account.password)
    await page.get_by_test_id("sign-in-submit").click()
