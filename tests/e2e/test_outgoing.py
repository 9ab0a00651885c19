"""An operator calls a customer: the same screen, the same record, and the result is kept."""

import pytest

from tests.e2e.records import fact_kinds, interaction, recording
from tests.e2e.scene import Scene, mobile
from tests.sip.sources import RATE
from tests.tone import AUDIBLE, is_heard, loudness


def number_that(digit: str) -> str:
    """The demo's carrier looks at the last digit."""
    return mobile()[:-1] + digit


async def test_a_customer_is_called_hears_the_operator_and_both_stand_in_the_recording(scene: Scene) -> None:
    desk = await scene.available()
    number = number_that("0")
    customer = await scene.customer(number)
    call_id = (await desk.api.post("/calls", {"number": number}))["id"]
    await desk.is_in("dialing")
    await desk.is_in("talking")
    ear = await desk.listen()
    await ear.hears_anything()
    await desk.page.wait_for_timeout(2500)
    await desk.hang_up()
    await desk.document("bill", "called back")
    told = await interaction(desk.api, call_id, result="answered")
    assert (told["direction"], told["customer"]["id"], told["talk_s"] > 0) == ("out", customer["id"], True)
    assert fact_kinds(told)[:4] == ["Placed", "Ringing", "Answered", "RecordingStarted"]
    kept = await recording(desk.api, call_id)
    assert loudness(kept.left) > AUDIBLE, "the customer"
    middle = len(kept.right) // 2
    assert is_heard(kept.right[middle : middle + kept.rate], kept.rate or RATE, 880), "the operator"


@pytest.mark.parametrize(("digit", "result"), [("5", "busy"), ("7", "refused"), ("8", "unreachable")])
async def test_who_is_not_reached_is_kept_as_such(scene: Scene, digit: str, result: str) -> None:
    desk = await scene.available()
    call_id = (await desk.api.post("/calls", {"number": number_that(digit)}))["id"]
    await desk.is_in("wrap_up")
    told = await interaction(desk.api, call_id, result=result)
    assert told["direction"] == "out"
