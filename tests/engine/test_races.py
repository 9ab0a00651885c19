"""What persons do in the same instant, in every order, with and without time for the others to hear of it."""

import itertools
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

import pytest

from centrala.contract import commands as ask
from centrala.engine.commands import do
from centrala.kit.errors import AppError
from tests.engine.site import Site

Act = Callable[[Site, str], Awaitable[str]]
REFUSALS = {"calls.gone", "calls.offer_gone", "calls.not_yours", "calls.not_possible"}


async def caller_hangs_up(here: Site, call: str) -> str:
    here.telephony.caller_hangs_up(call)
    return "done"


async def ring_ends(here: Site, call: str) -> str:
    here.clock.advance(15.1)
    return "done"


async def phone_breaks(here: Site, call: str) -> str:
    here.telephony.phone_drops("ana")
    return "done"


def presses(command: ask.AnyCommand) -> Act:
    async def press(here: Site, call: str) -> str:
        """Without waiting: the code of the refusal, or "done"."""
        try:
            await do(here.engine, command)
        except AppError as refusal:
            return refusal.code
        return "done"

    return press


def orders(names: Sequence[str]) -> Iterable[tuple[tuple[str, ...], tuple[bool, ...]]]:
    """Every order of the acts, each with every choice of where there is a pause between two."""
    pauses = itertools.product([False, True], repeat=len(names))
    return itertools.product(itertools.permutations(names), list(pauses))


async def happen(
    here: Site, call: str, acts: Mapping[str, Act], order: Sequence[str], pauses: Sequence[bool]
) -> dict[str, str]:
    """What each was told."""
    told = {}
    for name, pause in zip(order, pauses, strict=True):
        told[name] = await acts[name](here, call)
        if pause:
            await here.settle()
    await here.settle()
    return told


async def nobody_is_stuck(here: Site, call: str) -> None:
    kinds = Counter(here.journal.kinds(call))
    assert kinds["CallerLeft"] <= 1
    assert kinds["WrapUpStarted"] <= 1
    if call in here.telephony.calls:
        await here.caller_leaves(call)
    await here.pass_time(200)
    assert here.engine.floor.calls == {}
    assert here.engine.floor.engaged == {}
    assert Counter(here.journal.kinds(call))["CallerLeft"] == 1
    assert set(here.telephony.phones.values()) <= {"parked"}, "no leg is left in a call that is over"


async def ringing() -> tuple[Site, str]:
    here = await Site().start()
    await here.available("ana")
    await here.pass_time(1)
    await here.available("dan")
    call = await here.call()
    assert here.engine.floor.calls[call].operator == "ana"
    return here, call


OTHERS: list[dict[str, Act]] = [
    {"caller": caller_hangs_up},
    {"ring": ring_ends},
    {"phone": phone_breaks},
    {"caller": caller_hangs_up, "ring": ring_ends, "phone": phone_breaks},
]


@pytest.mark.parametrize("others", OTHERS)
async def test_answering_while_the_caller_hangs_up_the_ring_ends_or_the_phone_breaks(others: dict[str, Act]) -> None:
    for order, pauses in orders(["ana", *others]):
        here, call = await ringing()
        told = await happen(here, call, others | {"ana": presses(ask.Answer(call, "ana", 1))}, order, pauses)
        assert told["ana"] in REFUSALS | {"done", "presence.no_phone"}
        await nobody_is_stuck(here, call)


@pytest.mark.parametrize("late", [1, 2])
async def test_two_operators_press_at_once_and_one_gets_the_call(late: int) -> None:
    """`late`: the offer that the second one answers; 2 is not made before the first has ended."""
    for order, pauses in orders(["ana", "dan", "ring"]):
        here, call = await ringing()
        ana, dan = presses(ask.Answer(call, "ana", 1)), presses(ask.Answer(call, "dan", late))
        told = await happen(here, call, {"ana": ana, "dan": dan, "ring": ring_ends}, order, pauses)
        taken = [who for who in ("ana", "dan") if told[who] == "done"]
        assert len(taken) <= 1, f"both have it: {order} {pauses}"
        assert set(told.values()) <= REFUSALS | {"done"}
        if taken:
            assert here.phase(call) == "talking"
            assert here.telephony.calls[call].partner == taken[0]
        await nobody_is_stuck(here, call)


@pytest.mark.parametrize("more", [{}, {"phone": phone_breaks}])
async def test_both_hang_up_at_once_in_every_order(more: dict[str, Act]) -> None:
    for order, pauses in orders(["customer", "operator", "again", *more]):
        here, call = await ringing()
        await here.answer(call)
        hang_up = presses(ask.HangUp(call, "ana"))
        acts = {"customer": caller_hangs_up, "operator": hang_up, "again": hang_up, **more}
        told = await happen(here, call, acts, order, pauses)
        assert set(told.values()) <= {"done", "calls.gone"}, "who comes late is told that the call is over"
        assert here.phase(call) == "wrap_up"
        await here.do(ask.Document(call, "ana", "reason", "outcome", finish=True))
        await nobody_is_stuck(here, call)


async def test_who_leaves_before_both_are_joined_frees_the_operator_at_once() -> None:
    here, call = await ringing()
    here.telephony.caller_hangs_up(call)
    await presses(ask.Answer(call, "ana", 1))(here, call)
    await here.settle()
    assert here.phase(call) == "done"
    assert "ana" not in here.engine.floor.engaged
    assert here.status("ana") == "available"
