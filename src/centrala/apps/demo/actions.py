"""Calling the company's own line as a customer would: a real SIP call over loopback."""

from uuid import UUID

from centrala.apps.demo import dialogues
from centrala.apps.lines.queries import country, lines
from centrala.contract import port
from centrala.contract.commands import EndDemoCall, PlaceDemoCall
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id
from centrala.kit.phone import e164


def place_call(*, line_id: UUID, number: str, dialogue_id: str) -> str:
    """The demo call's id. Raises AppError not_found (404) for an unknown line or dialogue,
    demo.number_invalid (422), engine.unreachable (503)."""
    line = lines().filter(id=line_id).first()
    if line is None or dialogues.find(dialogue_id) is None:
        raise AppError("not_found", 404)
    caller = e164(number, country()) if number.strip() else ""
    if caller is None:
        raise AppError("demo.number_invalid", 422, number=number)
    demo = new_id()
    port.engine().send(PlaceDemoCall(demo=demo, number=line.number, caller=caller, dialogue=dialogue_id))
    return demo


def end_call(*, demo_id: UUID) -> None:
    port.engine().send(EndDemoCall(demo=str(demo_id)))
