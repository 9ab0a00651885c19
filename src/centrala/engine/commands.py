"""What persons ask for, checked against the state, turned into facts; answered when durable."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from centrala.contract import commands as ask
from centrala.domain.calls import facts
from centrala.domain.calls.call import Call, Phase
from centrala.domain.presence.facts import StatusChanged
from centrala.engine import demos, desks, outgoing, ports
from centrala.engine.engine import Durable, Engine
from centrala.kit.errors import AppError

EXTENSION = timedelta(seconds=60)
KEYS = re.compile(r"[0-9*#]{1,32}")


async def do(engine: Engine, command: ask.AnyCommand) -> ask.Reply:
    """Raises AppError when it can't be done: calls.gone 404, calls.offer_gone, calls.not_possible,
    presence.no_phone, presence.phone_elsewhere 409, calls.not_yours 403."""
    try:
        return await _do(engine, command)
    except AppError as refusal:
        engine.figures.refused[refusal.code] += 1
        raise


async def _do(engine: Engine, command: ask.AnyCommand) -> ask.Reply:
    handler = _HANDLERS.get(type(command))
    if handler is None:
        return await _ASKED[type(command)](engine, command)
    durable = handler(engine, command)
    engine.settle()
    if durable is not None:
        await durable
    return ask.Done()


def _set_presence(engine: Engine, command: ask.SetPresence) -> Durable | None:
    state = engine.floor.operators.get(command.operator)
    if state is None or not engine.is_operator(command.operator):
        raise AppError("presence.no_operator", 404)
    if command.status == "available" and not state.phone:
        raise AppError("presence.no_phone", 409)
    durable = engine.presence_fact(command.operator, StatusChanged(command.status, command.why, command.by))
    call_id = engine.floor.engaged.get(command.operator)
    if call_id is not None and command.status != "available":
        offer = engine.floor.calls[call_id].offer
        engine.call_fact(call_id, facts.OfferWithdrawn(command.operator, offer, "presence"))
    return durable


def _answer(engine: Engine, command: ask.Answer) -> Durable | None:
    if engine.floor.calls.get(command.call) is None:
        raise AppError("calls.gone", 404)
    state = engine.floor.operators.get(command.operator)
    if state is None or not state.phone:
        raise AppError("presence.no_phone", 409)
    return _taken(engine.call_fact(command.call, facts.Accepted(command.operator, command.offer)), "calls.offer_gone")


def _hold(engine: Engine, command: ask.Hold) -> Durable | None:
    _own_talk(engine, command.call, command.operator)
    return _taken(engine.call_fact(command.call, facts.Held(command.operator)))


def _resume(engine: Engine, command: ask.Resume) -> Durable | None:
    _own_talk(engine, command.call, command.operator)
    return _taken(engine.call_fact(command.call, facts.Resumed(command.operator)))


def _send_keys(engine: Engine, command: ask.SendKeys) -> Durable | None:
    _own_talk(engine, command.call, command.operator)
    if not KEYS.fullmatch(command.digits):
        raise AppError("calls.bad_keys", 422)
    durable = _taken(engine.call_fact(command.call, facts.KeysSent(command.operator, len(command.digits))))
    engine.telephony.order(ports.SendKeys(command.call, command.digits))
    return durable


def _hang_up(engine: Engine, command: ask.HangUp) -> Durable | None:
    _own_talk(engine, command.call, command.operator)
    return _taken(engine.call_fact(command.call, facts.HungUp(command.operator)))


def _extend_wrap_up(engine: Engine, command: ask.ExtendWrapUp) -> Durable | None:
    call = _own_call(engine, command.call, command.operator, "wrap_up")
    until = (call.until or engine.clock.now()) + EXTENSION
    return _taken(engine.call_fact(command.call, facts.WrapUpExtended(command.operator, until)))


def _finish_wrap_up(engine: Engine, command: ask.FinishWrapUp) -> Durable | None:
    call = _own_call(engine, command.call, command.operator, "wrap_up")
    if call.direction == "in" or call.answered_at is not None:
        raise AppError("calls.not_possible", 409)
    return _taken(engine.call_fact(command.call, facts.WrapUpEnded(command.operator, "done")))


def _document(engine: Engine, command: ask.Document) -> Durable | None:
    fact = facts.Documented(command.operator, command.reason, command.outcome)
    call = engine.floor.calls.get(command.call)
    if call is None:
        return _document_ended(engine, command.call, fact)
    durable = _taken(engine.call_fact(command.call, fact))
    if command.finish and call.phase == "wrap_up" and call.operator == command.operator:
        return engine.call_fact(command.call, facts.WrapUpEnded(command.operator, "done")) or durable
    return durable


def _document_ended(engine: Engine, call_id: str, fact: facts.Documented) -> Durable:
    """Calls that are over left the floor, but may still be documented."""
    stream = f"call:{call_id}"
    if not engine.journal.knows(stream):
        raise AppError("calls.gone", 404)
    return engine.journal.append(stream, fact, engine.clock.now())


def _publish_directory(engine: Engine, command: ask.PublishDirectory) -> None:
    if command.directory.version >= engine.directory.version:
        engine.keep_directory(command.directory)
        engine.use_directory(command.directory)


def _end_demo(engine: Engine, command: ask.EndDemoCall) -> None:
    engine.telephony.order(ports.EndDemo(command.demo))


def _announce(engine: Engine, command: ask.Announce) -> None:
    engine.live.notice(command.topic, command.id)


async def _issue_phone(engine: Engine, command: ask.IssuePhone) -> ask.Reply:
    if not engine.is_operator(command.operator):
        raise AppError("presence.no_operator", 404)
    if not engine.connected:
        raise AppError("telephony.down", 503)
    desks.claim(engine, command.operator, command.desk, take=command.take)
    return await engine.telephony.issue_phone(command.operator, command.desk)


async def _health(engine: Engine, command: ask.AskHealth) -> ask.Reply:
    problems = [] if engine.connected else ["telephony.down"]
    if engine.directory.version == 0:
        problems.append("directory.missing")
    return ask.EngineHealth(tuple(problems), engine.journal.seq, ("disk.low",) if engine.disk_low else ())


async def _figures(engine: Engine, command: ask.AskFigures) -> ask.Reply:
    counted = engine.figures
    return ask.EngineFigures(
        journal_seq=engine.journal.seq,
        followers=engine.live.followers,
        refused=dict(counted.refused),
        written=tuple(counted.written),
        write_s=counted.write_s,
    )


def _own_call(engine: Engine, call_id: str, operator: str, phase: Phase | None = None) -> Call:
    call = engine.floor.calls.get(call_id)
    if call is None:
        raise AppError("calls.gone", 404)
    if call.operator != operator:
        raise AppError("calls.not_yours", 403)
    if phase is not None and call.phase != phase:
        raise AppError("calls.not_possible", 409)
    return call


def _own_talk(engine: Engine, call_id: str, operator: str) -> None:
    """Who presses a key when the customer has just left is told so."""
    if _own_call(engine, call_id, operator).phase == "wrap_up":
        raise AppError("calls.gone", 404)


def _taken(durable: Durable | None, code: str = "calls.not_possible") -> Durable:
    if durable is None:
        raise AppError(code, 409)
    return durable


_HANDLERS: dict[type, Callable[[Engine, Any], Durable | None]] = {
    ask.SetPresence: _set_presence,
    ask.Answer: _answer,
    ask.Dial: outgoing.dial,
    ask.MarkVoicemail: outgoing.mark_voicemail,
    ask.Hold: _hold,
    ask.Resume: _resume,
    ask.SendKeys: _send_keys,
    ask.HangUp: _hang_up,
    ask.ExtendWrapUp: _extend_wrap_up,
    ask.FinishWrapUp: _finish_wrap_up,
    ask.Document: _document,
    ask.PublishDirectory: _publish_directory,
    ask.PlaceDemoCall: demos.place,
    ask.EndDemoCall: _end_demo,
    ask.Announce: _announce,
}

_ASKED: dict[type, Callable[[Engine, Any], Awaitable[ask.Reply]]] = {
    ask.IssuePhone: _issue_phone,
    ask.AskHealth: _health,
    ask.AskFigures: _figures,
}
