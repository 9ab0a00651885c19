"""Whatever people, networks and clocks do in whatever order: nobody is stuck, nothing is given twice."""

import asyncio
import contextlib
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from centrala.contract import commands as ask
from centrala.contract.directory import Operator, Queue, Relax, Reserve, Skill
from centrala.domain.calls.call import WITH_OPERATOR
from centrala.engine.routing import Routing
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id
from tests.engine.site import DIRECTORY, NUMBER, Site

people = st.sampled_from(["ana", "dan"])
which = st.integers(0, 5)


class Shift(RuleBasedStateMachine):
    directory = DIRECTORY

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.site = Site(directory=self.directory)
        self.run(self.site.start())

    def run(self, work: Coroutine[Any, Any, object]) -> None:
        self.loop.run_until_complete(work)

    def press(self, command: ask.AnyCommand) -> None:
        with contextlib.suppress(AppError):
            self.run(self.site.do(command))

    def some_call(self, index: int) -> str:
        calls = list(self.site.engine.floor.calls)
        return calls[index % len(calls)] if calls else "none"

    @rule()
    def somebody_calls(self) -> None:
        self.run(self.site.call())

    @rule(who=people)
    def an_operator_comes(self, who: str) -> None:
        self.run(self.site.available(who))

    @rule(who=people, status=st.sampled_from(["off", "break", "available"]))
    def an_operator_changes(self, who: str, status: Any) -> None:
        self.press(ask.SetPresence(who, status, who))

    @rule(index=which)
    def what_rings_is_answered(self, index: int) -> None:
        ringing = [id_ for id_, call in self.site.engine.floor.calls.items() if call.phase == "offered"]
        if ringing:
            self.run(self.site.answer(ringing[index % len(ringing)]))

    @rule(who=people, index=which, offer=st.integers(0, 3))
    def somebody_answers_what_may_not_ring(self, who: str, index: int, offer: int) -> None:
        self.press(ask.Answer(self.some_call(index), who, offer))

    @rule(index=which, what=st.sampled_from([ask.Hold, ask.Resume, ask.HangUp, ask.ExtendWrapUp]))
    def an_operator_presses(self, index: int, what: Any) -> None:
        call = self.some_call(index)
        state = self.site.engine.floor.calls.get(call)
        self.press(what(call, (state.operator if state else None) or "ana"))

    @rule(who=people, index=which, finish=st.booleans())
    def an_operator_documents(self, who: str, index: int, finish: bool) -> None:
        self.press(ask.Document(self.some_call(index), who, "reason", "outcome", finish))

    @rule(who=people, digit=st.sampled_from(["0", "5", "6", "9"]))
    def an_operator_calls_out(self, who: str, digit: str) -> None:
        self.press(ask.Dial(new_id(), who, f"072200000{digit}"))

    @rule(who=people)
    def somebody_needs_an_ambulance(self, who: str) -> None:
        self.press(ask.Dial(new_id(), who, "112"))

    @rule(index=which)
    def a_caller_leaves(self, index: int) -> None:
        self.run(self.site.caller_leaves(self.some_call(index)))

    @rule(who=people)
    def a_phone_breaks(self, who: str) -> None:
        self.run(self.site.phone_breaks(who))

    @rule(seconds=st.sampled_from([1, 16, 31, 61]))
    def time_passes(self, seconds: int) -> None:
        self.run(self.site.pass_time(seconds))

    @rule(leaves=st.booleans(), index=which, calls=st.booleans(), seconds=st.sampled_from([0, 3]))
    def the_engine_restarts(self, leaves: bool, index: int, calls: bool, seconds: int) -> None:
        """Meanwhile somebody may leave, and somebody call."""
        old = self.site
        self.run(self.away(self.some_call(index) if leaves else "none", seconds, calls=calls))
        self.site = Site(old.journal, old.telephony, self.directory)
        self.site.clock.time = old.clock.time
        self.run(self.site.start())

    async def away(self, left: str, seconds: int, *, calls: bool) -> None:
        await self.site.telephony.stop()
        self.site.clock.time += timedelta(seconds=seconds)
        self.site.telephony.caller_hangs_up(left)
        if calls:
            self.site.telephony.call(NUMBER)

    @invariant()
    def one_call_an_operator_and_one_operator_a_call(self) -> None:
        floor = self.site.engine.floor
        bound = [call.operator for call in floor.calls.values() if call.phase in WITH_OPERATOR]
        assert len(set(bound)) == len(bound)
        assert {op: floor.calls[call].operator for op, call in floor.engaged.items()} == {
            op: op for op in floor.engaged
        }
        assert set(bound) == set(floor.engaged)

    @invariant()
    def nobody_idles_while_a_call_waits_for_whoever_can(self) -> None:
        floor = self.site.engine.floor
        ready = list(floor.ready(operator.id for operator in self.directory.operators))
        anybody_can = self.directory is DIRECTORY
        assert not (anybody_can and ready and list(floor.waiting()))

    @invariant()
    def routing_is_as_if_it_had_just_been_told_everything(self) -> None:
        engine, now = self.site.engine, self.site.clock.now()
        told_anew = Routing(engine.floor)
        told_anew.use_directory(engine.directory)
        assert told_anew.decide(now) == []
        assert told_anew.due is None or (engine.routing.due is not None and now < engine.routing.due <= told_anew.due)

    @invariant()
    def a_call_in_telephony_is_known_and_the_other_way_round(self) -> None:
        floor, telephony = self.site.engine.floor, self.site.telephony
        assert set(telephony.calls) <= set(floor.calls)
        assert all(call.caller_gone or id_ in telephony.calls for id_, call in floor.calls.items())

    @invariant()
    def who_talks_is_joined(self) -> None:
        for id_, call in self.site.engine.floor.calls.items():
            partner = self.site.telephony.calls[id_].partner if id_ in self.site.telephony.calls else None
            assert (call.phase == "talking") == (partner is not None and partner == call.operator)

    @invariant()
    def time_never_goes_back_within_a_call(self) -> None:
        last: dict[str, datetime] = {}
        for stream, at, _ in self.site.journal.entries:
            assert not stream.startswith("call:") or at >= last.get(stream, at)
            last[stream] = at

    def teardown(self) -> None:
        for call in list(self.site.telephony.calls):
            self.run(self.site.caller_leaves(call))
        self.run(self.site.pass_time(1000))
        assert self.site.engine.floor.calls == {}, "a call is stuck"
        assert self.site.engine.floor.engaged == {}, "an operator is stuck"
        self.loop.close()


class SkilledShift(Shift):
    """Ana knows bills well, Dan a little and is kept back; who called before waits for the same operator."""

    directory = replace(
        DIRECTORY,
        operators=(
            Operator("ana", ("care",), (Skill("bills", 3),), ("ro",)),
            Operator("dan", ("care",), (Skill("bills", 1), Skill("fibre", 1)), ("ro", "en")),
        ),
        queues=(
            Queue(
                "care",
                needs=(Skill("bills", 2),),
                by_language=True,
                relax=(Relax(17, 1),),
                order="fewest_today",
                last_operator_s=5,
            ),
        ),
        reserves=(Reserve("fibre", keep=1, until_s=20),),
    )


TestSkilledShift = SkilledShift.TestCase
SkilledShift.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
Shift.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
TestShift = Shift.TestCase
