"""What is asked of the engine and leaves a trace here too."""

from uuid import UUID

from centrala.apps.access.models import User
from centrala.apps.audit.actions import record
from centrala.contract import commands, port
from centrala.kit.errors import AppError
from centrala.kit.ids import new_uuid

REFUSALS = frozenset({"outgoing.not_allowed", "outgoing.too_many_at_once", "outgoing.too_many_this_hour"})
KEPT = 6
"""So much of a refused number stands in the audit: the destination, not the person."""


def place_call(*, user: User, number: str, line_id: UUID | None) -> UUID:
    """The new call's id. Raises AppError outgoing.…, calls.busy, presence.no_phone and as every command."""
    call_id = new_uuid()
    line = str(line_id) if line_id else ""
    command = commands.Dial(call=str(call_id), operator=str(user.id), number=number.strip(), line=line)
    try:
        port.engine().send(command)
    except AppError as refused:
        if refused.code in REFUSALS:
            after = {"why": refused.code, "destination": number.strip()[:KEPT]}
            record(actor=user.id, action="call.refused", subject=f"user:{user.id}", after=after)
        raise
    return call_id
