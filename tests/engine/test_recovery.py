"""A restarted engine finds everybody where they were."""

from datetime import timedelta

from centrala.contract import commands as ask
from centrala.domain.calls.facts import CallerLeft, RecordingEnded, RecordingStarted
from centrala.engine import ports
from centrala.engine.telephony_events import hear
from tests.engine.site import Site


async def restarted(old: Site) -> Site:
    await old.telephony.stop()
    new = Site(old.journal, old.telephony)
    new.clock.time = old.clock.time
    return await new.start()


async def test_waiting_talking_and_wrap_up_survive() -> None:
    here = await Site().start()
    await here.available("ana")
    await here.available("dan")
    talking = await here.call()
    taker = await here.answer(talking)
    wrapping = await here.call()
    await here.answer(wrapping)
    here.telephony.caller_hangs_up(wrapping)
    await here.settle()
    waiting = await here.call()
    again = await restarted(here)
    assert [again.phase(c) for c in (talking, wrapping, waiting)] == ["talking", "wrap_up", "waiting"]
    assert again.telephony.calls[talking].partner == taker
    await again.pass_time(61)
    assert again.phase(waiting) == "offered"


async def test_what_ended_meanwhile_is_ended() -> None:
    here = await Site().start()
    await here.available("ana")
    talking = await here.call()
    await here.answer(talking)
    waiting = await here.call()
    await here.telephony.stop()
    here.telephony.caller_hangs_up(talking)
    here.telephony.caller_hangs_up(waiting)
    again = await restarted(here)
    assert (again.phase(talking), again.phase(waiting)) == ("wrap_up", "done")
    await again.do(ask.Document(talking, "ana", "reason", "outcome", finish=True))
    assert again.engine.floor.engaged == {}


async def test_what_ended_meanwhile_has_its_own_time_and_cause() -> None:
    here = await Site().start()
    await here.available("ana")
    talking = await here.call()
    await here.answer(talking)
    await here.telephony.stop()
    here.clock.advance(2)
    here.telephony.caller_hangs_up(talking)
    left_at = here.clock.now()
    here.clock.advance(3)
    again = await restarted(here)
    told = [(at, fact) for _, at, fact in here.journal.entries if isinstance(fact, CallerLeft | RecordingEnded)]
    assert told == [(left_at, RecordingEnded(f"2026/03/02/{talking}")), (left_at, CallerLeft("caller", 16))]
    wrap_up = again.engine.floor.calls[talking]
    assert (wrap_up.ended_at, wrap_up.until) == (left_at, again.clock.now() + timedelta(seconds=60))


async def test_what_nobody_knows_of_was_lost_when_the_connection_was() -> None:
    here = await Site().start()
    call = await here.call()
    hear(here.engine, ports.Disconnected())
    lost_at = here.clock.now()
    here.clock.advance(3)
    hear(here.engine, ports.Connected(frozenset(), frozenset()))
    left = [(at, fact) for _, at, fact in here.journal.entries if isinstance(fact, CallerLeft)]
    assert left == [(lost_at, CallerLeft("line_lost", 27))]
    assert here.phase(call) == "done"


async def test_who_came_meanwhile_is_let_in_with_the_time_of_coming() -> None:
    here = await Site().start()
    await here.telephony.stop()
    here.clock.advance(2)
    came_at = here.clock.now()
    call = await here.call()
    here.clock.advance(3)
    again = await restarted(here)
    assert again.phase(call) == "waiting"
    assert again.engine.floor.calls[call].arrived_at == came_at
    assert again.journal.kinds(call).count("Arrived") == 1


async def test_a_call_that_was_over_is_not_let_in_again() -> None:
    here = await Site().start()
    call = await here.call()
    party = here.telephony.calls[call]
    await here.caller_leaves(call)
    here.telephony.calls[call] = party
    again = await restarted(here)
    await again.settle()
    assert call not in here.telephony.calls
    assert again.journal.kinds(call).count("Arrived") == 1


async def test_a_talk_whose_recording_was_not_begun_is_recorded_after_the_restart() -> None:
    here = await Site().start()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    here.journal.entries = [entry for entry in here.journal.entries if not isinstance(entry[2], RecordingStarted)]
    here.telephony.calls[call].recording = None
    again = await restarted(here)
    await again.settle()
    assert again.engine.floor.calls[call].recording_on


async def test_a_recording_that_was_begun_and_not_written_down_is_not_begun_twice() -> None:
    here = await Site().start()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    here.journal.entries = [entry for entry in here.journal.entries if not isinstance(entry[2], RecordingStarted)]
    again = await restarted(here)
    await again.settle()
    assert again.engine.floor.calls[call].recording == f"2026/03/02/{call}"
    assert sum(isinstance(order, ports.Record) for order in here.telephony.orders) == 1


async def test_a_waiting_caller_gets_music_whose_order_was_lost() -> None:
    here = await Site().start()
    call = await here.call()
    here.telephony.calls[call].hears = ""
    await restarted(here)
    assert here.telephony.calls[call].hears == "music"


async def test_who_has_no_phone_after_a_restart_is_off_in_time() -> None:
    here = await Site().start()
    await here.available("ana")
    await here.phone_breaks("ana")
    again = await restarted(here)
    await again.pass_time(31)
    assert again.status("ana") == "off"


async def test_nothing_is_doubled_by_a_restart() -> None:
    here = await Site().start()
    await here.available("ana")
    call = await here.call()
    await here.answer(call)
    before = list(here.journal.entries)
    again = await restarted(here)
    again = await restarted(again)
    assert here.journal.entries == before
    assert again.phase(call) == "talking"


async def test_who_took_one_call_after_another_is_engaged_by_the_last() -> None:
    """The older call names Ana last: it came back to her after the younger one had been taken away."""
    here = await Site().start()
    older = await here.call()
    await here.pass_time(1)
    younger = await here.call()
    await here.available("dan")
    await here.available("ana")
    await here.phone_breaks("dan")
    await here.available("ana")  # her phone anew: the younger call goes back, the older one rings
    assert [here.phase(c) for c in (older, younger)] == ["offered", "waiting"]
    again = await restarted(here)
    assert again.engine.floor.engaged == {"ana": older}
    assert [again.phase(c) for c in (older, younger)] == ["offered", "waiting"]
