"""kill -9 of any process, with one call waiting, one in talk and one in wrap-up: all three are where they were."""

import asyncio
import json
import os
import signal
import time
from contextlib import suppress

import psutil
import pytest
from playwright.async_api import expect

from tests.e2e.desk import Desk
from tests.e2e.records import (
    assert_in_order,
    assert_sides_are_apart,
    assert_times_agree,
    fact_kinds,
    interaction,
    recording,
)
from tests.e2e.scene import Scene, mobile
from tests.e2e.sound import Ear
from tests.e2e.telephone import hears_music, hears_operator
from tests.sip.call import Call
from tests.sip.sources import tone
from tests.waiting import until_true

NOTES = "Written before the kill."


class ThreeCalls:
    """`talking` at one desk, `wrapping` at another, `waiting` with nobody left to take it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.talking: tuple[Desk, Call, str]
        self.wrapping: tuple[Desk, str]
        self.waiting: Call
        self.ear: Ear

    async def begin(self) -> "ThreeCalls":
        caller = await self.scene.caller()
        number = (await self.scene.line("en"))["number"]
        first = await caller.call(number, as_number=mobile())
        wrapper = await self.scene.available("en", refusals=True)
        wrapped = await wrapper.rings()
        await wrapper.answer()
        await wrapper.at("notes").fill(NOTES)
        await expect(wrapper.at("notes-state")).to_have_attribute("data-state", "saved")
        await wrapper.hang_up()
        await first.until_ended()
        await wrapper.at("wrap-up-extend").click()
        self.wrapping = (wrapper, wrapped)
        second = await caller.call(number, as_number=mobile(), plays=tone(440))
        talker = await self.scene.available("en", refusals=True)
        call_id = await talker.rings()
        await talker.answer()
        await hears_operator(second)
        self.ear = await talker.listen()
        self.talking = (talker, second, call_id)
        self.waiting = await caller.call(number, as_number=mobile())
        await hears_music(self.waiting, within_s=20)
        return self

    async def are_where_they_were(self) -> None:
        talker, call, call_id = self.talking
        wrapper, wrapped = self.wrapping
        for desk in (talker, wrapper):
            await expect(desk.at("shell")).to_have_attribute("data-link", "live", timeout=20_000)
            await expect(desk.at("shell")).to_have_attribute("data-engine", "up", timeout=20_000)
        await talker.is_in("talking", within_s=20)
        assert await talker.call_id() == call_id
        await hears_operator(call, within_s=20)
        await self.ear.hears_customer(within_s=20)
        await wrapper.is_in("wrap_up")
        assert await wrapper.call_id() == wrapped
        await expect(wrapper.at("notes")).to_have_value(NOTES)
        await hears_music(self.waiting)

    async def end_well(self) -> None:
        """The wrap-up is finished, which frees the desk for the waiting call; everything is recorded once."""
        talker, call, call_id = self.talking
        wrapper, wrapped = self.wrapping
        await wrapper.document("")
        await wrapper.rings()
        await self.waiting.hang_up()
        await talker.hang_up()
        await call.until_ended()
        await talker.document("")
        for id_ in (call_id, wrapped):
            row = await interaction(self.scene.admin, id_, result="answered")
            assert [fact["kind"] for fact in row["facts"]].count("Answered") == 1


@pytest.mark.parametrize("module", ["centrala.run.engine", "centrala.run.web", "centrala.run.jobs"])
async def test_a_killed_process_loses_none_of_three_calls(scene: Scene, module: str) -> None:
    calls = await ThreeCalls(scene).begin()
    scene.instance.process_of(module).kill()
    await until_true(scene.instance.is_well, "the instance is well again", within_s=30)
    await calls.are_where_they_were()
    await calls.end_well()


async def test_a_killed_supervisor_is_started_again_around_the_running_calls(scene: Scene) -> None:
    calls = await ThreeCalls(scene).begin()
    assert scene.instance.process is not None
    os.kill(scene.instance.process.pid, signal.SIGKILL)
    await scene.instance.process.wait()
    await scene.instance.start()
    await calls.are_where_they_were()
    await calls.end_well()


async def test_what_happens_while_no_engine_is_there_is_recorded_as_it_was(scene: Scene) -> None:
    """The one who talks hangs up, another one calls; both times are those of their telephones."""
    caller = await scene.caller()
    number = (await scene.line("en"))["number"]
    left = await caller.call(number, as_number=mobile(), plays=tone(440))
    desk = await scene.available("en", refusals=True)
    left_id = await desk.rings()
    await desk.answer()
    await hears_operator(left)
    await asyncio.sleep(3)  # the silence before the voices are joined is a small part of what is recorded
    scene.instance.process_of("centrala.run.engine").kill()
    came = await caller.call(number, as_number=mobile())
    await left.hang_up()
    await _keep_away(scene, "centrala.run.engine", 2.0)
    await until_true(scene.instance.is_well, "the instance is well again", within_s=30)
    await desk.is_in("wrap_up", within_s=20)
    assert await desk.call_id() == left_id
    await desk.document("")
    told = await interaction(scene.admin, left_id, result="answered")
    assert_times_agree(told, left)
    assert_in_order(fact_kinds(told), "RecordingStarted", "RecordingEnded", "CallerLeft", "WrapUpStarted")
    assert_sides_are_apart(await recording(scene.admin, left_id), left)
    came_id = await desk.rings()
    await came.hang_up()
    assert_times_agree(await interaction(scene.admin, came_id, result="abandoned"), came)


async def _keep_away(scene: Scene, module: str, seconds: float) -> None:
    """Kills it again as often as it is started again."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(psutil.Error, StopIteration):
            scene.instance.process_of(module).kill()
        await asyncio.sleep(0.05)


async def test_a_killed_asterisk_ends_the_call_as_line_lost_and_the_next_call_works(scene: Scene) -> None:
    caller = await scene.caller()
    number = (await scene.line("en"))["number"]
    call = await caller.call(number, as_number=mobile())
    desk = await scene.available("en", refusals=True)
    call_id = await desk.rings()
    await desk.answer()
    await hears_operator(call)
    await desk.at("notes").fill(NOTES)
    await expect(desk.at("notes-state")).to_have_attribute("data-state", "saved")

    os.kill(json.loads((scene.instance.home / "run" / "asterisk.json").read_text())["pid"], signal.SIGKILL)
    await desk.is_in("wrap_up", within_s=20)
    await expect(desk.at("notes")).to_have_value(NOTES)
    await desk.document("")
    await interaction(scene.admin, call_id, result="line_lost")
    await expect(desk.at("desk")).to_have_attribute("data-phone-state", "ready", timeout=20_000)
    await desk.is_present("available")

    next_call = await caller.call(number, as_number=mobile())
    await desk.rings(within_s=20)
    await desk.answer()
    await hears_operator(next_call)
    await desk.hang_up()
    await desk.document("")
