"""/lines and /queues."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from centrala.apps.access.guard import allowed, signed_in
from centrala.apps.access.schemas import Error
from centrala.apps.lines import actions, models, queries
from centrala.apps.lines.schemas import (
    Line,
    LineChange,
    LineNew,
    OutgoingLimits,
    Queue,
    Routing,
    Skill,
    SkillChange,
    line_out,
    routing_out,
)
from centrala.domain.routing.policy import Relax

router = Router(tags=["lines"])


@router.get("/lines", response=list[Line], operation_id="listLines")
def list_lines(request: HttpRequest) -> list[Line]:
    """The company's numbers."""
    signed_in(request)
    country = queries.country()
    return [line_out(line, country) for line in queries.lines()]


@router.post("/lines", response={201: Line, 409: Error, 422: Error}, operation_id="createLine")
def create_line(request: HttpRequest, body: LineNew) -> Status[Line]:
    """A number that can be called from now on."""
    actor = allowed(request, "lines.change")
    made = actions.add_line(actor=actor.id, number=body.number, changes=_changes(body))
    return Status(201, line_out(queries.line(made.id), queries.country()))


@router.put("/lines/{line_id}", response={200: Line, 404: Error, 422: Error}, operation_id="changeLine")
def change_line(request: HttpRequest, line_id: UUID, body: LineChange) -> Line:
    """Acts on calls that come from now on; the number stays."""
    actor = allowed(request, "lines.change")
    actions.change_line(actor=actor.id, line=queries.line(line_id), changes=_changes(body))
    return line_out(queries.line(line_id), queries.country())


def _changes(body: LineChange) -> actions.LineChanges:
    return actions.LineChanges(**{name: getattr(body, name) for name in LineChange.model_fields})


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


@router.get("/skills", response=list[Skill], operation_id="listSkills")
def list_skills(request: HttpRequest) -> list[models.Skill]:
    """What operators learn and queues ask for."""
    signed_in(request)
    return list(queries.skills())


@router.post("/skills", response={201: Skill, 409: Error}, operation_id="createSkill")
def create_skill(request: HttpRequest, body: SkillChange) -> Status[models.Skill]:
    """Creates a skill."""
    actor = allowed(request, "lines.change")
    return Status(201, actions.save_skill(actor=actor.id, skill=models.Skill(), **body.dict()))


@router.put("/skills/{skill_id}", response={200: Skill, 404: Error, 409: Error}, operation_id="changeSkill")
def change_skill(request: HttpRequest, skill_id: UUID, body: SkillChange) -> models.Skill:
    """Renames a skill, or keeps operators with it back."""
    actor = allowed(request, "lines.change")
    return actions.save_skill(actor=actor.id, skill=queries.skill(skill_id), **body.dict())


@router.get("/queues/{queue_id}/routing", response={200: Routing, 404: Error}, operation_id="getRouting")
def get_routing(request: HttpRequest, queue_id: UUID) -> Routing:
    """Who takes the queue's calls."""
    allowed(request, "lines.change")
    return routing_out(queries.queue(queue_id))


@router.put("/queues/{queue_id}/routing", response={200: Routing, 404: Error, 422: Error}, operation_id="setRouting")
def set_routing(request: HttpRequest, queue_id: UUID, body: Routing) -> Routing:
    """Chooses who takes the queue's calls, also those that wait now."""
    actor = allowed(request, "lines.change")
    choices = actions.Choices(
        levels=dict.fromkeys(body.preferred, 0) | {need.skill_id: need.level for need in body.needs},
        by_language=body.by_language,
        target_s=body.target_s,
        priority_s=body.priority_s,
        order=body.order,
        relax=tuple(Relax(step.after_s, step.lower, step.without) for step in body.relax),
        last_operator_s=body.last_operator_s,
    )
    return routing_out(actions.set_routing(actor=actor.id, queue=queries.queue(queue_id), choices=choices))
