"""/interactions with notes, documentation and recording; /reasons and /outcomes."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from ninja import Query, Router

from centrala.apps.access import permissions
from centrala.apps.access.guard import signed_in
from centrala.apps.access.models import User
from centrala.apps.access.schemas import Error
from centrala.apps.interactions import actions, present, queries
from centrala.apps.interactions.playback import ranged_file
from centrala.apps.interactions.schemas import (
    Documentation,
    InteractionDetail,
    InteractionPage,
    InteractionQuery,
    Notes,
    NotesChange,
    Outcome,
    Reason,
)
from centrala.kit.errors import AppError

router = Router(tags=["interactions"])


def _reader(request: HttpRequest) -> User:
    user = signed_in(request)
    if not any(permissions.may(user, wanted) for wanted in ("interactions.own", "interactions.all")):
        raise AppError("access.not_allowed", 403)
    return user


@router.get("/reasons", response=list[Reason], operation_id="listReasons")
def list_reasons(request: HttpRequest) -> list[Reason]:
    """Contact reasons in the user's language."""
    user = signed_in(request)
    return [Reason(id=row.id, name=row.name(user.language), shortcut=row.shortcut or None) for row in queries.reasons()]


@router.get("/outcomes", response=list[Outcome], operation_id="listOutcomes")
def list_outcomes(request: HttpRequest) -> list[Outcome]:
    """Outcomes in the user's language."""
    user = signed_in(request)
    return [Outcome(id=row.id, name=row.name(user.language)) for row in queries.outcomes()]


@router.get("/interactions", response=InteractionPage, operation_id="listInteractions")
def list_interactions(request: HttpRequest, query: Query[InteractionQuery]) -> InteractionPage:
    """Interactions that the user may see, newest first. `from` and `to` bound the arrival, half open."""
    user = _reader(request)
    filters = queries.Filters(**query.dict(exclude={"cursor", "limit"}))
    found, following = queries.interaction_page(user=user, filters=filters, cursor=query.cursor, limit=query.limit)
    return InteractionPage(items=present.rows(found, user), next=following)


@router.get(
    "/interactions/{interaction_id}", response={200: InteractionDetail, 404: Error}, operation_id="getInteraction"
)
def get_interaction(request: HttpRequest, interaction_id: UUID) -> InteractionDetail:
    """One interaction with its facts, notes and recording."""
    user = _reader(request)
    return present.detail(actions.visible(user=user, interaction_id=interaction_id), user)


@router.get("/interactions/{interaction_id}/notes", response={200: Notes, 404: Error}, operation_id="getNotes")
def get_notes(request: HttpRequest, interaction_id: UUID) -> Notes:
    """The notes; empty with revision 0 before the first are saved."""
    user = _reader(request)
    actions.visible(user=user, interaction_id=interaction_id)
    return present.notes(queries.notes(interaction_id))


@router.put(
    "/interactions/{interaction_id}/notes",
    response={200: Notes, 404: Error, 409: Error},
    operation_id="saveNotes",
)
def save_notes(request: HttpRequest, interaction_id: UUID, body: NotesChange) -> Notes:
    """Saves the notes if nobody saved since `revision` was read."""
    user = _reader(request)
    saved = actions.save_notes(user=user, interaction_id=interaction_id, text=body.text, revision=body.revision)
    return present.notes(saved)


@router.put(
    "/interactions/{interaction_id}/documentation",
    response={204: None, 404: Error, 409: Error, 422: Error, 503: Error},
    operation_id="documentInteraction",
)
def document_interaction(request: HttpRequest, interaction_id: UUID, body: Documentation) -> HttpResponse:
    """Sets reason and outcome; `finish` ends the wrap-up."""
    actions.document(
        user=_reader(request),
        interaction_id=interaction_id,
        reason_id=body.reason_id,
        outcome_id=body.outcome_id,
        finish=body.finish,
    )
    return HttpResponse(status=204)


@router.get(
    "/interactions/{interaction_id}/recording",
    response={403: Error, 404: Error, 416: Error},
    operation_id="playRecording",
    openapi_extra={
        "responses": {
            200: {
                "description": "Stereo: the customer left, the operator right. 206 for a Range.",
                "content": {"audio/wav": {"schema": {"type": "string", "format": "binary"}}},
            }
        }
    },
)
def play_recording(request: HttpRequest, interaction_id: UUID) -> HttpResponseBase:
    """The recording; each listening is written down."""
    file = actions.listen(
        user=_reader(request), interaction_id=interaction_id, range_header=request.headers.get("Range", "")
    )
    return ranged_file(file, "audio/wav", request.headers.get("Range", ""))
