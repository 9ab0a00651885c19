"""Sources that ask too much are turned away, nothing of them is recorded, and the others notice nothing."""

from datetime import UTC, datetime, timedelta

from centrala.engine import ports
from centrala.engine.gate import Gate, Limits
from centrala.engine.telephony_events import hear
from tests.engine.site import NUMBER, Site

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
SOURCE, OTHER = "192.0.2.7", "198.51.100.9"
LIMITS = Limits(per_second=3, at_once=5, faults=4, ban=timedelta(minutes=10), trusted=frozenset({"203.0.113.1"}))


async def _site() -> Site:
    site = Site()
    site.engine.gate = Gate(LIMITS)
    return await site.start()


async def _flood(site: Site, count: int, source: str = SOURCE) -> list[str]:
    calls = [site.telephony.call(NUMBER, "0722123456", source) for _ in range(count)]
    await site.settle()
    return [call for call in calls if site.journal.kinds(call)]


async def test_so_many_calls_a_second_come_in_and_no_more() -> None:
    site = await _site()
    assert len(await _flood(site, 6)) == 3
    assert len(await _flood(site, 1, OTHER)) == 1
    await site.pass_time(1)
    assert len(await _flood(site, 1)) == 1


async def test_so_many_calls_at_once_and_one_more_when_one_has_left() -> None:
    site = await _site()
    calls = []
    for _ in range(6):
        calls += await _flood(site, 1)
        await site.pass_time(1)
    assert len(calls) == 5
    await site.caller_leaves(calls[0])
    assert len(await _flood(site, 1)) == 1


async def test_who_does_not_stop_is_shut_out_for_a_while() -> None:
    site = await _site()
    await _flood(site, 7)
    assert site.telephony.banned == {SOURCE}
    await site.pass_time(2)
    assert await _flood(site, 1) == []
    await site.pass_time(600)
    assert site.telephony.banned == set()
    assert len(await _flood(site, 1)) == 1


async def test_who_guesses_passwords_is_shut_out() -> None:
    site = await _site()
    for _ in range(4):
        hear(site.engine, ports.SourceFailed(SOURCE))
    assert site.telephony.banned == {SOURCE}
    assert site.engine.figures.refused == {"sip.wrong_password": 4, "sip.banned": 1}


async def test_slow_mistakes_shut_nobody_out() -> None:
    site = await _site()
    for _ in range(8):
        hear(site.engine, ports.SourceFailed(SOURCE))
        await site.pass_time(30)
    assert site.telephony.banned == set()


async def test_carriers_and_this_machine_are_never_limited() -> None:
    site = await _site()
    for source in ("203.0.113.1", "127.0.0.1", ""):
        assert len(await _flood(site, 20, source)) == 20
    assert site.telephony.banned == set()


def test_a_source_is_told_of_once_an_hour() -> None:
    gate = Gate(LIMITS)
    told = [gate.tells(SOURCE, AT + timedelta(minutes=minute)) for minute in (0, 1, 59, 60, 61)]
    assert told == [True, False, False, True, False]


def test_a_world_of_sources_is_not_kept() -> None:
    gate = Gate(LIMITS)
    for number in range(20_000):
        gate.admits(f"source-{number}", f"call-{number}", AT)
        gate.left(f"call-{number}")
    assert len(gate._sources) <= 10_000
    assert not gate._source_of
