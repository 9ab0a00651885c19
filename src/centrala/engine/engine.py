"""Where facts meet the outside: each is applied, journaled, shown, and its commands are carried out."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from centrala.contract.directory import EMPTY, Directory, Line, Queue
from centrala.contract.live import LiveDemo
from centrala.domain import calls, presence
from centrala.domain.calls import commands as do
from centrala.domain.calls import facts
from centrala.domain.calls.call import Call
from centrala.domain.presence.facts import PresenceFact, StatusChanged
from centrala.domain.routing import Why
from centrala.engine import ports
from centrala.engine.desks import Claim
from centrala.engine.figures import Figures, MeasuredJournal
from centrala.engine.floor import Floor
from centrala.engine.gate import Gate, Limits
from centrala.engine.live import LivePicture, call_view, operator_view, queue_views
from centrala.engine.placements import Placements
from centrala.engine.routing import Routing

TAKE_OVER = timedelta(seconds=30)
"""How long a customer whose operator was lost is kept for that operator."""

Durable = asyncio.Future[int]


class Engine:
    """One site. Every entry from outside ends with `settle`: calls are offered, followers are told."""

    def __init__(
        self,
        telephony: ports.Telephony,
        journal: ports.Journal,
        clock: ports.Clock,
        keep_directory: Callable[[Directory], None] = lambda directory: None,
        limits: Limits | None = None,
    ) -> None:
        self.keep_directory = keep_directory
        self.telephony = telephony
        self.figures = Figures()
        self.journal: ports.Journal = MeasuredJournal(journal, self.figures)
        self.clock = clock
        self.floor = Floor()
        self.routing = Routing(self.floor)
        self.gate = Gate(limits or Limits())
        self.live = LivePicture()
        self.directory: Directory = EMPTY
        self.connected = False
        self.carrier = False
        self.placements = Placements()
        self.disconnected_at: datetime | None = None
        self.disk_low = False
        self.queues: dict[str, Queue] = {}
        self.lines: dict[str, Line] = {}
        self._queues_of: dict[str, frozenset[str]] = {}
        self.claims: dict[str, Claim] = {}
        self.silent_demos: dict[str, ports.PlaceDemo] = {}
        self._timers: dict[str, Callable[[], None]] = {}

    # --- what is known of the company ---------------------------------------------------------------------

    def use_directory(self, directory: Directory) -> None:
        self.directory = directory
        self.queues = {queue.id: queue for queue in directory.queues}
        self.lines = {line.id: line for line in directory.lines}
        self._queues_of = {o.id: frozenset(o.queues) for o in directory.operators}
        self.routing.use_directory(directory)
        for operator in {*self.floor.operators, *self._queues_of}:
            self.floor.operators.setdefault(operator, presence.Presence("off", "chosen", self.clock.now()))
            self._show_operator(operator)
        self.settle()

    def line_of(self, number: str | None) -> Line | None:
        return next((line for line in self.directory.lines if line.number == number), None)

    def queues_of(self, operator: str) -> frozenset[str]:
        return self._queues_of.get(operator, frozenset())

    def is_operator(self, operator: str) -> bool:
        return operator in self._queues_of

    # --- facts ---------------------------------------------------------------------------------------------

    def call_fact(self, call_id: str, fact: facts.CallFact, at: datetime | None = None) -> Durable | None:
        """Apply and journal; None when it does not fit the call's state and was forgotten. `at`: when it became true,
        where that was earlier; within a call time never goes back."""
        now = self.clock.now()
        at = max(min(at or now, now), self.floor.last_at.get(call_id, datetime.min.replace(tzinfo=UTC)))
        before = self.floor.calls.get(call_id)
        commands = self.floor.take_call_fact(call_id, fact, at)
        if commands is None:
            return None
        durable = self.journal.append(f"call:{call_id}", fact, at)
        self._follow_up(call_id, before)
        for command in commands:
            self.carry_out(call_id, command)
        if call_id not in self.floor.calls:
            self.journal.close_call(call_id)
        return durable

    def presence_fact(self, operator: str, fact: PresenceFact) -> Durable | None:
        at = self.clock.now()
        if not self.floor.take_presence_fact(operator, fact, at):
            return None
        durable = self.journal.append(f"operator:{operator}", fact, at)
        self.watch_presence(operator)
        self._show_operator(operator)
        return durable

    def watch_presence(self, operator: str) -> None:
        """What is due by time comes by itself, after a replay too."""
        until = self.floor.operators[operator].until
        self._set_timer(f"operator:{operator}", until, lambda: self._presence_due(operator))

    def settle(self) -> None:
        """Offer what can be offered; then tell followers what changed."""
        if self.connected:
            self._offer_what_waits()
        for queue, view in queue_views(self.floor, self.directory):
            self.live.set(f"queue/{queue}", view)
        self.live.flush()

    def _offer_what_waits(self) -> None:
        for decision in self.routing.decide(self.clock.now()):
            self._offer(decision.call, decision.operator, decision.why)
        self._set_timer("routing", self.routing.due, self.settle)

    def _offer(self, call_id: str, operator: str, why: Why) -> None:
        call = self.floor.calls[call_id]
        until = self.clock.now() + timedelta(seconds=self._queue(call).ring_s)
        self.call_fact(call_id, facts.Offered(operator, call.offer + 1, until, why))

    # --- commands of a call --------------------------------------------------------------------------------

    def carry_out(self, call_id: str, command: do.CallCommand) -> None:
        match command:
            case do.Enqueue(queue, again):
                self.call_fact(call_id, facts.Queued(queue, again, self._last_operator(call_id, queue)))
            case do.StartRecording():
                self.start_recording(call_id)
            case do.BeginWrapUp(operator):
                wrap_up_s = self._queue(self.floor.calls[call_id]).wrap_up_s
                until = self.clock.now() + timedelta(seconds=wrap_up_s)
                self.call_fact(call_id, facts.WrapUpStarted(operator, until))
            case do.MarkNotAnswering(operator):
                self.presence_fact(operator, StatusChanged("not_answering", "no_answer"))
            case _:
                self.telephony.order(self._order(call_id, command))

    def _order(self, call_id: str, command: do.CallCommand) -> ports.Order:
        match command:
            case do.Greet():
                line = self._line(call_id)
                return ports.Greet(call_id, line.language if line else "ro", line.recorded if line else True)
            case do.Dial(operator):
                return self._dial(call_id, operator)
            case do.TurnAway(why):
                line, home = self._line(call_id), self.directory.country == "RO"
                return ports.TurnAway(call_id, line.language if line else "ro" if home else "en", why)
            case do.PlayMusic():
                return ports.Music(call_id)
            case do.Join(operator):
                return ports.Join(call_id, operator)
            case do.Park(operator):
                return ports.Park(operator)
            case do.HangUpCaller():
                return ports.HangUp(call_id)
        raise TypeError(command)

    def _dial(self, call_id: str, operator: str) -> ports.Dial:
        line = self._line(call_id)
        number = self.journal.number_of(self.floor.calls[call_id].caller)
        return ports.Dial(call_id, operator, number, line.number if line else "")

    def start_recording(self, call_id: str) -> None:
        line = self._line(call_id)
        if line is not None and not line.recorded:
            return
        if self.disk_low:
            self.call_fact(call_id, facts.RecordingSkipped())
        else:
            self.telephony.order(ports.Record(call_id, self.recording_of(call_id)))

    def recording_of(self, call_id: str) -> str:
        """The same after a restart."""
        began = self.floor.calls[call_id].answered_at or self.clock.now()
        return f"{began:%Y/%m/%d}/{call_id}"

    def record_what_was_skipped(self) -> None:
        """The disk has space again: talks that go on are recorded from now on."""
        for call_id, call in list(self.floor.calls.items()):
            if call.phase == "talking" and call.recording is None:
                self.start_recording(call_id)

    # --- time ----------------------------------------------------------------------------------------------

    def _call_due(self, call_id: str) -> None:
        call = self.floor.calls.get(call_id)
        fact = calls.due_fact(call, self.clock.now()) if call else None
        if fact is not None:
            self.call_fact(call_id, fact)
            self.settle()

    def _presence_due(self, operator: str) -> None:
        fact = presence.due_fact(self.floor.operators[operator], self.clock.now())
        if fact is not None:
            self.presence_fact(operator, fact)
            self.settle()

    def _set_timer(self, key: str, at: datetime | None, do_: Callable[[], None]) -> None:
        cancel = self._timers.pop(key, None)
        if cancel:
            cancel()
        if at is not None:
            self._timers[key] = self.clock.call_at(at, do_)

    # --- what is shown -------------------------------------------------------------------------------------

    def show_demo(self, demo: LiveDemo | None, demo_id: str) -> None:
        self.live.set(f"demo/{demo_id}", demo)

    def show_again(self, call_id: str) -> None:
        """After a replay: the call's picture and its timer."""
        self._follow_up(call_id, None)

    def _follow_up(self, call_id: str, before: Call | None) -> None:
        call = self.floor.calls.get(call_id)
        self.routing.touch_call(call_id, before)
        number = self.journal.number_of(call.caller) if call else ""
        self.live.set(f"call/{call_id}", call_view(call_id, call, number))
        self._set_timer(f"call:{call_id}", call.until if call else None, lambda: self._call_due(call_id))
        for operator in {before.operator if before else None, call.operator if call else None} - {None}:
            assert operator is not None
            self._show_operator(operator)

    def _show_operator(self, operator: str) -> None:
        self.routing.touch_operator(operator)
        self.live.set(f"operator/{operator}", operator_view(operator, self.floor, self.is_operator(operator)))

    def _last_operator(self, call_id: str, queue: str) -> str | None:
        """Callers who withhold their number are nobody in particular."""
        caller = self.floor.calls[call_id].caller
        return self.routing.last_operator(queue, caller) if self.journal.number_of(caller) else None

    def _line(self, call_id: str) -> Line | None:
        call = self.floor.calls.get(call_id)
        return self.lines.get(call.line) if call and call.line else None

    def _queue(self, call: Call) -> Queue:
        return self.queues.get(call.queue or "") or Queue(id=call.queue or "")
