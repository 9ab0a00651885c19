"""What every telephony adapter does, shown on the scripted one and on a real Asterisk with real SIP telephones."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from centrala.domain.calls.facts import TurnedAwayWhy
from centrala.engine import ports
from tests.contract.exchange import Ear, Exchange, Line, asterisk, scripted

LINE = "+40310000100"
CUSTOMER = "0722123456"
RINGS_ON = "+40722000006"
PLACED = "01999e10-0000-7000-8000-000000000001"


@pytest.fixture(params=["scripted", pytest.param("asterisk", marks=pytest.mark.asterisk)])
async def exchange(request: pytest.FixtureRequest) -> AsyncIterator[Exchange]:
    if request.param == "scripted":
        async with scripted() as made:
            yield made
        return
    home = Path(tempfile.mkdtemp(prefix="ct", dir="/tmp"))
    try:
        async with asterisk(home / "h") as real:
            yield real
    finally:
        shutil.rmtree(home)


async def connected(exchange: Exchange) -> Ear:
    ear = Ear()
    await exchange.telephony.start(ear)
    await ear.hears(ports.Connected)
    return ear


async def arrived(exchange: Exchange, ear: Ear, dialled: str = LINE, caller: str = CUSTOMER) -> tuple[str, Line]:
    line = await exchange.call(dialled, caller)
    return (await ear.hears(ports.CallArrived)).call, line


async def at_desk(exchange: Exchange, ear: Ear, operator: str = "ana") -> Line:
    credentials = await exchange.telephony.issue_phone(operator)
    line = await exchange.phone(credentials.username, credentials.password)
    assert (await ear.hears(ports.PhoneUp)).operator == operator
    return line


async def in_talk(exchange: Exchange, ear: Ear) -> tuple[str, Line, Line]:
    desk = await at_desk(exchange, ear)
    call, customer = await arrived(exchange, ear)
    exchange.telephony.order(ports.Greet(call, "ro", recorded=True))
    await ear.hears(ports.GreetingEnded)
    exchange.telephony.order(ports.Music(call))
    exchange.telephony.order(ports.Join(call, "ana"))
    assert await ear.hears(ports.Joined) == ports.Joined(call, "ana")
    return call, customer, desk


async def test_a_call_arrives_with_the_numbers_the_network_sent(exchange: Exchange) -> None:
    ear = await connected(exchange)
    await exchange.call(LINE, CUSTOMER)
    event = await ear.hears(ports.CallArrived)
    assert (event.dialled, event.caller) == (LINE, CUSTOMER)
    withheld = await exchange.call("0310000100", "")
    other = await ear.hears(ports.CallArrived)
    assert (other.dialled, other.caller) == ("0310000100", "")
    assert other.call != event.call
    await withheld.hang_up()


async def test_a_caller_who_leaves_is_told_once(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call, customer = await arrived(exchange, ear)
    exchange.telephony.order(ports.Greet(call, "ro", recorded=True))
    await ear.hears(ports.GreetingEnded)
    await customer.hang_up()
    assert (await ear.hears(ports.CallGone)).call == call
    exchange.telephony.order(ports.Music(call))
    exchange.telephony.order(ports.HangUp(call))
    await at_desk(exchange, ear)
    assert not [event for event in ear.heard if isinstance(event, ports.CallGone)]


async def test_a_call_can_be_greeted_without_an_announcement(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call, _ = await arrived(exchange, ear)
    exchange.telephony.order(ports.Greet(call, "ro", recorded=False))
    assert (await ear.hears(ports.GreetingEnded)).call == call


@pytest.mark.parametrize("why", ["not_in_use", "closed"])
async def test_a_call_is_told_why_it_is_turned_away(exchange: Exchange, why: TurnedAwayWhy) -> None:
    ear = await connected(exchange)
    call, _ = await arrived(exchange, ear, dialled="0399999999")
    exchange.telephony.order(ports.TurnAway(call, "ro", why))
    assert (await ear.hears(ports.CallGone)).call == call


async def test_an_operator_s_leg_comes_and_goes(exchange: Exchange) -> None:
    ear = await connected(exchange)
    desk = await at_desk(exchange, ear)
    await desk.hang_up()
    assert (await ear.hears(ports.PhoneDown)).operator == "ana"


async def test_credentials_are_never_the_same_and_old_ones_let_nobody_in(exchange: Exchange) -> None:
    ear = await connected(exchange)
    first = await exchange.telephony.issue_phone("ana")
    second = await exchange.telephony.issue_phone("ana")
    assert first.username != second.username
    assert first.password != second.password
    await exchange.phone(first.username, first.password)
    await at_desk(exchange, ear, "dan")
    assert not [event for event in ear.heard if isinstance(event, ports.PhoneUp)]


async def test_a_second_leg_of_an_operator_replaces_the_first(exchange: Exchange) -> None:
    ear = await connected(exchange)
    await at_desk(exchange, ear)
    await at_desk(exchange, ear)
    assert (await ear.hears(ports.PhoneDown)).operator == "ana"
    call, _ = await arrived(exchange, ear)
    exchange.telephony.order(ports.Greet(call, "ro", recorded=False))
    await ear.hears(ports.GreetingEnded)
    exchange.telephony.order(ports.Join(call, "ana"))
    assert (await ear.hears(ports.Joined)).operator == "ana"


async def test_a_talk_is_joined_held_recorded_and_ended(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call, _, _ = await in_talk(exchange, ear)
    exchange.telephony.order(ports.Record(call, f"2026/03/02/{call}"))
    assert await ear.hears(ports.RecordingStarted) == ports.RecordingStarted(call, f"2026/03/02/{call}")
    exchange.telephony.order(ports.Music(call))
    exchange.telephony.order(ports.Join(call, "ana"))
    assert (await ear.hears(ports.Joined)).call == call
    exchange.telephony.order(ports.SendKeys(call, "12#"))
    exchange.telephony.order(ports.Park("ana"))
    exchange.telephony.order(ports.HangUp(call))
    assert (await ear.hears(ports.CallGone)).call == call
    assert not [event for event in ear.heard if isinstance(event, ports.PhoneDown)]


async def test_joining_an_operator_without_a_leg_fails(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call, _ = await arrived(exchange, ear)
    exchange.telephony.order(ports.Greet(call, "ro", recorded=False))
    await ear.hears(ports.GreetingEnded)
    exchange.telephony.order(ports.Join(call, "ana"))
    assert await ear.hears(ports.JoinFailed) == ports.JoinFailed(call, "ana")


async def test_an_operator_s_lost_leg_leaves_the_customer(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call, customer, desk = await in_talk(exchange, ear)
    await desk.hang_up()
    await ear.hears(ports.PhoneDown)
    exchange.telephony.order(ports.Music(call))
    await at_desk(exchange, ear)
    exchange.telephony.order(ports.Join(call, "ana"))
    assert (await ear.hears(ports.Joined)).call == call
    await customer.hang_up()
    assert (await ear.hears(ports.CallGone)).call == call


async def test_a_dropped_phone_and_its_credentials_are_gone(exchange: Exchange) -> None:
    ear = await connected(exchange)
    await at_desk(exchange, ear)
    exchange.telephony.order(ports.DropPhone("ana"))
    assert (await ear.hears(ports.PhoneDown)).operator == "ana"


async def test_a_restarted_engine_is_told_what_is_there(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call, customer, _ = await in_talk(exchange, ear)
    again = await exchange.again()
    fresh = Ear()
    await again.telephony.start(fresh)
    told = await fresh.hears(ports.Connected)
    here = (frozenset({call}), frozenset({"ana"}), frozenset({(call, "ana")}))
    assert (told.calls, told.phones, told.talking) == here
    assert [(a.call, a.dialled, a.caller) for a in told.arrived] == [(call, LINE, CUSTOMER)]
    assert told.recorded == set()
    assert told.carrier
    await customer.hang_up()
    assert (await fresh.hears(ports.CallGone)).call == call
    await again.telephony.stop()


async def test_a_restarted_engine_is_told_what_ended_meanwhile_and_by_whom(exchange: Exchange) -> None:
    ear = await connected(exchange)
    ours, _ = await arrived(exchange, ear)
    exchange.telephony.order(ports.Greet(ours, "ro", recorded=False))
    exchange.telephony.order(ports.HangUp(ours))
    await ear.hears(ports.CallGone)
    left, customer, _ = await in_talk(exchange, ear)
    exchange.telephony.order(ports.Record(left, f"2026/03/02/{left}"))
    await ear.hears(ports.RecordingStarted)
    again = await exchange.again()
    before = datetime.now(UTC)
    await customer.hang_up()
    after = datetime.now(UTC)
    await asyncio.sleep(0.3)
    fresh = Ear()
    await again.telephony.start(fresh)
    told = await fresh.hears(ports.Connected)
    assert told.calls == set()
    assert (told.ended[left].by, told.ended[left].cause) == ("caller", 16)
    assert before <= told.ended[left].at <= after
    assert told.ended[ours].by == "us"
    await again.telephony.stop()


async def test_a_restarted_engine_is_told_what_is_recorded(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call, _, _ = await in_talk(exchange, ear)
    exchange.telephony.order(ports.Record(call, f"2026/03/02/{call}"))
    await ear.hears(ports.RecordingStarted)
    again = await exchange.again()
    fresh = Ear()
    await again.telephony.start(fresh)
    assert (await fresh.hears(ports.Connected)).recorded == {call}
    await again.telephony.stop()


async def test_who_calls_while_no_engine_is_there_comes_in_when_one_is(exchange: Exchange) -> None:
    await connected(exchange)
    again = await exchange.again()
    before = datetime.now(UTC)
    await exchange.call(LINE, CUSTOMER)
    await asyncio.sleep(0.5)
    after = datetime.now(UTC)
    fresh = Ear()
    await again.telephony.start(fresh)
    told = await fresh.hears(ports.Connected)
    came = told.arrived[0] if told.arrived else await fresh.hears(ports.CallArrived)
    assert (came.dialled, came.caller) == (LINE, CUSTOMER)
    assert came.at is not None
    assert before - timedelta(milliseconds=1) <= came.at <= after
    await again.telephony.stop()


async def test_a_demo_call_is_a_call_like_any_other(exchange: Exchange) -> None:
    ear = await connected(exchange)
    exchange.telephony.order(ports.PlaceDemo("d", LINE, CUSTOMER, "short"))
    event = await ear.hears(ports.CallArrived)
    assert (event.dialled, event.caller) == (LINE, CUSTOMER)
    exchange.telephony.order(ports.Greet(event.call, "ro", recorded=False))
    assert (await ear.hears(ports.DemoAnswered)).demo == "d"
    exchange.telephony.order(ports.EndDemo("d"))
    assert (await ear.hears(ports.DemoGone)).demo == "d"
    assert (await ear.hears(ports.CallGone)).call == event.call


async def dialled(exchange: Exchange, ear: Ear, number: str = RINGS_ON) -> str:
    await at_desk(exchange, ear)
    exchange.telephony.order(ports.Dial(PLACED, "ana", number, LINE))
    return PLACED


async def test_who_is_called_rings_answers_and_is_held_and_hung_up_as_any_other(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call = await dialled(exchange, ear)
    assert (await ear.hears(ports.Ringing)).call == call
    await exchange.called(RINGS_ON)
    assert await ear.hears(ports.Joined) == ports.Joined(call, "ana")
    exchange.telephony.order(ports.Record(call, f"2026/03/02/{call}"))
    await ear.hears(ports.RecordingStarted)
    exchange.telephony.order(ports.Music(call))
    exchange.telephony.order(ports.Join(call, "ana"))
    assert await ear.hears(ports.Joined) == ports.Joined(call, "ana")
    exchange.telephony.order(ports.Park("ana"))
    exchange.telephony.order(ports.HangUp(call))
    assert (await ear.hears(ports.CallGone)).call == call


async def test_who_was_called_hangs_up(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call = await dialled(exchange, ear)
    await ear.hears(ports.Ringing)
    customer = await exchange.called(RINGS_ON)
    await ear.hears(ports.Joined)
    await customer.hang_up()
    assert await ear.hears(ports.CallGone) == ports.CallGone(call, 16)


async def test_a_call_is_given_up_while_it_rings(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call = await dialled(exchange, ear)
    await ear.hears(ports.Ringing)
    exchange.telephony.order(ports.HangUp(call))
    assert (await ear.hears(ports.CallGone)).call == call
    assert not [event for event in ear.heard if isinstance(event, ports.Joined)]


async def test_without_a_phone_nobody_is_called(exchange: Exchange) -> None:
    ear = await connected(exchange)
    exchange.telephony.order(ports.Dial(PLACED, "ana", RINGS_ON, LINE))
    assert await ear.hears(ports.CallGone) == ports.CallGone(PLACED, 3)


async def test_a_restarted_engine_finds_a_call_that_still_rings_and_hears_its_answer(exchange: Exchange) -> None:
    ear = await connected(exchange)
    call = await dialled(exchange, ear)
    await ear.hears(ports.Ringing)
    again = await exchange.again()
    fresh = Ear()
    await again.telephony.start(fresh)
    told = await fresh.hears(ports.Connected)
    assert (told.calls, told.talking) == (frozenset({call}), frozenset())
    await again.called(RINGS_ON)
    assert await fresh.hears(ports.Joined) == ports.Joined(call, "ana")
    await again.telephony.stop()
