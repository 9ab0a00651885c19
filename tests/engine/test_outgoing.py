"""An operator calls out: every end it can come to, and the limits against toll fraud."""

import pytest

from centrala.contract import commands as ask
from centrala.contract.live import LiveAlert, LiveCall
from centrala.engine import ports
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id
from tests.engine.site import Site
from tests.engine.test_recovery import restarted

ANSWERS, BUSY, RINGS_ON, REFUSES, NOWHERE = "0722000000", "0722000005", "0722000006", "0722000007", "0722000008"


async def at_work(*operators: str) -> Site:
    here = await Site().start()
    for operator in operators or ("ana",):
        await here.available(operator)
    return here


async def dial(here: Site, number: str, operator: str = "ana") -> str:
    call = new_id()
    await here.do(ask.Dial(call, operator, number))
    return call


async def refused(here: Site, number: str, operator: str = "ana") -> str:
    with pytest.raises(AppError) as told:
        await dial(here, number, operator)
    return told.value.code


def shown(here: Site, call: str) -> LiveCall:
    entity = here.engine.live.entities[f"call/{call}"]
    assert isinstance(entity, LiveCall)
    return entity


async def test_who_answers_is_talked_with_and_recorded_as_any_other() -> None:
    here = await at_work()
    call = await dial(here, ANSWERS)
    assert here.telephony.orders[-2] == ports.Dial(call, "ana", "+40722000000", "+40310000100")
    assert here.phase(call) == "talking"
    assert shown(here, call).recording
    await here.do(ask.HangUp(call, "ana"))
    await here.do(ask.Document(call, "ana", "reason", "outcome", finish=True))
    assert here.phase(call) == "done"
    assert here.journal.kinds(call)[:4] == ["Placed", "Ringing", "Answered", "RecordingStarted"]


@pytest.mark.parametrize(("number", "why"), [(BUSY, "busy"), (REFUSES, "refused"), (NOWHERE, "unreachable")])
async def test_who_is_not_reached_is_documented_all_the_same(number: str, why: str) -> None:
    here = await at_work()
    call = await dial(here, number)
    assert (shown(here, call).phase, shown(here, call).not_reached) == ("wrap_up", why)
    await here.do(ask.Document(call, "ana", "reason", "outcome", finish=True))
    assert here.phase(call) == "done"


async def test_nothing_must_be_documented_of_who_was_not_reached_to_call_again() -> None:
    here = await at_work()
    call = await dial(here, BUSY)
    await here.do(ask.FinishWrapUp(call, "ana"))
    assert here.phase(call) == "done"
    assert here.phase(await dial(here, ANSWERS)) == "talking"


async def test_a_talk_is_wrapped_up_with_its_documentation() -> None:
    here = await at_work()
    call = await dial(here, ANSWERS)
    await here.do(ask.HangUp(call, "ana"))
    with pytest.raises(AppError) as told:
        await here.do(ask.FinishWrapUp(call, "ana"))
    assert (told.value.code, here.phase(call)) == ("calls.not_possible", "wrap_up")


async def test_it_rings_for_so_long_and_no_longer() -> None:
    here = await at_work()
    call = await dial(here, RINGS_ON)
    assert shown(here, call).rings
    await here.pass_time(31)
    assert (shown(here, call).phase, shown(here, call).not_reached) == ("wrap_up", "no_answer")
    assert call not in here.telephony.calls


async def test_an_operator_gives_up() -> None:
    here = await at_work()
    call = await dial(here, RINGS_ON)
    await here.do(ask.HangUp(call, "ana"))
    assert (here.phase(call), call in here.telephony.calls) == ("wrap_up", False)
    assert shown(here, call).not_reached is None


async def test_who_answers_in_the_instant_of_giving_up_is_not_left_hanging() -> None:
    here = await at_work()
    call = await dial(here, RINGS_ON)
    here.telephony.callee_answers(call)
    await here.do(ask.HangUp(call, "ana"))
    assert (here.phase(call), call in here.telephony.calls) == ("wrap_up", False)


async def test_a_lost_phone_ends_what_nobody_has_answered() -> None:
    here = await at_work()
    call = await dial(here, RINGS_ON)
    await here.phone_breaks("ana")
    assert call not in here.telephony.calls


async def test_while_dialing_nothing_else_rings() -> None:
    here = await at_work()
    await dial(here, RINGS_ON)
    waiting = await here.call()
    assert here.phase(waiting) == "waiting"


async def test_a_voicemail_is_marked_once() -> None:
    here = await at_work()
    call = await dial(here, ANSWERS)
    await here.do(ask.MarkVoicemail(call, "ana"))
    assert shown(here, call).voicemail
    with pytest.raises(AppError):
        await here.do(ask.MarkVoicemail(call, "ana"))


@pytest.mark.parametrize("number", [RINGS_ON, ANSWERS])
async def test_a_restart_finds_the_call_where_it_was(number: str) -> None:
    here = await at_work()
    call = await dial(here, number)
    before = shown(here, call)
    again = await restarted(here)
    assert shown(again, call) == before


async def test_who_answered_while_the_engine_was_away_talks() -> None:
    here = await at_work()
    call = await dial(here, RINGS_ON)
    await here.telephony.stop()
    here.telephony.callee_answers(call)
    again = await restarted(here)
    assert again.phase(call) == "talking"


async def test_one_call_at_a_time() -> None:
    here = await at_work()
    await dial(here, RINGS_ON)
    assert await refused(here, ANSWERS) == "calls.busy"


async def test_without_a_phone_or_a_carrier_nothing_goes_out() -> None:
    here = await Site().start()
    assert await refused(here, ANSWERS) == "presence.no_phone"
    await here.available("ana")
    here.engine.carrier = False
    assert await refused(here, ANSWERS) == "outgoing.no_carrier"


@pytest.mark.parametrize("number", ["0900123456", "+12025550123", "004412345678"])
async def test_destinations_that_are_not_allowed_are_refused_and_told(number: str) -> None:
    here = await at_work()
    assert await refused(here, number) == "outgoing.not_allowed"
    assert await refused(here, number) == "outgoing.not_allowed"
    alert = here.engine.live.entities["alert/ana"]
    assert isinstance(alert, LiveAlert)
    assert (alert.why, alert.count) == ("not_allowed", 2)
    await here.pass_time(3601)
    assert "alert/ana" not in here.engine.live.entities


async def test_what_is_no_number_is_refused() -> None:
    here = await at_work()
    assert await refused(here, "12") == "outgoing.number_invalid"


async def test_no_more_calls_at_once_than_allowed() -> None:
    here = await at_work("ana", "dan", "eva")
    await dial(here, RINGS_ON, "ana")
    await dial(here, RINGS_ON, "dan")
    assert await refused(here, RINGS_ON, "eva") == "outgoing.too_many_at_once"


async def test_no_more_calls_an_hour_than_allowed_also_after_a_restart() -> None:
    here = await at_work()
    for _ in range(3):
        call = await dial(here, BUSY)
        await here.do(ask.Document(call, "ana", "reason", "outcome", finish=True))
    again = await restarted(here)
    assert await refused(again, BUSY) == "outgoing.too_many_this_hour"
    await again.pass_time(3600)
    await dial(again, BUSY)


async def test_an_emergency_goes_out_beyond_every_limit() -> None:
    here = await at_work("ana", "dan")
    for _ in range(3):
        call = await dial(here, BUSY)
        await here.do(ask.Document(call, "ana", "reason", "outcome", finish=True))
    call = await dial(here, "112")
    assert here.phase(call) == "talking"


async def test_an_emergency_leaves_who_is_talked_with_to_a_colleague() -> None:
    here = await at_work("ana")
    talk = await here.call()
    await here.answer(talk)
    await here.available("dan")
    call = await dial(here, "112")
    assert (here.phase(call), here.phase(talk)) == ("talking", "offered")
    assert here.engine.floor.calls[talk].operator == "dan"


@pytest.mark.parametrize("doing", ["offered", "dialing", "wrap_up"])
async def test_an_emergency_goes_before_whatever_the_operator_does(doing: str) -> None:
    here = await at_work("ana")
    if doing == "dialing":
        other = await dial(here, RINGS_ON)
    else:
        other = await here.call()
    if doing == "wrap_up":
        await here.answer(other)
        await here.do(ask.HangUp(other, "ana"))
    assert here.phase(other) == doing
    call = await dial(here, "112")
    assert here.phase(call) == "talking"
    assert here.engine.floor.engaged == {"ana": call}
