"""The live side as operators and callers meet it, on scripted telephony."""

import pytest

from centrala.contract import commands as ask
from centrala.contract.live import Change, LiveCall, LiveDemo, LiveOperator, LiveQueue, Snapshot, Update
from centrala.engine import ports
from centrala.kit.errors import AppError
from tests.engine.site import Site


async def site() -> Site:
    return await Site().start()


async def test_a_call_rings_at_the_available_operator_and_is_answered() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    assert here.phase(call) == "offered"
    await here.answer(call)
    assert here.phase(call) == "talking"
    assert here.telephony.calls[call].partner == "ana"
    assert here.telephony.calls[call].recording == f"2026/03/02/{call}"


async def test_with_nobody_available_the_longest_waiting_goes_first() -> None:
    here = await site()
    first = await here.call()
    await here.pass_time(5)
    second = await here.call()
    assert {here.telephony.calls[c].hears for c in (first, second)} == {"music"}
    await here.available("ana")
    assert (here.phase(first), here.phase(second)) == ("offered", "waiting")


async def test_an_operator_who_does_not_answer_is_told_and_the_call_goes_to_the_next() -> None:
    here = await site()
    await here.available("ana")
    await here.pass_time(1)
    await here.available("dan")
    call = await here.call()
    assert here.engine.floor.calls[call].operator == "ana"
    await here.pass_time(15.1)
    assert here.status("ana") == "not_answering"
    assert here.engine.floor.calls[call].operator == "dan"
    with pytest.raises(AppError, match="offer_gone"):
        await here.do(ask.Answer(call, "ana", 1))


async def test_two_operators_can_not_take_one_call() -> None:
    here = await site()
    await here.available("ana")
    await here.available("dan")
    call = await here.call()
    await here.answer(call)
    other = "dan" if here.engine.floor.calls[call].operator == "ana" else "ana"
    with pytest.raises(AppError, match="offer_gone"):
        await here.do(ask.Answer(call, other, 1))


async def test_answering_twice_is_refused_the_second_time_and_does_no_harm() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    with pytest.raises(AppError, match="offer_gone"):
        await here.do(ask.Answer(call, "ana", 1))
    assert here.phase(call) == "talking"


async def test_hold_resume_keys_and_hang_up() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    await here.do(ask.Hold(call, "ana"))
    assert here.telephony.calls[call].hears == "music"
    with pytest.raises(AppError, match="not_possible"):
        await here.do(ask.Hold(call, "ana"))
    await here.do(ask.Resume(call, "ana"))
    await here.do(ask.SendKeys(call, "ana", "12#"))
    assert here.telephony.calls[call].keys == "12#"
    with pytest.raises(AppError, match="not_yours"):
        await here.do(ask.HangUp(call, "dan"))
    await here.do(ask.HangUp(call, "ana"))
    assert call not in here.telephony.calls
    assert here.phase(call) == "wrap_up"


async def test_done_frees_the_operator_for_the_next_call() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    await here.caller_leaves(call)
    waiting = await here.call()
    assert here.phase(waiting) == "waiting"
    await here.do(ask.Document(call, "ana", "reason", "outcome", finish=True))
    assert here.phase(waiting) == "offered"
    await here.do(ask.Document(call, "ana", "better reason", "outcome", finish=False))
    assert here.journal.kinds(call)[-1] == "Documented"


async def test_wrap_up_ends_by_itself_unless_extended() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    await here.caller_leaves(call)
    await here.pass_time(30)
    await here.do(ask.ExtendWrapUp(call, "ana"))
    await here.pass_time(60)
    assert here.phase(call) == "wrap_up"
    await here.pass_time(31)
    assert here.phase(call) == "done"
    assert "ana" not in here.engine.floor.engaged


async def test_a_break_while_it_rings_gives_the_call_back() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    await here.do(ask.SetPresence("ana", "break", "ana"))
    assert here.phase(call) == "waiting"
    assert here.status("ana") == "break"


async def test_a_lost_phone_keeps_the_customer_and_takes_the_talk_over() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    await here.phone_breaks("ana")
    assert here.phase(call) == "operator_lost"
    assert here.telephony.calls[call].hears == "music"
    await here.available("ana")
    assert here.phase(call) == "talking"
    assert here.telephony.calls[call].partner == "ana"


async def test_a_customer_is_queued_again_when_the_operator_does_not_return() -> None:
    here = await site()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    await here.phone_breaks("ana")
    await here.available("dan")
    await here.pass_time(31)
    assert here.engine.floor.calls[call].operator == "dan"
    assert here.status("ana") == "off"


async def test_a_wrong_number_is_turned_away_and_recorded() -> None:
    here = await site()
    call = here.telephony.call("0399999999", "0722123456")
    await here.settle()
    assert here.journal.kinds(call) == ["Arrived", "CallerLeft"]


async def test_nobody_without_a_phone_becomes_available() -> None:
    here = await site()
    with pytest.raises(AppError, match="no_phone"):
        await here.do(ask.SetPresence("ana", "available", "ana"))


async def test_no_number_stands_in_the_journal() -> None:
    here = await site()
    await here.call(caller="0722123456")
    assert "722123456" not in repr(here.journal.entries)
    assert "+40722123456" in here.journal.parties


async def test_changes_applied_to_the_old_picture_give_the_fresh_one() -> None:
    here = await site()
    seen: list[Update] = []
    here.engine.live.follow(seen.append)
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    await here.caller_leaves(call)
    await here.pass_time(61)
    first = seen[0]
    assert isinstance(first, Snapshot)
    picture = dict(first.entities)
    for change in seen[1:]:
        if isinstance(change, Change):
            for key, entity in change.entities.items():
                picture.pop(key, None) if entity is None else picture.update({key: entity})
    assert picture == here.engine.live.entities
    assert not any(isinstance(entity, LiveCall) for entity in picture.values())
    assert any(isinstance(entity, LiveQueue) and entity.available == 1 for entity in picture.values())
    ana = picture["operator/ana"]
    assert isinstance(ana, LiveOperator)
    assert (ana.engaged, ana.call) == ("no", None)


async def test_a_demo_s_customer_begins_to_speak_when_an_operator_answers() -> None:
    here = await site()
    await here.do(ask.PlaceDemoCall("d", "0310000100", "0722123456", "invoice"))
    spoken = ports.SpeakDemo("d", "invoice")
    assert spoken not in here.telephony.orders
    await here.available("ana")
    await here.answer(here.telephony.demos["d"])
    assert spoken in here.telephony.orders
    shown = here.engine.live.entities["demo/d"]
    assert isinstance(shown, LiveDemo)
    assert shown.speaking_since is not None
