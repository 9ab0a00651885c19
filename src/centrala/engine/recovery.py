"""After a restart: the state from the journal, then made to agree with what telephony still has."""

from centrala.domain.calls import commands as do
from centrala.domain.calls import facts
from centrala.domain.calls.call import IN_TALK, Call
from centrala.domain.outgoing import why_not_reached
from centrala.domain.presence import facts as presence_facts
from centrala.engine import outgoing, ports
from centrala.engine.arriving import arrive_late
from centrala.engine.engine import TAKE_OVER, Engine

NORMAL, OUT_OF_ORDER = 16, 27
"""Q.850."""


def replay(engine: Engine) -> None:
    """Fill the floor from the journal; commands of the past are not carried out again."""
    for stream, entries in engine.journal.open_streams():
        kind, _, subject = stream.partition(":")
        for at, fact in entries:
            if kind == "call":
                engine.floor.take_call_fact(subject, fact, at)  # type: ignore[arg-type]  # its stream says so
            else:
                engine.floor.take_presence_fact(subject, fact, at)  # type: ignore[arg-type]
    engine.floor.index_again()
    outgoing.remember(engine)
    for operator in engine.floor.operators:
        engine.watch_presence(operator)
    for call_id in list(engine.floor.calls):
        engine.show_again(call_id)


def reconcile(engine: Engine, now: ports.Connected) -> None:
    """Calls and phones that are gone end; the others are put where they belong; who came meanwhile is let in."""
    for operator, state in list(engine.floor.operators.items()):
        if state.phone != (operator in now.phones):
            up = operator in now.phones
            engine.presence_fact(operator, presence_facts.PhoneUp() if up else presence_facts.PhoneDown())
    for call_id, call in list(engine.floor.calls.items()):
        if call_id in now.calls or call.caller_gone:
            _resume(engine, call_id, call, now)
        else:
            _gone(engine, call_id, call, now.ended.get(call_id))
    _park(engine, now)
    for arrival in now.arrived:
        arrive_late(engine, arrival)


def _gone(engine: Engine, call_id: str, call: Call, ended: ports.Ended | None) -> None:
    """What nothing is known of was lost with the connection."""
    at = ended.at if ended else engine.disconnected_at
    if call.phase == "dialing" and ended:
        engine.call_fact(call_id, facts.NotReached(why_not_reached(ended.cause), ended.cause), at)
        return
    if call.recording_on and call.recording:
        engine.call_fact(call_id, facts.RecordingEnded(call.recording), at)
    engine.call_fact(call_id, facts.CallerLeft(_ended_by(call, ended), ended.cause if ended else OUT_OF_ORDER), at)


def _ended_by(call: Call, ended: ports.Ended | None) -> facts.EndedBy:
    if call.turned_away is not None:
        return call.turned_away
    if call.phase in ("wrap_up", "ending"):
        return "operator"
    match ended:
        case ports.Ended(by="caller"):
            return "caller"
        case ports.Ended(by="us"):
            return "operator" if call.phase in IN_TALK else "caller"
    return "line_lost"


def _park(engine: Engine, now: ports.Connected) -> None:
    """Who talks with nobody waits at the desk, wherever the leg was left."""
    for operator in sorted(now.phones):
        call = engine.floor.calls.get(engine.floor.engaged.get(operator, ""))
        if call is None or call.phase in ("offered", "wrap_up"):
            engine.telephony.order(ports.Park(operator))


def _resume(engine: Engine, call_id: str, call: Call, now: ports.Connected) -> None:
    """Orders may have been lost with the last life: what they wanted is wanted again."""
    if call.recording is None and call_id in now.recorded:
        engine.call_fact(call_id, facts.RecordingStarted(engine.recording_of(call_id)))
    match call.phase:
        case "dialing":
            _resume_dialing(engine, call_id, call, now)
        case "greeting":
            engine.call_fact(call_id, facts.Announced())
        case "waiting":
            engine.carry_out(call_id, do.PlayMusic())
        case "wrap_up":
            _resume_wrap_up(engine, call_id, call)
        case "ending":
            engine.carry_out(call_id, do.HangUpCaller())
        case _:
            assert call.operator is not None
            _resume_bound(engine, call_id, call, call.operator, now)


def _resume_bound(engine: Engine, call_id: str, call: Call, operator: str, now: ports.Connected) -> None:
    here = operator in now.phones
    match call.phase:
        case "offered" if not here:
            engine.call_fact(call_id, facts.OfferWithdrawn(operator, call.offer, "phone_lost"))
        case "operator_lost" if here:
            engine.call_fact(call_id, facts.OperatorBack(operator))
        case phase if phase in IN_TALK - {"operator_lost"} and not here:
            engine.call_fact(call_id, facts.OperatorLost(operator, engine.clock.now() + TAKE_OVER))
        case "connecting" | "talking":
            _resume_talk(engine, call_id, operator, joined=(call_id, operator) in now.talking)
        case _:
            engine.carry_out(call_id, do.PlayMusic())


def _resume_talk(engine: Engine, call_id: str, operator: str, *, joined: bool) -> None:
    if not joined:
        engine.carry_out(call_id, do.Join(operator))
    else:
        engine.call_fact(call_id, facts.Answered(operator))
    call = engine.floor.calls[call_id]
    if call.phase == "talking" and call.recording is None and not engine.disk_low:
        engine.start_recording(call_id)


def _resume_dialing(engine: Engine, call_id: str, call: Call, now: ports.Connected) -> None:
    """Who has answered meanwhile talks; it may still ring."""
    assert call.operator is not None
    if call.operator not in now.phones:
        engine.call_fact(call_id, facts.OperatorLost(call.operator, engine.clock.now()))
    elif (call_id, call.operator) in now.talking:
        engine.call_fact(call_id, facts.Answered(call.operator))


def _resume_wrap_up(engine: Engine, call_id: str, call: Call) -> None:
    assert call.operator is not None
    if not call.caller_gone:
        engine.carry_out(call_id, do.HangUpCaller())
    if call.until is None:
        engine.carry_out(call_id, do.BeginWrapUp(call.operator))
