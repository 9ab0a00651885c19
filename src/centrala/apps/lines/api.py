"""/lines and /queues."""

from django.http import HttpRequest
from ninja import Router

from centrala.apps.access.guard import signed_in
from centrala.apps.lines import models, queries
from centrala.apps.lines.schemas import Line, Queue, line_out

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
