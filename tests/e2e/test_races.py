"""What two people do in the same instant, on real Asterisk: nobody is stuck, nothing doubled, who came late is told."""

import asyncio

import pytest
from playwright.async_api import APIResponse, expect

from tests.e2e.api import Api, Json
from tests.e2e.desk import ANSWER_KEY, Desk
from tests.e2e.records import fact_kinds, interaction
from tests.e2e.scene import Scene, calls_in_turn, mobile
from tests.sip.call import Call
from tests.sip.caller import Caller
from tests.waiting import until_true

TIMES = 6
HANG_UP_KEY = "F9"


@pytest.mark.timeout(300)
async def test_a_caller_who_hangs_up_in_the_instant_of_answering(scene: Scene) -> None:
    number = (await scene.line("en"))["number"]
    caller = await scene.caller()
    calls = await _waiting(caller, number)
    desk = await scene.available("en", refusals=True)
    for turn, call in enumerate(calls):
        call_id = await desk.rings()
        await asyncio.gather(desk.page.keyboard.press(ANSWER_KEY), _after(turn * 0.01, call))
        await _is_free_again(desk, call_id)
        told = await _ended(scene.admin, call_id)
        kinds = fact_kinds(told)
        assert told["result"] == ("answered" if "Answered" in kinds else "abandoned")
        assert [kinds.count(kind) for kind in ("CallerLeft", "OfferExpired")] == [1, 0]
    await desk.is_present("available")


async def test_who_answers_a_caller_that_has_just_left_is_told_so(scene: Scene) -> None:
    """The key is pressed while the end of the call is still on its way to the desk."""
    caller = await scene.caller()
    desk = await scene.available("ro", refusals=True)
    call = await caller.call((await scene.line("ro"))["number"], as_number=mobile())
    await desk.rings()

    async def first_the_caller_leaves(route: object) -> None:
        await call.hang_up()
        await until_true(lambda: _has_left(scene.admin, call_id), "the caller has left")
        await route.continue_()  # type: ignore[attr-defined]

    call_id = await desk.call_id()
    await desk.page.route("**/answer", first_the_caller_leaves)
    await desk.page.keyboard.press(ANSWER_KEY)
    await expect(desk.page.get_by_text("Acest apel s-a încheiat.")).to_be_visible()
    await desk.is_in("none")
    await desk.is_present("available")


@pytest.mark.timeout(300)
async def test_both_hang_up_at_once(scene: Scene) -> None:
    number = (await scene.line("en"))["number"]
    caller = await scene.caller()
    calls = await _waiting(caller, number)
    desk = await scene.available("en", refusals=True)
    for turn, call in enumerate(calls):
        call_id = await desk.rings()
        await desk.answer_by_key()
        await asyncio.gather(desk.page.keyboard.press(HANG_UP_KEY), _after(turn * 0.01, call))
        await desk.is_in("wrap_up")
        await _is_free_again(desk, call_id)
        kinds = fact_kinds(await _ended(scene.admin, call_id, last="WrapUpEnded"))
        assert [kinds.count(kind) for kind in ("CallerLeft", "WrapUpStarted", "WrapUpEnded")] == [1, 1, 1]
    await desk.is_present("available")


@pytest.mark.timeout(300)
async def test_two_operators_press_at_once_and_one_is_told_to_be_late(scene: Scene) -> None:
    """By two tabs of each: four answers to one offer."""
    calls = await _waiting(await scene.caller(), (await scene.line("en"))["number"])
    desks = [await scene.available("en"), await scene.available("en")]
    for _ in calls:
        ringing = await _ringing(desks)
        call_id = await ringing.call_id()
        offer = (await scene.admin.get("/live"))["calls"][call_id]["offer"]
        answers = await asyncio.gather(*(_answers(desk.api, call_id, offer) for desk in desks * 2))
        assert [answer.status for answer in answers].count(204) == 1
        late = [await answer.json() for answer in answers if answer.status != 204]
        assert {told["code"] for told in late} == {"calls.offer_gone"}
        assert {told["message"] for told in late} == {"This call no longer rings here."}
        await ringing.is_in("talking")
        await ringing.hang_up()
        await _is_free_again(ringing, call_id)
        assert fact_kinds(await _ended(scene.admin, call_id)).count("Answered") == 1


async def _waiting(caller: Caller, number: str) -> list[Call]:
    """So many, in the order in which they will ring."""
    return await calls_in_turn(caller, [(number, mobile()) for _ in range(TIMES)])


async def _after(seconds: float, call: Call) -> None:
    await asyncio.sleep(seconds)
    await call.hang_up()


async def _is_free_again(desk: Desk, call_id: str) -> None:
    """At once, or after documenting what was said."""
    if (await desk.at("desk").get_attribute("data-call-phase")) != "wrap_up":
        await asyncio.sleep(0.5)
    if await _has(desk, call_id):
        await desk.is_in("wrap_up")
        await desk.document("")
    await desk.is_rid_of(call_id)


async def _has(desk: Desk, call_id: str) -> bool:
    return await desk.at("desk").get_attribute("data-call-id") == call_id


async def _ringing(desks: list[Desk]) -> Desk:
    """The one of them at which it rings first."""
    found: list[Desk] = []

    async def rings() -> bool:
        found.extend([desk for desk in desks if await desk.at("desk").get_attribute("data-call-phase") == "offered"])
        return bool(found)

    await until_true(rings, "it rings at one of them", within_s=20)
    return found[0]


async def _answers(api: Api, call_id: str, offer: int) -> APIResponse:
    return await api.raw("POST", f"/calls/{call_id}/answer", {"offer": offer})


async def _has_left(admin: Api, call_id: str) -> bool:
    return call_id not in (await admin.get("/live"))["calls"]


async def _ended(admin: Api, call_id: str, last: str = "CallerLeft") -> Json:
    """Its record, once it tells this fact."""

    async def is_over() -> bool:
        answer = await admin.raw("GET", f"/interactions/{call_id}")
        return answer.ok and last in fact_kinds(await answer.json())

    await until_true(is_over, f"{call_id} is over")
    return await interaction(admin, call_id, result=(await admin.get(f"/interactions/{call_id}"))["result"])
