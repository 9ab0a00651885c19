"""Every error a person may meet, as {code, message, params} in their language."""

from collections.abc import Mapping

import structlog
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from centrala.apps.access.models import User
from centrala.kit.errors import AppError
from centrala.kit.text import LANGUAGES, text

FALLBACK = "en"
log = structlog.get_logger()


def language_of(request: HttpRequest) -> str:
    """The profile's, else the browser's first that we speak (RFC 9110, section 12.5.4)."""
    user = getattr(request, "user", None)
    return user.language if isinstance(user, User) else accepted(request.headers.get("Accept-Language", ""))


def accepted(header: str) -> str:
    wanted = sorted((_weighted(part) for part in header.split(",")), key=lambda pair: -pair[0])
    return next((language for weight, language in wanted if weight > 0 and language in LANGUAGES), FALLBACK)


def _weighted(part: str) -> tuple[float, str]:
    name, _, weight = part.strip().partition(";q=")
    try:
        return float(weight or 1), name.split("-")[0].lower()
    except ValueError:
        return 0, ""


def body(code: str, language: str, params: Mapping[str, object] | None = None) -> dict[str, object]:
    values = dict(params or {})
    return {"code": code, "message": text(language, f"error.{code}", **values), "params": values}


def error(request: HttpRequest, code: str, status: int, params: Mapping[str, object] | None = None) -> HttpResponse:
    return JsonResponse(body(code, language_of(request), params), status=status)


def install(api: NinjaAPI) -> None:
    api.add_exception_handler(AppError, _app_error)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _http_error)
    api.add_exception_handler(OperationalError, _records_busy)
    api.add_exception_handler(Http404, lambda request, _: error(request, "not_found", 404))


def _app_error(request: HttpRequest, exc: AppError | type[AppError]) -> HttpResponse:
    assert isinstance(exc, AppError)
    return error(request, exc.code, exc.status, exc.params)


def _records_busy(request: HttpRequest, exc: OperationalError | type[OperationalError]) -> HttpResponse:
    """The database is away, or was locked for longer than is waited. Nothing of the request was kept."""
    log.error("records.busy", error=str(exc).partition("\n")[0])
    return error(request, "records.busy", 503)


def _invalid(request: HttpRequest, exc: ValidationError | type[ValidationError]) -> HttpResponse:
    assert isinstance(exc, ValidationError)
    fields = sorted({_field(wrong["loc"]) for wrong in exc.errors})
    return error(request, "request.invalid", 422, {"fields": ", ".join(fields)})


def _field(location: tuple[object, ...]) -> str:
    """("body", "body", "phones", 0) is phones.0."""
    inner = [str(part) for part in location if part not in {"body", "query", "path"}]
    return ".".join(inner) or "body"


def _http_error(request: HttpRequest, exc: HttpError | type[HttpError]) -> HttpResponse:
    """What the framework refuses by itself: a body that is no JSON."""
    assert isinstance(exc, HttpError)
    return error(request, "request.malformed" if exc.status_code == 400 else "request.invalid", exc.status_code)
