"""What every request passes."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from centrala.apps.access import bearer
from centrala.apps.access.sessions import SessionStore
from centrala.kit.errors import AppError
from centrala.site.errors import error

CALLS = ("/api/v1/calls", "/api/v1/desk")
AT_ONCE = 8
_CALLS, _OTHERS = threading.Semaphore(AT_ONCE), threading.Semaphore(AT_ONCE)
Next = Callable[[HttpRequest], HttpResponseBase]


def name_wrong_methods(get_response: Next) -> Next:
    """405 as every other error; the allowed methods stay in the Allow header."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 405:
            return response
        named = error(request, "method_not_allowed", 405)
        named["Allow"] = response.headers.get("Allow", "")
        return named

    return middleware


def accept_tokens(get_response: Next) -> Next:
    """A token stands in for session and CSRF check: no other site can make a browser send one."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        secret = bearer.presented(request.headers.get("Authorization", ""))
        if secret is None or not request.path.startswith("/api/v1/"):
            return get_response(request)
        try:
            token = bearer.token_of(secret, request.META.get("REMOTE_ADDR", ""))
        except AppError as refused:
            return _refused(request, refused)
        session, request.session = request.session, SessionStore()
        request.user = token.user
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        response = get_response(request)
        request.session = session
        return response

    return middleware


def not_after(get_response: Next) -> Next:
    """What a person pressed a while ago, and a broken network kept back, is not done any more (X-Not-After)."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        limit = request.headers.get("X-Not-After", "")
        if limit.isdecimal() and len(limit) < 20 and time.time() * 1000 > int(limit):
            return error(request, "request.too_late", 409)
        return get_response(request)

    return middleware


def _refused(request: HttpRequest, refused: AppError) -> HttpResponse:
    told = error(request, refused.code, refused.status, refused.params)
    if refused.status == 401:
        told["WWW-Authenticate"] = 'Bearer error="invalid_token"'
    return told


def in_lanes(get_response: Next) -> Next:
    """So many requests are worked on at once; more would only take the processor from each other and from the event
    loop. Calls and desks have a lane of their own: an answer does not wait behind a list."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with _CALLS if request.path.startswith(CALLS) else _OTHERS:
            return get_response(request)

    return middleware


class ApiCsrf(CsrfViewMiddleware):
    """Django's check on every unsafe method, whatever a view says of itself."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Any,
        callback_args: Any,
        callback_kwargs: Any,
    ) -> HttpResponseForbidden | None:
        return super().process_view(request, _never_exempt, callback_args, callback_kwargs)

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:
        told = error(request, "access.csrf_failed", 403)
        return HttpResponseForbidden(told.content, content_type="application/json")


def _never_exempt() -> HttpResponseBase:
    """Stands in for views that are marked exempt; never called."""
    raise AssertionError
