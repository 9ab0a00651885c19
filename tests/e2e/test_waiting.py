"""Calls that find nobody wait with music, and none is ever lost."""

from playwright.async_api import expect

from tests.e2e.records import assert_in_order, fact_kinds, interaction
from tests.e2e.scene import Scene, calls_in_turn, mobile
from tests.e2e.telephone import hears_music
from tests.sip.caller import Caller
from tests.waiting import until_true


async def test_the_longest_waiting_goes_first_to_the_next_who_becomes_available(scene: Scene) -> None:
    line = await scene.line("ro")
    caller = await scene.caller()
    first_number, second_number = mobile(), mobile()
    first = await caller.call(line["number"], as_number=first_number)
    await _waits(scene, 1)
    await caller.call(line["number"], as_number=second_number)
    await _waits(scene, 2)
    await hears_music(first, within_s=20)

    desk = await scene.available("ro")
    first_id = await desk.rings()
    await expect(desk.at("call-number")).to_contain_text(first_number[-3:])
    await desk.answer()
    await desk.hang_up()
    await desk.document("")
    assert await desk.rings() != first_id
    await expect(desk.at("call-number")).to_contain_text(second_number[-3:])


async def test_an_unanswered_call_goes_to_the_next_operator_and_is_not_lost(scene: Scene) -> None:
    caller = await scene.caller()
    call = await caller.call((await scene.line("en"))["number"], as_number=mobile())
    slow = await scene.available("en")
    call_id = await slow.rings()
    quick = await scene.available("en")

    await slow.is_present("not_answering", within_s=25)
    await expect(slow.at("not-answering")).to_be_visible()
    assert await quick.rings() == call_id
    await quick.answer()
    assert call.ended_s is None
    await slow.is_in("none")
    await slow.become_available()
    await quick.hang_up()
    told = await interaction(scene.admin, call_id, result="answered")
    assert_in_order(fact_kinds(told), "Offered", "OfferExpired", "Offered", "Answered")


async def test_who_hangs_up_while_it_rings_is_abandoned_and_the_operator_is_free(scene: Scene) -> None:
    caller = await scene.caller()
    line = await scene.line("en")
    call, next_call = await calls_in_turn(caller, [(line["number"], mobile()), (line["number"], mobile())])
    desk = await scene.available("en")
    call_id = await desk.rings()
    await call.hang_up()
    await desk.is_rid_of(call_id)
    await desk.is_present("available")
    told = await interaction(scene.admin, call_id, result="abandoned")
    assert told["operator"] is None
    assert await desk.rings() != call_id
    assert next_call.ended_s is None


async def test_who_leaves_the_queue_is_abandoned(scene: Scene) -> None:
    caller: Caller = await scene.caller()
    call = await caller.call((await scene.line("ro"))["number"], as_number=mobile())
    await _waits(scene, 1)
    await call.hang_up()
    await _waits(scene, 0)
    newest = (await scene.admin.get("/interactions?limit=1"))["items"][0]
    await interaction(scene.admin, newest["id"], result="abandoned")


async def _waits(scene: Scene, count: int) -> None:
    async def waits() -> bool:
        queues = (await scene.admin.get("/live"))["queues"].values()
        return bool(sum(queue["waiting"] for queue in queues) == count)

    await until_true(waits, f"{count} waiting", within_s=20)
