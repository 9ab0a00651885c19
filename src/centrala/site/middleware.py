"""What every request passes: size and origin."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from centrala.site.errors import error

Next = Callable[[HttpRequest], HttpResponseBase]


def refuse_too_large(get_response: Next) -> Next:
    """413 by the announced length; what lies about its length is cut off by Django's own limit."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        length = request.headers.get("Content-Length") or "0"
        if not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return error(request, "request.too_large", 413)
        return get_response(request)

    return middleware


class ApiCsrf(CsrfViewMiddleware):
    """Django's check on every unsafe method, whatever a view says of itself."""

    def process_view(
        self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any
    ) -> HttpResponse | None:
        return super().process_view(request, _never_exempt, callback_args, callback_kwargs)

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:  # noqa: ARG002
        return error(request, "access.csrf_failed", 403)


def _never_exempt() -> None:
    """Stands in for views that are marked exempt."""
