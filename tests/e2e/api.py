"""The REST interface as a test uses it: signed in as one person, with the person's own cookies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from playwright.async_api import APIRequestContext, APIResponse, BrowserContext, Playwright

from tests.e2e.instance import Account

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Json = Any


class RefusedError(AssertionError):
    def __init__(self, status: int, body: str) -> None:
        super().__init__(f"{status}: {body[:400]}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Api:
    """`requests` keeps the cookies: a browser context's own, or one apart."""

    requests: APIRequestContext
    address: str

    @classmethod
    async def apart(cls, playwright: Playwright, address: str, language: str = "en") -> "Api":
        headers = {"Accept-Language": language}
        return cls(
            await playwright.request.new_context(
                base_url=address, extra_http_headers=headers, ignore_https_errors=True
            ),
            address,
        )

    @classmethod
    async def by_token(cls, playwright: Playwright, address: str, secret: str) -> "Api":
        headers = {"Authorization": f"Bearer {secret}"}
        requests = await playwright.request.new_context(
            base_url=address, extra_http_headers=headers, ignore_https_errors=True
        )
        return cls(requests, address)

    @classmethod
    def of(cls, context: BrowserContext, address: str) -> "Api":
        return cls(context.request, address)

    async def sign_in(self, account: Account) -> Json:
        await self.get("/session")
        return await self.post("/session", {"username": account.username, "password": account.password})

    async def get(self, path: str) -> Json:
        return await self.ask("GET", path)

    async def post(self, path: str, data: Mapping[str, object] | None = None) -> Json:
        return await self.ask("POST", path, data)

    async def put(self, path: str, data: Mapping[str, object] | None = None) -> Json:
        return await self.ask("PUT", path, data)

    async def delete(self, path: str) -> Json:
        return await self.ask("DELETE", path)

    async def ask(self, method: Method, path: str, data: Mapping[str, object] | None = None) -> Json:
        answer = await self.raw(method, path, data)
        if not answer.ok:
            raise RefusedError(answer.status, await answer.text())
        return None if answer.status == 204 else await answer.json()

    async def raw(
        self,
        method: Method,
        path: str,
        data: Mapping[str, object] | str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> APIResponse:
        sent = {"X-CSRF-Token": await self._csrf(), "Origin": self.address} | dict(headers or {})
        body = dict(data) if isinstance(data, Mapping) else data
        return await self.requests.fetch(f"/api/v1{path}", method=method, data=body, headers=sent)

    async def _csrf(self) -> str:
        state = await self.requests.storage_state()
        return next((c["value"] for c in state.get("cookies", []) if c.get("name") == "centrala_csrf"), "")
