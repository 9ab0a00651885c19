"""/desk and /calls: commands to the engine."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from centrala.apps.access.guard import allowed
from centrala.apps.access.schemas import Error
from centrala.apps.desk import actions
from centrala.apps.desk.schemas import Desk, Dial, Dialled, IceServer, Keys, Offer, PhoneCredentials, Presence
from centrala.contract import commands, port

router = Router(tags=["desk"])
OUT = {201: Dialled, 403: Error, 409: Error, 422: Error, 429: Error, 503: Error, 504: Error}
CALL = {204: None, 404: Error, 409: Error, 503: Error, 504: Error}


def _operator(request: HttpRequest) -> str:
    return str(allowed(request, "calls.take").id)


def _done(command: commands.AnyCommand) -> HttpResponse:
    port.engine().send(command)
    return HttpResponse(status=204)


@router.post("/desk/phone", response={200: PhoneCredentials, 409: Error, 503: Error}, operation_id="issuePhone")
def issue_phone(request: HttpRequest, body: Desk) -> PhoneCredentials:
    """Short-lived credentials for the browser's audio leg. Refused while another desk of the operator has the phone."""
    operator = _operator(request)
    issued = port.engine().send(commands.IssuePhone(operator=operator, desk=body.desk, take=body.take))
    assert isinstance(issued, commands.PhoneCredentials)
    return PhoneCredentials(
        username=issued.username,
        password=issued.password,
        domain=issued.domain,
        target=issued.target,
        expires_s=issued.expires_s,
        ice_servers=[
            IceServer(urls=list(one.urls), username=one.username, credential=one.credential)
            for one in issued.ice_servers
        ],
    )


@router.put("/desk/presence", response={204: None, 409: Error, 503: Error}, operation_id="setPresence")
def set_presence(request: HttpRequest, body: Presence) -> HttpResponse:
    """Available, on a break, or off."""
    operator = _operator(request)
    return _done(commands.SetPresence(operator=operator, status=body.status, by=operator))


@router.post("/calls/{call_id}/answer", response=CALL, operation_id="answerCall")
def answer_call(request: HttpRequest, call_id: UUID, body: Offer) -> HttpResponse:
    """Takes the call that rings."""
    return _done(commands.Answer(call=str(call_id), operator=_operator(request), offer=body.offer))


@router.post("/calls/{call_id}/hold", response=CALL, operation_id="holdCall")
def hold_call(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """The caller hears music."""
    return _done(commands.Hold(call=str(call_id), operator=_operator(request)))


@router.post("/calls/{call_id}/resume", response=CALL, operation_id="resumeCall")
def resume_call(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Takes the caller back from hold."""
    return _done(commands.Resume(call=str(call_id), operator=_operator(request)))


@router.post("/calls/{call_id}/keys", response=CALL, operation_id="sendKeys")
def send_keys(request: HttpRequest, call_id: UUID, body: Keys) -> HttpResponse:
    """Sends tones to the caller's side."""
    return _done(commands.SendKeys(call=str(call_id), operator=_operator(request), digits=body.digits))


@router.post("/calls/{call_id}/hang-up", response=CALL, operation_id="hangUpCall")
def hang_up_call(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Ends the call."""
    return _done(commands.HangUp(call=str(call_id), operator=_operator(request)))


@router.post("/calls/{call_id}/wrap-up/extend", response=CALL, operation_id="extendWrapUp")
def extend_wrap_up(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """More time for the wrap-up."""
    return _done(commands.ExtendWrapUp(call=str(call_id), operator=_operator(request)))


@router.post("/calls/{call_id}/wrap-up/finish", response=CALL, operation_id="finishWrapUp")
def finish_wrap_up(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Ends the wrap-up of a call out that nobody answered, documented or not."""
    return _done(commands.FinishWrapUp(call=str(call_id), operator=_operator(request)))


@router.post("/calls", response=OUT, operation_id="placeCall")
def place_call(request: HttpRequest, body: Dial) -> Status[Dialled]:
    """Calls a number from the desk. Emergency numbers always go out."""
    call_id = actions.place_call(user=allowed(request, "calls.take"), number=body.number, line_id=body.line_id)
    return Status(201, Dialled(id=call_id))


@router.post("/calls/{call_id}/voicemail", response=CALL, operation_id="markVoicemail")
def mark_voicemail(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """A machine answered the call that was placed."""
    return _done(commands.MarkVoicemail(call=str(call_id), operator=_operator(request)))
