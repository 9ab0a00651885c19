"""/lines and /queues."""

from django.http import HttpRequest
from ninja import Router

from centrala.apps.access.guard import allowed, signed_in
from centrala.apps.access.schemas import Error
from centrala.apps.lines import actions, models, queries
from centrala.apps.lines.schemas import Line, OutgoingLimits, Queue, line_out

router = Router(tags=["lines"])


@router.get("/lines", response=list[Line], operation_id="listLines")
def list_lines(request: HttpRequest) -> list[Line]:
    """The company's numbers."""
    signed_in(request)
    country = queries.country()
    return [line_out(line, country) for line in queries.lines()]


@router.get("/queues", response=list[Queue], operation_id="listQueues")
def list_queues(request: HttpRequest) -> list[models.Queue]:
    """The company's queues."""
    signed_in(request)
    return list(queries.queues())


@router.get("/outgoing", response=OutgoingLimits, operation_id="getOutgoingLimits")
def get_outgoing(request: HttpRequest) -> models.OutgoingRules:
    """What keeps calls out within bounds."""
    allowed(request, "lines.change")
    return queries.outgoing_rules()


@router.put("/outgoing", response={200: OutgoingLimits, 422: Error}, operation_id="setOutgoingLimits")
def set_outgoing(request: HttpRequest, body: OutgoingLimits) -> models.OutgoingRules:
    """Sets the limits; they act at once."""
    actor = allowed(request, "lines.change")
    limits = actions.Limits(**body.dict() | {"allowed": tuple(body.allowed), "barred": tuple(body.barred)})
    return actions.set_outgoing(actor=actor.id, limits=limits)
