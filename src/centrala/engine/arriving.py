"""A call from outside becomes one of ours."""

from centrala.domain.calls import facts
from centrala.engine import ports
from centrala.engine.engine import Engine
from centrala.engine.hours import is_closed
from centrala.engine.refusing import admitted
from centrala.kit.errors import AppError
from centrala.kit.phone import e164


def arrive(engine: Engine, event: ports.CallArrived) -> None:
    if not admitted(engine, event):
        return
    country = engine.directory.country
    line = engine.line_of(e164(event.dialled, country))
    caller = (e164(event.caller, country) or event.caller) if event.caller else ""
    fact = facts.Arrived(
        line=line.id if line else None,
        queue=line.queue if line else None,
        caller=engine.journal.party(caller),
        dialled=engine.journal.party(event.dialled),
        closed=line is not None and is_closed(engine.directory, line, event.at or engine.clock.now()),
    )
    engine.call_fact(event.call, fact, event.at)


def arrive_late(engine: Engine, event: ports.CallArrived) -> None:
    """Came in while nobody listened, or so shortly before that nothing of it was written. What the journal has as
    over is not let in again."""
    if event.call in engine.floor.calls:
        return
    if _is_over(engine, event.call):
        engine.telephony.order(ports.HangUp(event.call))
    else:
        arrive(engine, event)


def _is_over(engine: Engine, call_id: str) -> bool:
    try:
        return engine.journal.knows(f"call:{call_id}")
    except AppError:  # the journal's database is away: better let in twice than turned away
        return False
