"""The main job: a call rings, both hear each other, and afterwards it is documented."""

import pytest
from playwright.async_api import expect

from tests.e2e.browser import Language, screenshot
from tests.e2e.desk import Desk
from tests.e2e.records import (
    assert_in_order,
    assert_sides_are_apart,
    assert_times_agree,
    fact_kinds,
    interaction,
    recording,
)
from tests.e2e.scene import Scene, calls_in_turn, mobile
from tests.e2e.telephone import hears_music, hears_no_operator, hears_operator
from tests.sip.call import Call
from tests.sip.sources import tone
from tests.waiting import until

FIRST_LETTERS: dict[Language, str] = {"ro": "fact", "en": "bill"}
ANSWER: dict[Language, str] = {"ro": "Răspunde", "en": "Answer"}


@pytest.mark.parametrize("language", ["ro", "en"])
async def test_a_call_is_answered_heard_both_ways_and_documented(scene: Scene, language: Language) -> None:
    number = mobile()
    customer = await scene.customer(number)
    line = await scene.line(language)
    caller = await scene.caller()
    call = await caller.call(line["number"], as_number=number, plays=tone(440))
    desk = await scene.available(language)
    await expect(desk.page.locator("html")).to_have_attribute("lang", language)

    call_id = await desk.rings()
    await _shows_who_calls(desk, customer["name"], line["name"])
    await expect(desk.at("call-answer")).to_contain_text(ANSWER[language])
    await screenshot(desk.page, f"rings-{language}")
    await desk.answer_by_key()
    ear = await desk.listen()
    await hears_operator(call)
    await ear.hears_customer()
    await screenshot(desk.page, f"talks-{language}")
    await _mutes_holds_and_types(desk, call)
    await ear.hears_customer()
    await desk.hang_up()
    await call.until_ended()
    assert call.ended_by == "them"

    await expect(desk.at("wrap-up-left")).to_be_visible()
    await screenshot(desk.page, f"documents-{language}")
    await desk.document(FIRST_LETTERS[language], f"Sună din nou vineri. Paid in full. {number}")
    told = await interaction(desk.api, call_id, result="answered")
    _tells_what_happened(told, number)
    assert_times_agree(told, call)
    assert_sides_are_apart(await recording(desk.api, call_id), call)
    await _plays_the_recording(desk, call_id)


async def _shows_who_calls(desk: Desk, name: str, line: str) -> None:
    await expect(desk.at("call-caller")).to_contain_text(name)
    await expect(desk.at("call-line")).to_contain_text(line)
    await expect(desk.at("call-wait")).to_be_visible()


async def _mutes_holds_and_types(desk: Desk, call: Call) -> None:
    await expect(desk.at("call-timer")).to_contain_text(":")
    await desk.at("call-mute").click()
    await expect(desk.at("desk")).to_have_attribute("data-muted", "yes")
    await hears_no_operator(call)
    await desk.at("call-mute").click()
    await hears_operator(call)
    await desk.at("call-hold").click()
    await desk.is_in("held")
    await hears_music(call)
    await desk.at("call-resume").click()
    await desk.is_in("talking")
    await hears_operator(call)
    await _types_keys(desk, call)


async def _types_keys(desk: Desk, call: Call) -> None:
    await desk.at("call-keypad").click()
    for key in ("4", "2", "hash"):
        await desk.at(f"keypad-{key}").click()
    await until(lambda: call.media.keys == "42#", "the keys at the caller")
    await desk.page.keyboard.press("Escape")


def _tells_what_happened(told: dict[str, object], number: str) -> None:
    expected = ("Arrived", "Queued", "Offered", "Accepted", "Answered", "Held", "Resumed", "HungUp", "WrapUpStarted")
    assert_in_order(fact_kinds(told), *expected, "WrapUpEnded")
    assert told["documented"]
    assert told["has_recording"]
    notes = told["notes"]
    assert isinstance(notes, dict)
    assert number in notes["text"]


async def _plays_the_recording(desk: Desk, call_id: str) -> None:
    await desk.page.goto(f"/interactions/{call_id}")
    await expect(desk.at("player")).to_have_attribute("data-state", "ready")
    await desk.at("player-play").click()
    await desk.page.wait_for_function(
        "() => document.querySelector('[data-testid=player-audio]').currentTime > 0.3", timeout=5000
    )


async def test_the_next_call_of_a_customer_shows_the_history_before_answering(scene: Scene) -> None:
    number = mobile()
    await scene.customer(number)
    line = await scene.line("en")
    caller = await scene.caller()
    first, _ = await calls_in_turn(caller, [(line["number"], number), (line["number"], number)])
    desk = await scene.available("en")
    first_id = await desk.rings()
    await desk.answer()
    await desk.hang_up()
    await desk.document("bill", "Asked about the invoice of May.")
    await first.until_ended()

    assert await desk.rings() != first_id
    await expect(desk.at("history-row")).to_have_count(1)
