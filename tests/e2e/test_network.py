"""The desk loses its network for a while: it says so, the audio goes on, nothing is done late, and it catches up."""

import asyncio
from dataclasses import replace

import pytest
from playwright.async_api import expect

from tests.e2e.browser import screenshot
from tests.e2e.desk import Desk
from tests.e2e.network import Network
from tests.e2e.records import fact_kinds, interaction
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_operator
from tests.sip.call import Call
from tests.sip.sources import tone

LOST_S = 10


async def test_with_the_network_lost_for_10_s_the_talk_goes_on(scene: Scene) -> None:
    network, desk, call = await _talk(scene)
    ear = await desk.listen()
    call_id = await desk.call_id()
    network.freeze()
    await expect(desk.at("connection-banner")).to_be_visible(timeout=15_000)
    await desk.at("call-hold").click()
    await desk.page.keyboard.press("F9")
    await expect(desk.page.get_by_text("No answer came").first).to_be_visible()
    await screenshot(desk.page, "network-lost-en")
    await hears_operator(call)
    await ear.hears_customer()
    await asyncio.sleep(LOST_S / 2)

    network.mend()
    await _is_caught_up(desk)
    await asyncio.sleep(1)  # time enough for what was pressed to be done late, if it would
    await desk.is_in("talking")
    await hears_operator(call)
    await ear.hears_customer()
    assert call.ended_s is None
    await desk.hang_up()
    await call.until_ended()
    kinds = fact_kinds(await interaction(scene.admin, call_id, result="answered"))
    assert not {"OperatorLost", "Held"} & set(kinds)


@pytest.mark.parametrize("how", ["freeze", "cut"])
async def test_what_happened_while_the_network_was_lost_is_shown_afterwards(scene: Scene, how: str) -> None:
    network, desk, call = await _talk(scene)
    await desk.at("notes").press_sequentially("Written before the gap")
    await expect(desk.at("notes-state")).to_have_attribute("data-state", "saved")
    network.freeze() if how == "freeze" else network.cut()
    await expect(desk.at("connection-banner")).to_be_visible(timeout=15_000)
    await desk.at("notes").press_sequentially(", and within it.")
    await hears_operator(call)
    await call.hang_up()
    await asyncio.sleep(LOST_S / 2)

    network.mend()
    await _is_caught_up(desk)
    await desk.is_in("wrap_up")
    await expect(desk.at("notes-state")).to_have_attribute("data-state", "saved")
    await expect(desk.at("notes")).to_have_value("Written before the gap, and within it.")
    await expect(desk.at("desk")).to_have_attribute("data-phone-state", "ready", timeout=20_000)
    await desk.document("")
    next_call = await (await scene.caller()).call(
        (await scene.line("en"))["number"], as_number=mobile(), plays=tone(440)
    )
    await desk.rings()
    await desk.answer()
    await hears_operator(next_call)
    await (await desk.listen()).hears_customer()


async def test_a_broken_socket_leaves_the_leg_and_the_presence(scene: Scene) -> None:
    """Signalling comes back by itself; the leg that lived on is the one that takes the next call."""
    network, desk, call = await _talk(scene)
    call_id = await desk.call_id()
    network.cut()
    await asyncio.sleep(LOST_S)
    await hears_operator(call)
    network.mend()
    await _is_caught_up(desk)
    await desk.is_in("talking")
    await hears_operator(call)
    await desk.hang_up()
    await call.until_ended()
    told = await interaction(scene.admin, call_id, result="answered")
    assert "OperatorLost" not in fact_kinds(told)
    await desk.is_present("available")


async def _talk(scene: Scene) -> tuple[Network, Desk, Call]:
    """Over a network of its own."""
    network = await Network(scene.instance.http_port).open()
    scene.stack.push_async_callback(network.close)
    there = Scene(
        replace(scene.instance, http_port=network.port),
        scene.playwright, scene.browser, scene.admin, scene.stack, scene.pages,
    )  # fmt: skip
    call = await (await scene.caller()).call((await scene.line("en"))["number"], as_number=mobile(), plays=tone(440))
    desk = await there.available("en", refusals=True)
    await desk.rings()
    await desk.answer()
    await hears_operator(call)
    return network, desk, call


async def _is_caught_up(desk: Desk) -> None:
    await expect(desk.at("shell")).to_have_attribute("data-link", "live", timeout=20_000)
    await expect(desk.at("connection-banner")).not_to_be_visible()
