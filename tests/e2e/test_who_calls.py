"""The customer is found by the number, however the carrier writes it."""

from collections.abc import Callable

import pytest
from playwright.async_api import expect

from tests.e2e.scene import Scene, mobile

FORMS: list[tuple[str, Callable[[str], str]]] = [
    ("07…", lambda number: number),
    ("+407…", lambda number: f"+4{number}"),
    ("00407…", lambda number: f"004{number}"),
]


async def test_07_and_plus407_and_00407_are_the_same_customer(scene: Scene) -> None:
    number = mobile()
    customer = await scene.customer(number)
    desk = await scene.available("en")
    line = await scene.line("en")
    caller = await scene.caller()
    for _, written in FORMS:
        call = await caller.call(line["number"], as_number=written(number))
        await desk.rings()
        await expect(desk.at("call-caller")).to_contain_text(customer["name"])
        await call.hang_up()
        await desk.is_in("none")


async def test_an_unknown_number_rings_with_the_number(scene: Scene) -> None:
    number = mobile()
    desk = await scene.available("en")
    caller = await scene.caller()
    await caller.call((await scene.line("en"))["number"], as_number=number)
    await desk.rings()
    await expect(desk.at("caller-unknown")).to_be_visible()
    shown = await desk.at("call-number").inner_text()
    assert "".join(filter(str.isdigit, shown)).endswith(number[1:])


async def test_a_withheld_number_rings_all_the_same(scene: Scene) -> None:
    desk = await scene.available("ro")
    caller = await scene.caller()
    await caller.call((await scene.line("ro"))["number"])
    await desk.rings()
    await expect(desk.at("call-number")).not_to_contain_text("anonymous")


@pytest.mark.parametrize("form", [written for _, written in FORMS], ids=[name for name, _ in FORMS])
async def test_a_line_is_reached_however_its_number_is_dialled(scene: Scene, form: Callable[[str], str]) -> None:
    line = await scene.line("en")
    desk = await scene.available("en")
    caller = await scene.caller()
    await caller.call(form("0" + line["number"].removeprefix("+40")), as_number=mobile())
    await desk.rings()
    await expect(desk.at("call-line")).to_contain_text(line["name"])
