"""/hours."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Status

from centrala.apps.access.guard import allowed
from centrala.apps.access.schemas import Error
from centrala.apps.lines.hours import actions, queries
from centrala.apps.lines.hours.schemas import Holiday, HoursChange, HoursOverride, OpeningHoursOut, hours_out
from centrala.apps.lines.models import OpeningHours
from centrala.apps.lines.queries import country

router = Router(tags=["hours"])


def _out(hours: OpeningHours) -> OpeningHoursOut:
    return hours_out(queries.one(hours.id), country(), timezone.now())


def _wanted(body: HoursChange) -> actions.Wanted:
    return actions.Wanted(
        name=body.name,
        zone=body.zone,
        week=body.week,
        days={one.day: actions.Day(name=one.name, spans=one.spans) for one in body.days},
        holidays=body.holidays,
    )


@router.get("/hours", response=list[OpeningHoursOut], operation_id="listHours")
def list_hours(request: HttpRequest) -> list[OpeningHoursOut]:
    """All opening hours, and whether they are open now."""
    allowed(request, "hours.view")
    return [hours_out(hours, country(), timezone.now()) for hours in queries.all_hours()]


@router.get("/hours/holidays", response=list[Holiday], operation_id="listHolidays")
def list_holidays(request: HttpRequest) -> list[Holiday]:
    """The public holidays of the company's country, of this year and the next."""
    allowed(request, "hours.view")
    this = timezone.now().year
    found = queries.public_holidays(country(), range(this, this + queries.YEARS_AHEAD))
    return [Holiday(day=day, name=name) for day, name in sorted(found.items())]


@router.post("/hours", response={201: OpeningHoursOut, 409: Error, 422: Error}, operation_id="createHours")
def create_hours(request: HttpRequest, body: HoursChange) -> Status[OpeningHoursOut]:
    """New opening hours, of no line yet."""
    actor = allowed(request, "lines.change")
    return Status(201, _out(actions.save(actor=actor.id, wanted=_wanted(body))))


@router.put("/hours/{hours_id}", response={200: OpeningHoursOut, 404: Error, 409: Error}, operation_id="changeHours")
def change_hours(request: HttpRequest, hours_id: UUID, body: HoursChange) -> OpeningHoursOut:
    """Acts on calls that come from now on."""
    actor = allowed(request, "lines.change")
    return _out(actions.save(actor=actor.id, wanted=_wanted(body), hours=queries.one(hours_id)))


@router.delete("/hours/{hours_id}", response={204: None, 404: Error, 409: Error}, operation_id="deleteHours")
def delete_hours(request: HttpRequest, hours_id: UUID) -> HttpResponse:
    """Only those of no line."""
    actor = allowed(request, "lines.change")
    actions.delete(actor=actor.id, hours=queries.one(hours_id))
    return HttpResponse(status=204)


@router.put("/hours/{hours_id}/override", response={200: OpeningHoursOut, 404: Error}, operation_id="overrideHours")
def override_hours(request: HttpRequest, hours_id: UUID, body: HoursOverride) -> OpeningHoursOut:
    """Open or closed now, whatever the hours say."""
    actor = allowed(request, "hours.override")
    return _out(actions.override(actor=actor.id, hours=queries.one(hours_id), now=body.now, until=body.until))
