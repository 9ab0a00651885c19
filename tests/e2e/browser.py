"""Chromium with a microphone that speaks 880 Hz, and pages that fail the test on any error they log."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, ViewportSize

from centrala.run.setup import chromium

Language = Literal["ro", "en"]
OPERATOR_HZ = 880
CUSTOMER_HZ = 440
LOCALES: dict[Language, str] = {"ro": "ro-RO", "en": "en-US"}
SCREEN = ViewportSize(width=1366, height=768)
SCREENSHOTS = os.environ.get("CENTRALA_SCREENSHOTS")
# The browser itself logs every answer from 400 on and every lost link as an error; tests that provoke one expect it.
_REFUSED = ("Failed to load resource", "WebSocket connection to", "net::ERR")


async def launch(playwright: Playwright, microphone: Path, executable: Path | None = None) -> Browser:
    """`executable`: another way to start the same browser."""
    found = chromium.find()
    return await playwright.chromium.launch(
        executable_path=executable or found.executable,
        env=dict(found.environment(os.environ)),
        args=[
            *chromium.ARGUMENTS,
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            f"--use-file-for-fake-audio-capture={microphone}",
            "--autoplay-policy=no-user-gesture-required",
            "--no-proxy-server",
        ],
    )


class Watched:
    """A browser context whose pages may not log an error. `refusals`: answers of 400 and more are expected."""

    def __init__(self, context: BrowserContext, *, refusals: bool) -> None:
        self.context = context
        self.errors: list[str] = []
        self._refusals = refusals
        context.on("console", self._logged)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _logged(self, message: ConsoleMessage) -> None:
        expected = self._refusals and message.text.startswith(_REFUSED)
        if message.type == "error" and not expected:
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def verify(self) -> None:
        assert not self.errors, f"the page logged errors: {self.errors}"


@asynccontextmanager
async def context_of(
    browser: Browser, address: str, language: Language, *, refusals: bool = False
) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(
        base_url=address,
        locale=LOCALES[language],
        viewport=SCREEN,
        permissions=["microphone"],
        ignore_https_errors=True,
    )
    context.set_default_timeout(10_000)
    watched = Watched(context, refusals=refusals)
    try:
        yield context
        watched.verify()
    finally:
        await context.close()


async def screenshot(page: Page, name: str) -> None:
    """Only when CENTRALA_SCREENSHOTS names a folder."""
    if SCREENSHOTS:
        await page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png", full_page=True)
