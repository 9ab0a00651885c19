"""The customer is found by the number, however the carrier writes it.

Calls are placed before the desk opens: their announcement is over when it is there.
"""

from playwright.async_api import expect

from tests.e2e.scene import Scene, calls_in_turn, mobile


def written(number: str) -> list[str]:
    """07…, +407…, 00407…"""
    return [number, f"+4{number}", f"004{number}"]


async def test_07_and_plus407_and_00407_are_the_same_customer(scene: Scene) -> None:
    number = mobile()
    customer = await scene.customer(number)
    line = await scene.line("en")
    caller = await scene.caller()
    calls = await calls_in_turn(caller, [(line["number"], form) for form in written(number)])
    desk = await scene.available("en")
    for call in calls:
        call_id = await desk.rings()
        await expect(desk.at("call-caller")).to_contain_text(customer["name"])
        await call.hang_up()
        await desk.is_rid_of(call_id)


async def test_a_line_is_reached_however_its_number_is_dialled(scene: Scene) -> None:
    line = await scene.line("en")
    caller = await scene.caller()
    forms = written("0" + line["number"].removeprefix("+40"))
    calls = await calls_in_turn(caller, [(form, mobile()) for form in forms])
    desk = await scene.available("en")
    for call in calls:
        call_id = await desk.rings()
        await expect(desk.at("call-line")).to_contain_text(line["name"])
        await call.hang_up()
        await desk.is_rid_of(call_id)


async def test_an_unknown_number_rings_with_the_number(scene: Scene) -> None:
    number = mobile()
    caller = await scene.caller()
    await caller.call((await scene.line("en"))["number"], as_number=number)
    desk = await scene.available("en")
    await desk.rings()
    await expect(desk.at("caller-unknown")).to_be_visible()
    shown = await desk.at("call-number").inner_text()
    assert "".join(filter(str.isdigit, shown)).endswith(number[1:])


async def test_a_withheld_number_rings_all_the_same(scene: Scene) -> None:
    caller = await scene.caller()
    await caller.call((await scene.line("ro"))["number"])
    desk = await scene.available("ro")
    await desk.rings()
    await expect(desk.at("call-card")).not_to_contain_text("anonymous")
