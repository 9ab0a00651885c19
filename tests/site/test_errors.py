"""Every refusal is {code, message, params} in the reader's language."""

import pytest
from django.db import OperationalError
from django.test import Client

from centrala.site.errors import accepted
from tests.apps.company import Browser, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ro", "ro"),
        ("ro-RO,ro;q=0.9,en;q=0.8", "ro"),
        ("de,en;q=0.5,ro;q=0.4", "en"),
        ("fr", "en"),
        ("", "en"),
        ("ro;q=x", "en"),
    ],
)
def test_the_browsers_first_language_that_we_speak(header: str, language: str) -> None:
    assert accepted(header) == language


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/nothing", "", 404, "not_found"),
        ("PUT", "/reasons", "{}", 405, "method_not_allowed"),
        ("POST", "/customers", "{", 400, "request.malformed"),
        ("POST", "/customers", "[]", 422, "request.invalid"),
        ("POST", "/customers", '{"name": 5}', 422, "request.invalid"),
        ("GET", "/customers/not-an-id", "", 422, "request.invalid"),
        ("GET", "/customers?cursor=%00", "", 422, "request.invalid"),
        ("GET", "/interactions?from=yesterday", "", 422, "request.invalid"),
        ("GET", "/interactions?cursor=WyJ4IiwieSJd", "", 422, "request.invalid"),
        ("GET", "/people", "", 403, "access.not_allowed"),
    ],
)
def test_bad_requests(method: str, path: str, body: str, status: int, code: str) -> None:
    client = Browser.of(person(language="ro")).client
    answer = client.generic(method, f"/api/v1{path}", body, content_type="application/json")
    told = answer.json()
    assert (answer.status_code, told["code"], set(told)) == (status, code, {"code", "message", "params"})
    assert told["message"]
    assert told["message"] != f"error.{code}"


def test_the_profiles_language_goes_before_the_browsers() -> None:
    told = Browser.of(person(language="ro")).ask("GET", "/people", **{"accept-language": "en"})[1]
    assert told["message"] == "Nu aveți dreptul să faceți acest lucru."


def test_an_invalid_field_is_named() -> None:
    told = Browser.of(person()).post("/customers", {"name": "Ana", "phones": [5]})[1]
    assert told["params"] == {"fields": "phones.0"}


@pytest.mark.parametrize("path", ["/reasons", "/live", "/interactions", "/customers", "/lines", "/queues", "/demo"])
def test_nothing_is_told_to_who_is_not_signed_in(path: str) -> None:
    answer = Client().get(f"/api/v1{path}")
    assert (answer.status_code, answer.json()["code"]) == (401, "access.not_signed_in")


def test_a_busy_database_is_told_so_and_nothing_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(**_: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("centrala.apps.customers.queries.customer_page", locked)
    status, told = Browser.of(person(language="ro")).get("/customers")
    assert (status, told["code"]) == (503, "records.busy")
    assert told["message"].startswith("Înregistrările")
