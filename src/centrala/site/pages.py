"""What is no API: the application's page, the API's readable documentation."""

import secrets
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from centrala.site.api import api
from centrala.site.errors import error
from centrala.site.headers import NONCE_HEADER

PLACEHOLDER = "__CSP_NONCE__"


@require_safe
def application(request: HttpRequest) -> HttpResponse:
    """The single page, with a nonce of this response for the styles that it makes."""
    index: Path = settings.WEB_DIST / "index.html"
    if not index.is_file():
        return HttpResponse("The front end is not built: run `make setup`.", status=503, content_type="text/plain")
    nonce = secrets.token_urlsafe(16)
    response = HttpResponse(index.read_text(encoding="utf-8").replace(PLACEHOLDER, nonce))
    response[NONCE_HEADER] = nonce
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    return api.docs.render_page(request, api)


def no_such_endpoint(request: HttpRequest) -> HttpResponse:
    return error(request, "not_found", 404)


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error(request, "not_found", 404)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error(request, "request.malformed", 400)


def failed(request: HttpRequest) -> HttpResponse:
    return error(request, "internal", 500)
