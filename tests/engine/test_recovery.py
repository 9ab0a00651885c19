"""A restarted engine finds everybody where they were."""

from centrala.contract import commands as ask
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
    older, younger = await here.call(), await here.call()
    await here.available("dan")
    await here.available("ana")
    await here.phone_breaks("dan")
    await here.available("ana")  # her phone anew: the younger call goes back, the older one rings
    assert [here.phase(c) for c in (older, younger)] == ["offered", "waiting"]
    again = await restarted(here)
    assert again.engine.floor.engaged == {"ana": older}
    assert [again.phase(c) for c in (older, younger)] == ["offered", "waiting"]
