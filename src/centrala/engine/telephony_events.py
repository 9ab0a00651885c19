"""What telephony tells, turned into facts."""

from collections.abc import Callable
from typing import Any

from centrala.domain.calls import facts
from centrala.domain.calls.call import IN_TALK
from centrala.domain.outgoing import why_not_reached
from centrala.domain.presence import facts as presence_facts
from centrala.engine import demos, desks, ports
from centrala.engine.arriving import arrive
from centrala.engine.engine import TAKE_OVER, Engine
from centrala.engine.recovery import reconcile
from centrala.engine.refusing import source_failed


def hear(engine: Engine, event: ports.Event) -> None:
    """Called for every event, in order."""
    _HEARD[type(event)](engine, event)
    engine.settle()


def _greeting_ended(engine: Engine, event: ports.GreetingEnded) -> None:
    engine.call_fact(event.call, facts.Announced())


def _ringing(engine: Engine, event: ports.Ringing) -> None:
    engine.call_fact(event.call, facts.Ringing())


def _joined(engine: Engine, event: ports.Joined) -> None:
    if engine.call_fact(event.call, facts.Answered(event.operator)) is not None:
        demos.speak(engine, event.call)


def _join_failed(engine: Engine, event: ports.JoinFailed) -> None:
    engine.call_fact(event.call, facts.JoinFailed(event.operator))


def _recording_started(engine: Engine, event: ports.RecordingStarted) -> None:
    engine.call_fact(event.call, facts.RecordingStarted(event.recording))


def _call_gone(engine: Engine, event: ports.CallGone) -> None:
    engine.gate.left(event.call)
    call = engine.floor.calls.get(event.call)
    if call is None:
        return
    if call.phase == "dialing":
        engine.call_fact(event.call, facts.NotReached(why_not_reached(event.cause), event.cause))
        return
    if call.recording_on and call.recording:
        engine.call_fact(event.call, facts.RecordingEnded(call.recording))
    by: facts.EndedBy = "operator" if call.phase in ("wrap_up", "ending") else "caller"
    engine.call_fact(event.call, facts.CallerLeft(call.turned_away or by, event.cause))


def _phone_up(engine: Engine, event: ports.PhoneUp) -> None:
    engine.presence_fact(event.operator, presence_facts.PhoneUp(event.desk))
    desks.came(engine, event.operator)
    call_id = engine.floor.engaged.get(event.operator)
    if call_id is not None and engine.floor.calls[call_id].phase == "operator_lost":
        engine.call_fact(call_id, facts.OperatorBack(event.operator))


def _phone_down(engine: Engine, event: ports.PhoneDown) -> None:
    engine.presence_fact(event.operator, presence_facts.PhoneDown())
    call_id = engine.floor.engaged.get(event.operator)
    call = engine.floor.calls.get(call_id) if call_id else None
    if call_id is None or call is None:
        return
    if call.phase == "offered":
        engine.call_fact(call_id, facts.OfferWithdrawn(event.operator, call.offer, "phone_lost"))
    elif call.phase in IN_TALK | {"dialing"}:
        engine.call_fact(call_id, facts.OperatorLost(event.operator, engine.clock.now() + TAKE_OVER))


def _connected(engine: Engine, event: ports.Connected) -> None:
    engine.connected, engine.carrier = True, event.carrier
    reconcile(engine, event)


def _disconnected(engine: Engine, event: ports.Disconnected) -> None:
    engine.connected, engine.disconnected_at = False, engine.clock.now()


_HEARD: dict[type, Callable[[Engine, Any], None]] = {
    ports.CallArrived: arrive,
    ports.SourceFailed: source_failed,
    ports.GreetingEnded: _greeting_ended,
    ports.Ringing: _ringing,
    ports.Joined: _joined,
    ports.JoinFailed: _join_failed,
    ports.RecordingStarted: _recording_started,
    ports.CallGone: _call_gone,
    ports.PhoneUp: _phone_up,
    ports.PhoneDown: _phone_down,
    ports.DemoAnswered: demos.answered,
    ports.DemoGone: demos.gone,
    ports.Connected: _connected,
    ports.Disconnected: _disconnected,
}
