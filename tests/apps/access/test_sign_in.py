"""Signing in and out."""

import json

import pytest
from django.test import Client

from centrala.apps.access.models import Session
from centrala.apps.audit.models import AuditRow
from centrala.contract.commands import SetPresence
from tests.apps.company import PASSWORD, Browser, person
from tests.apps.fakes import FakeEngine

pytestmark = pytest.mark.django_db


def sign_in(client: Client, username: str, password: str, **headers: str) -> tuple[int, dict[str, object]]:
    body = json.dumps({"username": username, "password": password})
    answer = client.post("/api/v1/session", body, content_type="application/json", headers=headers)
    return answer.status_code, answer.json()


def test_nobody_is_signed_in_at_first() -> None:
    client = Client()
    told = client.get("/api/v1/session")
    assert told.json() == {"user": None, "demo": False, "languages": ["ro", "en"]}
    assert "centrala_csrf" in told.cookies


def test_signing_in_says_who_and_what_they_may() -> None:
    person("operator", "ioana")
    status, told = sign_in(Client(), "Ioana ", PASSWORD)
    assert status == 200
    assert told["user"]["name"] == "Ioana"  # type: ignore[index]
    assert "calls.take" in told["user"]["permissions"]  # type: ignore[index]
    assert AuditRow.objects.filter(action="access.signed_in").exists()


@pytest.mark.parametrize(
    ("role", "oversees"), [("operator", False), ("supervisor", True), ("planner", True), ("administrator", True)]
)
def test_the_floor_is_for_who_oversees(role: str, oversees: bool) -> None:
    me = Browser.of(person(role)).get("/session")[1]["user"]
    assert ("floor.view" in me["permissions"]) is oversees


@pytest.mark.parametrize(("username", "password"), [("ioana", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(username: str, password: str) -> None:
    person("operator", "ioana")
    status, told = sign_in(Client(), username, password, **{"accept-language": "ro-RO,ro;q=0.9"})
    assert (status, told["code"]) == (401, "access.wrong_credentials")
    assert told["message"] == "Numele de utilizator sau parola este greșită."


def test_an_inactive_account_cannot_sign_in() -> None:
    user = person("operator", "ioana")
    user.is_active = False
    user.save()
    assert sign_in(Client(), "ioana", PASSWORD)[0] == 401


def test_after_five_wrong_attempts_the_right_password_must_wait() -> None:
    person("operator", "ioana")
    person("operator", "andrei")
    client = Client()
    outcomes = [sign_in(client, "ioana", "wrong")[0] for _ in range(5)]
    status, told = sign_in(client, "ioana", PASSWORD)
    assert outcomes[:4] == [401] * 4
    assert (status, told["code"], told["params"]) == (429, "access.too_many_attempts", {"minutes": 15})
    assert sign_in(client, "andrei", PASSWORD)[0] == 200


def test_without_the_csrf_token_nothing_is_changed() -> None:
    person("operator", "ioana")
    client = Client(enforce_csrf_checks=True)
    status, told = sign_in(client, "ioana", PASSWORD)
    assert (status, told["code"]) == (403, "access.csrf_failed")
    token = client.get("/api/v1/session").cookies["centrala_csrf"].value
    assert sign_in(client, "ioana", PASSWORD, **{"x-csrf-token": token})[0] == 200


def test_signing_out_ends_the_session_and_the_presence(engine: FakeEngine) -> None:
    ioana = person("operator", "ioana")
    browser = Browser.of(ioana)
    assert browser.ask("DELETE", "/session")[0] == 204
    assert browser.get("/interactions")[0] == 401
    expected = SetPresence(operator=str(ioana.id), status="off", by=str(ioana.id), why="signed_out")
    assert engine.commands(SetPresence) == [expected]


def test_signing_out_of_one_of_two_browsers_keeps_the_presence(engine: FakeEngine) -> None:
    ioana = person("operator", "ioana")
    first, second = Browser.of(ioana), Browser.of(ioana)
    first.ask("DELETE", "/session")
    assert engine.commands(SetPresence) == []
    assert second.get("/interactions")[0] == 200


def test_sessions_know_their_account() -> None:
    ioana = person("operator", "ioana")
    Browser.of(ioana)
    assert Session.objects.get().user == ioana


def test_the_language_is_ones_own_to_change() -> None:
    browser = Browser.of(person("operator", "ioana", language="ro"))
    assert browser.ask("PATCH", "/me", {"language": "en"})[1]["language"] == "en"
    assert browser.ask("PATCH", "/me", {"language": "fr"})[0] == 422
