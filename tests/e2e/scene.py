"""What a test needs around it: callers, customers and operators of its own in the running instance."""

import asyncio
import random
import secrets
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, Page, Playwright
from playwright.async_api import Error as PlaywrightError

from tests.e2e.api import Api, Json, RefusedError
from tests.e2e.browser import Language, context_of
from tests.e2e.desk import Desk
from tests.e2e.instance import Account, Instance
from tests.sip.call import Call
from tests.sip.caller import Caller


@dataclass
class Scene:
    """Every operator is hired anew, so no test meets the presence or the wrap-up of another."""

    instance: Instance
    playwright: Playwright
    browser: Browser
    admin: Api
    stack: AsyncExitStack
    pages: list[Page] = field(default_factory=list)

    async def caller(self) -> Caller:
        caller = await Caller.open(self.instance.sip_port)
        self.stack.push_async_callback(caller.close)
        return caller

    async def context(self, language: Language = "en", *, refusals: bool = False) -> BrowserContext:
        opened = context_of(self.browser, self.instance.address, language, refusals=refusals)
        context = await self.stack.enter_async_context(opened)
        context.on("page", self._opened)
        return context

    def _opened(self, page: Page) -> None:
        self.pages.append(page)

    async def page(self, path: str, language: Language = "en", *, refusals: bool = False) -> Page:
        page = await (await self.context(language, refusals=refusals)).new_page()
        await page.goto(path)
        return page

    async def api(
        self, account: Account | None = None, language: Language = "en", *, at: Instance | None = None
    ) -> Api:
        """`at`: of another instance."""
        api = await Api.apart(self.playwright, (at or self.instance).address, language)
        self.stack.push_async_callback(api.requests.dispose)
        if account is not None:
            await api.sign_in(account)
        return api

    async def api_by_token(self, secret: str) -> Api:
        """As a program: a token, and no cookies."""
        api = await Api.by_token(self.playwright, self.instance.address, secret)
        self.stack.push_async_callback(api.requests.dispose)
        return api

    async def hire(self, language: Language = "en", role: str = "operator") -> Account:
        """A new person of every queue."""
        account = Account(role, f"{role}-{secrets.token_hex(4)}", secrets.token_urlsafe(12))
        queues = await self.admin.get("/queues")
        person = {"username": account.username, "password": account.password, "name": full_name()}
        person |= {"role": role, "language": language}
        await self.admin.post("/people", person | {"queue_ids": [queue["id"] for queue in queues]})
        return account

    async def desk(self, language: Language = "en", *, refusals: bool = False) -> Desk:
        """A new operator's desk, signed in, not yet with a phone."""
        return await self.desk_of(await self.hire(language), language, refusals=refusals)

    async def desk_of(
        self, account: Account, language: Language = "en", *, refusals: bool = False, script: str = ""
    ) -> Desk:
        """One more computer of this person: a browser that knows nothing of the others. `script` runs in each page."""
        context = await self.context(language, refusals=refusals)
        if script:
            await context.add_init_script(script)
        desk = Desk(await context.new_page(), context, account, Api.of(context, self.instance.address))
        await desk.sign_in()
        self.stack.push_async_callback(_goes_home, desk)
        return desk

    async def available(self, language: Language = "en", *, refusals: bool = False) -> Desk:
        """A new operator who waits for calls."""
        desk = await self.desk(language, refusals=refusals)
        await desk.check_microphone()
        await desk.become_available()
        return desk

    async def line(self, language: Language = "en") -> Json:
        """One that is always open: tests of opening hours make others."""
        lines = await self.admin.get("/lines")
        return next(line for line in lines if line["language"] == language and line["hours_id"] is None)

    async def customer(self, number: str) -> Json:
        return await self.admin.post("/customers", {"name": full_name(), "phones": [number]})


async def _goes_home(desk: Desk) -> None:
    """A page that is closed leaves its leg for some seconds: the next test's calls must not ring there, nor those of
    this one come back to the next."""
    with suppress(RefusedError, PlaywrightError):
        await desk.api.put("/desk/presence", {"status": "off"})
        for call_id, call in (await desk.api.get("/live"))["calls"].items():
            if call["phase"] in {"dialing", "talking", "held"}:
                await desk.api.raw("POST", f"/calls/{call_id}/hang-up")


async def calls_in_turn(caller: Caller, wanted: list[tuple[str, str]]) -> list[Call]:
    """Places (number, as_number) calls so far apart that they queue up in this order."""
    calls = []
    for number, as_number in wanted:
        call = await caller.call(number, as_number=as_number)
        await call.until_answered()
        await asyncio.sleep(0.3)
        calls.append(call)
    return calls


def full_name() -> str:
    first = random.choice(["Ioana", "Ștefan", "Andrei", "Măriuca", "Elena", "Țuțu"])
    return f"{first} {random.choice(['Popescu', 'Ionescu', 'Dăscălescu'])} {secrets.token_hex(3)}"


def mobile() -> str:
    """A mobile number as people write it at home, most likely nobody's here."""
    return f"07{random.randrange(20_000_000, 79_999_999)}"
