"""A line that is closed turns its callers away, and tells them so."""

from datetime import timedelta

from msgspec.structs import replace

from centrala.contract.directory import Hours
from tests.engine.site import DIRECTORY, START, Site

ALL_DAY = ((0, 24 * 60),)
NEVER = Hours("h", "UTC", ((),) * 7)


async def opened(hours: Hours) -> Site:
    here = await Site().start()
    line = replace(DIRECTORY.lines[0], hours=hours.id)
    here.engine.use_directory(replace(DIRECTORY, version=2, lines=(line,), hours=(hours,)))
    await here.available("ana")
    return here


async def test_who_calls_a_closed_line_hears_so_and_is_nobodys_to_answer() -> None:
    here = await opened(NEVER)
    call = here.telephony.call("0310000100", "0722123456")
    for _ in range(3):
        await here.settle()
    assert here.phase(call) == "done"
    assert here.journal.kinds(call) == ["Arrived", "CallerLeft"]
    assert [order.why for order in here.telephony.orders if hasattr(order, "why")] == ["closed"]
    assert here.engine.floor.engaged == {}


async def test_an_open_line_takes_calls_until_it_closes_and_keeps_who_waits() -> None:
    """START is a Monday noon."""
    here = await opened(Hours("h", "UTC", (((0, 12 * 60 + 1),), *((),) * 6)))
    first = await here.call()
    assert here.phase(first) == "offered"
    await here.pass_time(61)
    late = await here.call()
    assert (here.phase(late), here.phase(first)) == ("done", "waiting")


async def test_an_override_ends_by_itself() -> None:
    until = START + timedelta(minutes=10)
    here = await opened(Hours("h", "UTC", (ALL_DAY,) * 7, override="closed", override_until=until))
    assert here.phase(await here.call()) == "done"
    await here.pass_time(600)
    assert here.phase(await here.call()) != "done"


async def test_hours_that_are_gone_turn_nobody_away() -> None:
    here = await opened(NEVER)
    here.engine.use_directory(replace(here.engine.directory, version=3, hours=()))
    assert here.phase(await here.call()) == "offered"
