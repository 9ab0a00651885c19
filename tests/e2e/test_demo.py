"""No telephone at hand: the demo's page calls as a customer, with a spoken voice."""

from playwright.async_api import expect

from tests.e2e.browser import screenshot
from tests.e2e.records import interaction
from tests.e2e.scene import Scene, mobile


async def test_a_demo_call_is_heard_at_the_desk(scene: Scene) -> None:
    desk = await scene.available("ro")
    demo = await desk.context.new_page()
    await demo.goto("/demo")
    await expect(demo.get_by_test_id("demo-call")).to_be_enabled()
    await screenshot(demo, "demo")
    await demo.get_by_test_id("demo-call").click()

    call_id = await desk.rings()
    await desk.answer()
    ear = await desk.listen()
    await ear.hears_anything(within_s=20)
    await expect(demo.get_by_test_id("demo-state")).to_have_attribute("data-state", "answered")
    await desk.hang_up()
    await expect(demo.get_by_test_id("demo-state")).to_have_attribute("data-state", "ended")
    await interaction(scene.admin, call_id, result="answered")


async def test_the_customer_of_a_demo_call_may_hang_up(scene: Scene) -> None:
    desk = await scene.available("en")
    offered = await desk.api.get("/demo")
    line = next(line for line in offered["lines"] if line["language"] == "en")
    dialogue = next(dialogue for dialogue in offered["dialogues"] if dialogue["language"] == "en")
    placed = await desk.api.post(
        "/demo/calls", {"line_id": line["id"], "number": mobile(), "dialogue_id": dialogue["id"]}
    )
    await desk.rings()
    await desk.answer()
    await desk.api.delete(f"/demo/calls/{placed['id']}")
    await desk.is_in("wrap_up")
