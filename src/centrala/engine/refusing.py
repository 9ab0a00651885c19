"""Turning away sources that ask too much: nothing of them is recorded, and each is told of once an hour."""

from typing import Literal

import structlog

from centrala.engine import ports
from centrala.engine.engine import Engine

log = structlog.get_logger()
Why = Literal["too_many_calls", "wrong_password"]


def admitted(engine: Engine, event: ports.CallArrived) -> bool:
    """False when the call was refused: it never was one of ours."""
    if engine.gate.admits(event.source, event.call, engine.clock.now()):
        return True
    engine.telephony.order(ports.Refuse(event.call))
    _fault(engine, event.source, "too_many_calls")
    return False


def source_failed(engine: Engine, event: ports.SourceFailed) -> None:
    _fault(engine, event.source, "wrong_password")


def _fault(engine: Engine, source: str, why: Why) -> None:
    now = engine.clock.now()
    engine.figures.refused[f"sip.{why}"] += 1
    if engine.gate.tells(source, now):
        log.warning("sip.refused", source=source, why=why)
    if engine.gate.bans(source, now):
        engine.figures.refused["sip.banned"] += 1
        log.warning("sip.banned", source=source, minutes=engine.gate.limits.ban.total_seconds() / 60)
        engine.telephony.order(ports.Ban(source))
        engine.clock.call_at(now + engine.gate.limits.ban, lambda: engine.telephony.order(ports.Unban(source)))
