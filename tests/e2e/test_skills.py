"""A call goes to whom it needs, and its page says why."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import expect

from tests.e2e.api import Json
from tests.e2e.desk import Desk
from tests.e2e.records import interaction
from tests.e2e.scene import Scene, mobile


async def test_a_call_goes_to_the_skilled_operator_and_its_page_says_why(scene: Scene) -> None:
    line = await scene.line("en")
    skill = await scene.admin.post("/skills", {"name": f"Fibră {secrets.token_hex(3)}"})
    async with asks_for(scene, line["queue_id"], skill["id"], level=2):
        await scene.available("en")
        skilled = await scene.desk("en")
        await learn(scene, skilled, skill["id"], level=3)
        await skilled.check_microphone()
        await skilled.become_available()
        call = await (await scene.caller()).call(line["number"], as_number=mobile())
        call_id = await skilled.rings()
        await skilled.answer()
        await skilled.hang_up()
        await skilled.document("")
        await call.until_ended()
    await interaction(scene.admin, call_id, result="answered")
    await _says(skilled, call_id, "the only one free who could take the call", f"{skill['name']} 3 (asked: 2)")
    await skilled.at("profile-menu").click()
    await skilled.at("profile-language-ro").click()
    await expect(skilled.page.locator("html")).to_have_attribute("lang", "ro")
    await _says(skilled, call_id, "singura persoană liberă", f"{skill['name']} 3 (cerut: 2)")


async def _says(desk: Desk, call_id: str, *words: str) -> None:
    await desk.page.goto(f"/interactions/{call_id}")
    for word in words:
        await expect(desk.at("fact-why")).to_contain_text(word)


async def learn(scene: Scene, desk: Desk, skill: str, level: int) -> None:
    people = await scene.admin.get("/people")
    who = next(person for person in people if person["username"] == desk.account.username)
    abilities = {"skills": [{"skill_id": skill, "level": level}], "languages": ["ro", "en"]}
    await scene.admin.put(f"/people/{who['id']}/abilities", abilities)


@asynccontextmanager
async def asks_for(scene: Scene, queue: str, skill: str, level: int) -> AsyncIterator[None]:
    """The queue of other tests asks for nothing again afterwards."""
    before: Json = await scene.admin.get(f"/queues/{queue}/routing")
    await scene.admin.put(
        f"/queues/{queue}/routing", before | {"needs": [{"skill_id": skill, "level": level}], "by_language": True}
    )
    try:
        yield
    finally:
        await scene.admin.put(f"/queues/{queue}/routing", before)
