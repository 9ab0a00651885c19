"""Session and self: /session, /me."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router

from centrala.apps.access import actions, permissions
from centrala.apps.access.guard import signed_in
from centrala.apps.access.models import User
from centrala.apps.access.schemas import Error, Me, MeChange, PasswordChange, Session, SignIn, me

router = Router(tags=["session"])


def _session(user: object) -> Session:
    known = isinstance(user, User) and user.is_active
    return Session(user=me(user) if known and isinstance(user, User) else None, demo=permissions.is_demo())


@router.get("/session", response=Session, operation_id="getSession")
def get_session(request: HttpRequest) -> Session:
    """Who is signed in. Sets the CSRF cookie; works without signing in."""
    get_token(request)
    return _session(request.user)


@router.post("/session", response={200: Session, 401: Error, 429: Error}, operation_id="signIn")
def sign_in(request: HttpRequest, body: SignIn) -> Session:
    """Starts a session."""
    return _session(actions.sign_in(request=request, username=body.username, password=body.password))


@router.delete("/session", response={204: None}, operation_id="signOut")
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session, its live streams and its phone."""
    actions.sign_out(request=request, user=signed_in(request))
    return HttpResponse(status=204)


@router.patch("/me", response=Me, operation_id="changeMe")
def change_me(request: HttpRequest, body: MeChange) -> Me:
    """Changes one's own language."""
    return me(actions.change_language(user=signed_in(request), language=body.language))


@router.put("/me/password", response={204: None, 422: Error, 429: Error}, operation_id="changePassword")
def change_password(request: HttpRequest, body: PasswordChange) -> HttpResponse:
    """Changes one's own password. Ends all other sessions of the account."""
    actions.change_password(request=request, user=signed_in(request), current=body.current, new=body.new)
    return HttpResponse(status=204)
