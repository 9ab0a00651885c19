"""/demo: the company called as a customer; 404 demo.off where this is no demo."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from centrala.apps.access import permissions
from centrala.apps.access.guard import allowed, signed_in
from centrala.apps.access.schemas import Error
from centrala.apps.customers.models import CustomerPhone
from centrala.apps.demo import actions, dialogues
from centrala.apps.demo.schemas import Demo, DemoCall, DemoCaller, DemoCallNew, DemoDialogue, DemoLine
from centrala.apps.lines.queries import country, lines
from centrala.apps.lines.schemas import line_out
from centrala.kit.errors import AppError
from centrala.kit.phone import shown

router = Router(tags=["demo"])
CALLERS = 20


def _demo(request: HttpRequest) -> None:
    signed_in(request)
    if not permissions.is_demo():
        raise AppError("demo.off", 404)
    allowed(request, "demo.call")


@router.get("/demo", response={200: Demo, 404: Error}, operation_id="getDemo")
def get_demo(request: HttpRequest) -> Demo:
    """Lines to call, customers to call as, dialogues to speak."""
    _demo(request)
    home = country()
    return Demo(
        lines=[line_out(line, home) for line in lines()],
        callers=_callers(home),
        dialogues=[_dialogue(dialogue) for dialogue in dialogues.all()],
    )


def _callers(home: str) -> list[DemoCaller]:
    phones = CustomerPhone.objects.select_related("customer").order_by("customer__search", "number")[:CALLERS]
    return [
        DemoCaller(name=phone.customer.name, number=phone.number, number_shown=shown(phone.number, home))
        for phone in phones
    ]


def _dialogue(dialogue: dialogues.Dialogue) -> DemoDialogue:
    spoken = zip(dialogue.lines, dialogues.starts_s(dialogue), strict=True)
    text = [DemoLine(who="customer", seconds_from=at, text=line.text) for line, at in spoken]
    return DemoDialogue(id=dialogue.id, language=dialogue.language, title=dialogue.title, text=text)


@router.post("/demo/calls", response={201: DemoCall, 404: Error, 422: Error, 503: Error}, operation_id="placeDemoCall")
def place_demo_call(request: HttpRequest, body: DemoCallNew) -> Status[DemoCall]:
    """Places a real call into the company's own line."""
    _demo(request)
    demo = actions.place_call(line_id=body.line_id, number=body.number, dialogue_id=body.dialogue_id)
    return Status(201, DemoCall(id=UUID(demo)))


@router.delete("/demo/calls/{demo_id}", response={204: None, 404: Error, 503: Error}, operation_id="endDemoCall")
def end_demo_call(request: HttpRequest, demo_id: UUID) -> HttpResponse:
    """The customer hangs up."""
    _demo(request)
    actions.end_call(demo_id=demo_id)
    return HttpResponse(status=204)
