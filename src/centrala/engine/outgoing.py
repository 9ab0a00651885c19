"""Calls that operators place, and what keeps a stolen account from calling the world."""

from datetime import timedelta

import structlog

from centrala.contract import commands as ask
from centrala.contract.directory import Line
from centrala.contract.live import LiveAlert
from centrala.domain import outgoing
from centrala.domain.calls import facts
from centrala.domain.calls.call import IN_TALK
from centrala.domain.outgoing.limits import HOUR
from centrala.engine.engine import Durable, Engine
from centrala.kit.errors import AppError
from centrala.kit.phone import e164

log = structlog.get_logger()
_STATUS: dict[outgoing.Refusal, int] = {"not_allowed": 403, "too_many_at_once": 429, "too_many_this_hour": 429}


def remember(engine: Engine) -> None:
    """After a restart: the limits go on counting where they were."""
    for operator, at in engine.journal.placed_since(engine.clock.now() - HOUR):
        engine.placements.add(operator, at)


def dial(engine: Engine, command: ask.Dial) -> Durable | None:
    """Raises AppError presence.no_phone, outgoing.no_line, outgoing.no_carrier, calls.busy, calls.not_possible 409,
    outgoing.number_invalid 422, outgoing.not_allowed 403, outgoing.too_many_… 429, telephony.down 503."""
    _require_phone(engine, command.operator)
    number, line = _number(engine, command), _line(engine, command)
    if number in outgoing.EMERGENCY:
        _make_free(engine, command.operator)
    else:
        _require_permission(engine, command.operator, number)
        if command.operator in engine.floor.engaged:
            raise AppError("calls.busy", 409)
    return _place(engine, command, number, line)


def mark_voicemail(engine: Engine, command: ask.MarkVoicemail) -> Durable | None:
    """Raises AppError calls.not_possible (409)."""
    durable = engine.call_fact(command.call, facts.ReachedVoicemail(command.operator))
    if durable is None:
        raise AppError("calls.not_possible", 409)
    return durable


def _place(engine: Engine, command: ask.Dial, number: str, line: Line) -> Durable:
    now = engine.clock.now()
    until = now + timedelta(seconds=engine.directory.outgoing.ring_s)
    fact = facts.Placed(command.operator, line.id, line.queue, engine.journal.party(number), until)
    durable = engine.call_fact(command.call, fact)
    if durable is None:
        raise AppError("calls.not_possible", 409)
    if number not in outgoing.EMERGENCY:
        engine.placements.add(command.operator, now)
    return durable


def _require_phone(engine: Engine, operator: str) -> None:
    state = engine.floor.operators.get(operator)
    if state is None or not engine.is_operator(operator):
        raise AppError("presence.no_operator", 404)
    if not state.phone:
        raise AppError("presence.no_phone", 409)
    if not engine.connected:
        raise AppError("telephony.down", 503)
    if not engine.carrier:
        raise AppError("outgoing.no_carrier", 409)


def _number(engine: Engine, command: ask.Dial) -> str:
    if command.number in outgoing.EMERGENCY:
        return command.number
    number = e164(command.number, engine.directory.country)
    if number is None:
        raise AppError("outgoing.number_invalid", 422, number=command.number)
    return number


def _line(engine: Engine, command: ask.Dial) -> Line:
    """The one asked for, else the first of a queue of the operator's, else the first."""
    lines = engine.directory.lines
    own = engine.queues_of(command.operator)
    wanted = [line for line in lines if line.id == command.line] if command.line else []
    found = next(iter(wanted or [line for line in lines if line.queue in own] or lines), None)
    if found is None or (command.line and not wanted):
        raise AppError("outgoing.no_line", 409)
    return found


def _make_free(engine: Engine, operator: str) -> None:
    """For an emergency: who is talked with goes back to the queue, to the front; what rings goes to the next; a
    wrap-up ends with what was saved."""
    call_id = engine.floor.engaged.get(operator)
    if call_id is None:
        return
    call = engine.floor.calls[call_id]
    now = engine.clock.now()
    match call.phase:
        case "offered":
            engine.call_fact(call_id, facts.OfferWithdrawn(operator, call.offer, "presence"))
        case "dialing":
            engine.call_fact(call_id, facts.HungUp(operator))
        case phase if phase in IN_TALK:
            engine.call_fact(call_id, facts.OperatorLost(operator, now))
            engine.call_fact(call_id, facts.Queued(call.queue or "", again=True))
    if (left := engine.floor.calls.get(call_id)) and left.phase == "wrap_up" and left.operator == operator:
        engine.call_fact(call_id, facts.WrapUpEnded(operator, "expired"))


def _require_permission(engine: Engine, operator: str, number: str) -> None:
    now, limits = engine.clock.now(), engine.directory.outgoing
    rules = outgoing.Rules(limits.allowed, limits.barred, limits.at_once, limits.per_hour)
    busy = IN_TALK | {"dialing"}
    out_now = sum(call.direction == "out" and call.phase in busy for call in engine.floor.calls.values())
    why = outgoing.refusal(rules, number, out_now, engine.placements.of(operator, now), now)
    if why is not None:
        _alert(engine, operator, why)
        raise AppError(f"outgoing.{why}", _STATUS[why])


def _alert(engine: Engine, operator: str, why: outgoing.Refusal) -> None:
    """Supervisors see it for an hour after the last refusal."""
    now, key = engine.clock.now(), f"alert/{operator}"
    log.warning("outgoing.refused", operator=operator, why=why)
    shown = engine.live.entities.get(key)
    since, count = (shown.since, shown.count + 1) if isinstance(shown, LiveAlert) else (now, 1)
    engine.live.set(key, LiveAlert(operator, why, count, since, now))
    engine.live.flush()

    def forget() -> None:
        last = engine.live.entities.get(key)
        if isinstance(last, LiveAlert) and last.last == now:
            engine.live.set(key, None)
            engine.live.flush()

    engine.clock.call_at(now + HOUR, forget)
