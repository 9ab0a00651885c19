"""What every request passes."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from centrala.site.errors import error

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
