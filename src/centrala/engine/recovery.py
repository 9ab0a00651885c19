"""After a restart: the state from the journal, then made to agree with what telephony still has."""

from centrala.domain.calls import commands as do
from centrala.domain.calls import facts
from centrala.domain.calls.call import IN_TALK, Call
from centrala.domain.presence import facts as presence_facts
from centrala.engine import outgoing, ports
from centrala.engine.engine import TAKE_OVER, Engine


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
    for call_id in list(engine.floor.calls):
        engine.show_again(call_id)


def reconcile(engine: Engine, now: ports.Connected) -> None:
    """Calls and phones that are gone end; the others are put where they belong."""
    for operator, state in list(engine.floor.operators.items()):
        if state.phone != (operator in now.phones):
            up = operator in now.phones
            engine.presence_fact(operator, presence_facts.PhoneUp() if up else presence_facts.PhoneDown())
    for call_id, call in list(engine.floor.calls.items()):
        if call_id in now.calls or call.caller_gone:
            _resume(engine, call_id, call, now)
        else:
            _lost(engine, call_id, call)


def _lost(engine: Engine, call_id: str, call: Call) -> None:
    if call.recording_on and call.recording:
        engine.call_fact(call_id, facts.RecordingEnded(call.recording))
    by: facts.EndedBy = "operator" if call.phase in ("wrap_up", "ending") else "line_lost"
    engine.call_fact(call_id, facts.CallerLeft(by, 27))


def _resume(engine: Engine, call_id: str, call: Call, now: ports.Connected) -> None:
    match call.phase:
        case "dialing":
            _resume_dialing(engine, call_id, call, now)
        case "greeting":
            engine.call_fact(call_id, facts.Announced())
        case "offered" if call.operator not in now.phones:
            assert call.operator is not None
            engine.call_fact(call_id, facts.OfferWithdrawn(call.operator, call.offer, "phone_lost"))
        case phase if phase in IN_TALK:
            _resume_talk(engine, call_id, call, now)
        case "wrap_up":
            _resume_wrap_up(engine, call_id, call)
        case "ending":
            engine.carry_out(call_id, do.HangUpCaller())


def _resume_talk(engine: Engine, call_id: str, call: Call, now: ports.Connected) -> None:
    assert call.operator is not None
    if call.operator not in now.phones:
        engine.call_fact(call_id, facts.OperatorLost(call.operator, engine.clock.now() + TAKE_OVER))
    elif call.phase in ("connecting", "talking"):
        engine.carry_out(call_id, do.Join(call.operator))
    elif call.phase == "operator_lost":
        engine.call_fact(call_id, facts.OperatorBack(call.operator))


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
