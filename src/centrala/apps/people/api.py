"""/people."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from centrala.apps.access.guard import allowed
from centrala.apps.access.schemas import Error
from centrala.apps.lines.actions import set_skills
from centrala.apps.lines.schemas import Abilities, abilities_out
from centrala.apps.people import actions, queries
from centrala.apps.people.schemas import Person, PersonChange, PersonNew, person_out

router = Router(tags=["people"])


@router.get("/people", response=list[Person], operation_id="listPeople")
def list_people(request: HttpRequest) -> list[Person]:
    """Everyone who has or had an account."""
    allowed(request, "people.view")
    return [person_out(user) for user in queries.people()]


@router.post("/people", response={201: Person, 409: Error, 422: Error}, operation_id="createPerson")
def create_person(request: HttpRequest, body: PersonNew) -> Status[Person]:
    """Creates an account."""
    actor = allowed(request, "people.change")
    user = actions.create_person(actor=actor.id, **body.dict())
    return Status(201, person_out(queries.person(user.id)))


@router.patch("/people/{person_id}", response={200: Person, 404: Error, 409: Error}, operation_id="changePerson")
def change_person(request: HttpRequest, person_id: UUID, body: PersonChange) -> Person:
    """Changes an account; what is left out stays."""
    actor = allowed(request, "people.change")
    changes = actions.Changes(**body.dict())
    user = actions.change_person(actor=actor.id, user=queries.person(person_id), changes=changes)
    return person_out(queries.person(user.id))


@router.get("/people/{person_id}/abilities", response={200: Abilities, 404: Error}, operation_id="getAbilities")
def get_abilities(request: HttpRequest, person_id: UUID) -> Abilities:
    """Skills with levels, and spoken languages."""
    allowed(request, "people.view")
    return abilities_out(queries.person(person_id))


@router.put(
    "/people/{person_id}/abilities", response={200: Abilities, 404: Error, 422: Error}, operation_id="setAbilities"
)
def set_abilities(request: HttpRequest, person_id: UUID, body: Abilities) -> Abilities:
    """Sets skills and spoken languages; they count at once for calls that wait."""
    actor = allowed(request, "people.change")
    user = queries.person(person_id)
    levels = {one.skill_id: one.level for one in body.skills}
    set_skills(actor=actor.id, user=user, levels=levels, languages=body.languages)
    return abilities_out(user)
