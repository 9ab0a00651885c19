"""Programs' tokens: the account's own rights, shown once, ended at once."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centrala.apps.access.actions import issue_token, revoke_token
from centrala.apps.access.bearer import Wrongs, wrongs
from centrala.apps.access.models import Token, User
from centrala.apps.audit.models import AuditRow
from centrala.apps.people.actions import Changes, change_person
from centrala.contract.commands import Announce
from centrala.kit.errors import AppError
from tests.apps.company import Browser, answered_call, customer, line, person
from tests.apps.fakes import FakeEngine, FakeJournal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_guessed() -> Iterator[None]:
    wrongs.forget()
    yield
    wrongs.forget()


def token_of(user: User, *, days: int | None = None) -> tuple[Token, str]:
    return issue_token(actor=None, user=user, name="test", days=days)


def ask(secret: str, path: str, method: str = "GET", data: object = None, **headers: str) -> tuple[int, Any]:
    """As a program asks: no cookies, and the CSRF check is on."""
    client = Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {secret}"} | headers)
    body = "" if data is None else json.dumps(data)
    answer = client.generic(method, f"/api/v1{path}", body, content_type="application/json")
    return answer.status_code, answer.json() if answer.content else None


def test_a_token_reads_calls_interactions_and_customers(journal: FakeJournal) -> None:
    known = customer()
    call = answered_call(journal, line(), person("operator"))
    _, secret = token_of(person("supervisor"))
    assert set(ask(secret, "/live")[1]) >= {"calls", "operators", "queues"}
    assert [row["id"] for row in ask(secret, "/interactions")[1]["items"]] == [str(call.id)]
    assert ask(secret, f"/interactions/{call.id}")[1]["customer"]["id"] == str(known.id)
    assert [one["name"] for one in ask(secret, "/customers")[1]["items"]] == [known.name]


def test_it_changes_what_the_account_may_without_a_csrf_token() -> None:
    supervisor = person("supervisor")
    _, secret = token_of(supervisor)
    status, made = ask(secret, "/customers", "POST", {"name": "Ana Pop", "phones": ["0722000111"]})
    assert (status, made["name"]) == (201, "Ana Pop")
    assert AuditRow.objects.get(action="customer.created").actor == supervisor.id


def test_it_may_no_more_than_the_account() -> None:
    operator = person("operator")
    _, secret = token_of(operator)
    assert ask(secret, "/people")[1]["code"] == "access.not_allowed"
    change_person(actor=None, user=operator, changes=Changes(role="supervisor"))
    assert ask(secret, "/people")[0] == 200


def test_only_a_digest_is_kept_and_the_secret_is_in_no_audit_row() -> None:
    token, secret = token_of(person())
    assert secret.startswith("ct_")
    assert len(secret) >= 3 + 43
    assert secret not in str(Token.objects.filter(id=token.id).values())
    assert secret not in str(list(AuditRow.objects.values()))
    assert AuditRow.objects.get(action="access.token_created").subject == f"token:{token.id}"


@pytest.mark.parametrize("secret", ["ct_made-up", "", "ct_", "ș"])
def test_a_wrong_token_is_told_in_the_readers_language(secret: str) -> None:
    status, told = ask(secret, "/interactions", **{"accept-language": "ro"})
    assert (status, told["code"]) == (401, "access.bad_token")
    assert told["message"] == "Acest token de acces este greșit, a expirat sau a fost revocat."


def test_a_wrong_token_is_refused_whatever_the_session_may() -> None:
    client = Browser.of(person("administrator")).client
    answer = client.get("/api/v1/people", headers={"authorization": "Bearer ct_wrong"})
    assert (answer.status_code, answer.json()["code"]) == (401, "access.bad_token")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_it_stands_in_for_the_session_and_leaves_it_alone() -> None:
    browser = Browser.of(person("operator"))
    _, secret = token_of(person("administrator"))
    headers = {"authorization": f"Bearer {secret}"}
    assert browser.client.get("/api/v1/session", headers=headers).json()["user"]["role"] == "administrator"
    assert browser.client.delete("/api/v1/session", headers=headers).status_code == 204
    assert browser.get("/session")[1]["user"]["role"] == "operator"


@pytest.mark.parametrize("name", ["token", "access_token", "authorization"])
def test_it_is_never_taken_from_an_address(name: str) -> None:
    _, secret = token_of(person("administrator"))
    assert Client().get("/api/v1/interactions", {name: secret}).status_code == 401


def test_a_revoked_token_is_over_at_once(engine: FakeEngine, django_capture_on_commit_callbacks: Any) -> None:
    token, secret = token_of(person("supervisor"))
    assert ask(secret, "/interactions")[0] == 200
    with django_capture_on_commit_callbacks(execute=True):
        revoke_token(actor=None, token=token)
    assert ask(secret, "/interactions")[1]["code"] == "access.bad_token"
    assert AuditRow.objects.filter(action="access.token_revoked", subject=f"token:{token.id}").count() == 1
    assert engine.commands(Announce) == [Announce(topic="people", id="")]


def test_a_token_ends_on_its_day() -> None:
    token, secret = token_of(person("supervisor"), days=1)
    assert ask(secret, "/interactions")[0] == 200
    Token.objects.filter(id=token.id).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert ask(secret, "/interactions")[0] == 401


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_token_lasts_a_sensible_time(days: int) -> None:
    with pytest.raises(AppError) as refused:
        token_of(person(), days=days)
    assert refused.value.code == "access.token_days"


def test_the_tokens_of_an_inactive_account_are_over_for_good() -> None:
    user = person("supervisor")
    token, secret = token_of(user)
    change_person(actor=None, user=user, changes=Changes(active=False))
    assert ask(secret, "/interactions")[0] == 401
    change_person(actor=None, user=user, changes=Changes(active=True))
    assert ask(secret, "/interactions")[0] == 401
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_the_last_use_is_written_at_most_once_a_minute() -> None:
    token, secret = token_of(person("supervisor"))
    ask(secret, "/reasons")
    token.refresh_from_db()
    assert token.last_used_at is not None
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask(secret, "/reasons")
    assert not [query for query in asked if query["sql"].startswith("UPDATE")]
    earlier = timezone.now() - timedelta(minutes=1)
    Token.objects.filter(id=token.id).update(last_used_at=earlier)
    ask(secret, "/reasons")
    token.refresh_from_db()
    assert token.last_used_at > earlier


def test_an_address_that_guesses_must_wait_even_with_the_right_one() -> None:
    _, secret = token_of(person("supervisor"))
    guessed = [ask(f"ct_{number}", "/interactions")[0] for number in range(Wrongs.LIMIT)]
    status, told = ask(secret, "/interactions")
    assert set(guessed) == {401}
    assert (status, told["code"], told["params"]) == (429, "access.too_many_attempts", {"minutes": Wrongs.MINUTES})


def test_another_address_does_not_wait() -> None:
    counted = Wrongs()
    for _ in range(Wrongs.LIMIT):
        counted.count("192.0.2.1")
    counted.refuse_locked("192.0.2.2")
    with pytest.raises(AppError):
        counted.refuse_locked("192.0.2.1")
