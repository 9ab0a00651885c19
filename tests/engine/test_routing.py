"""Calls go to whom the company chose, and say why."""

from msgspec.structs import replace

from centrala.contract import commands as ask
from centrala.contract.directory import Operator, Queue, Relax, Reserve, Skill
from centrala.contract.facts import decode, encode
from centrala.domain.calls import facts
from centrala.domain.routing import SkillMet, Why
from tests.engine.site import DIRECTORY, Site

ANA = Operator("ana", ("care",), (Skill("bills", 3),), ("ro",))
DAN = Operator("dan", ("care",), (Skill("bills", 1),), ("ro", "en"))
BILLS = Queue("care", needs=(Skill("bills", 3),), relax=(Relax(20, 2),))


async def site(queue: Queue, *operators: Operator, reserves: tuple[Reserve, ...] = ()) -> Site:
    directory = replace(DIRECTORY, operators=operators or (ANA, DAN), queues=(queue,), reserves=reserves)
    return await Site(directory=directory).start()


def why(here: Site, call: str) -> Why | None:
    """Of its last offer."""
    offers = [fact for stream, _, fact in here.journal.entries if stream == f"call:{call}"]
    return next(fact.why for fact in reversed(offers) if isinstance(fact, facts.Offered))


async def test_a_call_goes_to_the_skilled_operator_and_says_why() -> None:
    here = await site(BILLS)
    await here.available("dan")
    await here.pass_time(5)
    await here.available("ana")
    call = await here.call()
    assert here.engine.floor.calls[call].operator == "ana"
    assert why(here, call) == Why("only", skills=(SkillMet("bills", 3, 3),))


async def test_after_some_waiting_less_will_do_by_the_engines_own_timer() -> None:
    here = await site(BILLS)
    await here.available("dan")
    call = await here.call()
    await here.pass_time(19)
    assert here.phase(call) == "waiting"
    await here.pass_time(1)
    assert here.engine.floor.calls[call].operator == "dan"
    assert why(here, call) == Why("only", waited_s=20, idle_s=20, skills=(SkillMet("bills", 3, 1),))


async def test_the_timer_is_set_again_after_a_restart() -> None:
    old = await site(BILLS)
    await old.available("dan")
    call = await old.call()
    await old.pass_time(5)
    await old.telephony.stop()
    here = Site(old.journal, old.telephony, old.directory)
    here.clock.time = old.clock.time
    await here.start()
    assert here.phase(call) == "waiting"
    await here.pass_time(15)
    assert here.engine.floor.calls[call].operator == "dan"


async def test_who_calls_again_waits_a_little_for_the_same_operator() -> None:
    here = await site(Queue("care", last_operator_s=10))
    await here.available("ana")
    first = await here.call()
    await here.answer(first)
    await here.available("dan")
    again = await here.call()
    assert here.phase(again) == "waiting"
    stranger = await here.call(caller="0744000000")
    assert here.engine.floor.calls[stranger].operator == "dan"
    await here.caller_leaves(first)
    await here.do(ask.Document(first, "ana", "reason", "outcome", finish=True))
    assert here.engine.floor.calls[again].operator == "ana"
    assert why(here, again) == Why("last")


async def test_a_busy_last_operator_is_waited_for_so_long_only_and_nobody_withheld_has_one() -> None:
    here = await site(Queue("care", last_operator_s=10))
    await here.available("ana")
    await here.answer(await here.call())
    await here.available("dan")
    again = await here.call()
    await here.pass_time(10)
    assert here.engine.floor.calls[again].operator == "dan"
    await here.caller_leaves(again)
    await here.answer(await here.call(caller=""))
    withheld = [await here.call(caller=""), await here.call(caller="")]
    assert [here.engine.floor.calls[call].last_operator for call in withheld] == [None, None]


async def test_the_last_operator_survives_a_restart_with_the_call_that_waits() -> None:
    old = await site(Queue("care", last_operator_s=10))
    await old.available("ana")
    await old.answer(await old.call())
    again = await old.call()
    await old.telephony.stop()
    here = Site(old.journal, old.telephony, old.directory)
    here.clock.time = old.clock.time
    await here.start()
    assert here.engine.floor.calls[again].last_operator == "ana"


async def test_the_language_of_the_line_counts_where_the_queue_says_so() -> None:
    english = replace(DIRECTORY.lines[0], id="english", number="+40310000101", language="en")
    here = await site(Queue("care", by_language=True))
    here.engine.use_directory(replace(here.directory, lines=(*DIRECTORY.lines, english)))
    await here.available("ana")
    call = await here.call(dialled="0310000101")
    assert here.phase(call) == "waiting"
    await here.available("dan")
    assert here.engine.floor.calls[call].operator == "dan"
    assert why(here, call) == Why("only", language="en")


async def test_fewest_today_counts_from_midnight() -> None:
    here = await site(Queue("care", order="fewest_today"))
    await here.available("ana")
    first = await here.call()
    await here.answer(first)
    await here.caller_leaves(first)
    await here.do(ask.Document(first, "ana", "reason", "outcome", finish=True))
    await here.pass_time(60)
    await here.available("dan")
    second = await here.call()
    assert here.engine.floor.calls[second].operator == "dan"
    assert why(here, second) == Why("fewest_today", taken=0)
    await here.caller_leaves(second)
    await here.pass_time(24 * 3600)
    assert here.engine.floor.calls[await here.call()].operator == "ana", "idle longer, and nobody had a call today"


async def test_a_scarce_skill_is_kept_back_for_a_while() -> None:
    here = await site(Queue("care"), ANA, reserves=(Reserve("bills", keep=1, until_s=30),))
    await here.available("ana")
    call = await here.call()
    assert here.phase(call) == "waiting"
    await here.pass_time(30)
    assert here.engine.floor.calls[call].operator == "ana"
    assert why(here, call) == Why("only", waited_s=30, idle_s=30, reserved=("bills",))


async def test_a_new_directory_counts_at_once_for_who_waits() -> None:
    here = await site(BILLS, DAN)
    await here.available("dan")
    call = await here.call()
    assert here.phase(call) == "waiting"
    await here.do(ask.PublishDirectory(replace(here.directory, version=2, queues=(Queue("care"),))))
    assert here.engine.floor.calls[call].operator == "dan"


async def test_who_is_taken_out_of_the_directory_gets_nothing_more() -> None:
    here = await site(Queue("care"), ANA, DAN)
    await here.available("ana")
    await here.do(ask.PublishDirectory(replace(here.directory, version=2, operators=(DAN,))))
    call = await here.call()
    assert here.phase(call) == "waiting"


def test_facts_of_the_first_version_are_read_and_new_ones_come_back_whole() -> None:
    old = decode("Offered", {"operator": "ana", "offer": 1, "until": "2026-11-02T08:00:15Z"})
    assert isinstance(old, facts.Offered)
    assert old.why is None
    assert decode("Queued", {"queue": "care", "again": True}) == facts.Queued("care", again=True)
    reason = Why("level_first", 3, 40, None, (SkillMet("bills", 3, 3),), (SkillMet("fibre", 0, 1),), "ro", ("fibre",))
    new = facts.Offered("ana", 2, old.until, reason)
    assert decode(*encode(new)) == new
