"""Accounts as the administrator keeps them."""

import pytest

from centrala.apps.access.models import Session, User
from centrala.apps.audit.models import AuditRow
from tests.apps.company import PASSWORD, Browser, line, person

pytestmark = pytest.mark.django_db
NEW = {"username": "Andrei", "name": "Andrei D.", "role": "operator", "password": PASSWORD, "language": "ro"}


def test_the_administrator_creates_an_operator_of_a_queue() -> None:
    queue = line().queue
    status, told = Browser.of(person("administrator")).post("/people", NEW | {"queue_ids": [str(queue.id)]})
    assert (status, told["username"], told["queue_ids"]) == (201, "andrei", [str(queue.id)])
    assert "password" not in str(AuditRow.objects.filter(action="person.created").latest("at").after)


@pytest.mark.parametrize("role", ["operator", "supervisor", "planner"])
def test_nobody_else_may(role: str) -> None:
    assert Browser.of(person(role)).post("/people", NEW)[1]["code"] == "access.not_allowed"


def test_a_user_name_is_taken_whatever_its_case() -> None:
    person("operator", "andrei")
    assert Browser.of(person("administrator")).post("/people", NEW)[1]["code"] == "people.username_taken"


def test_a_weak_password_is_refused() -> None:
    told = Browser.of(person("administrator")).post("/people", NEW | {"password": "password123"})
    assert (told[0], told[1]["code"]) == (422, "people.weak_password")


def test_an_unknown_queue_is_refused_and_nothing_is_made() -> None:
    unknown = {"queue_ids": ["018f0000-0000-7000-8000-000000000000"]}
    assert Browser.of(person("administrator")).post("/people", NEW | unknown)[1]["code"] == "lines.no_such_queue"
    assert not User.objects.filter(username="andrei").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", [{"password": "another-word-9000"}, {"active": False}, {"role": "planner"}])
def test_what_changes_who_someone_is_ends_their_sessions(change: dict[str, object]) -> None:
    andrei = person("operator", "andrei")
    theirs, administrator = Browser.of(andrei), Browser.of(person("administrator"))
    assert administrator.ask("PATCH", f"/people/{andrei.id}", change)[0] == 200
    assert theirs.get("/reasons")[0] == 401
    assert not Session.objects.filter(user=andrei).exists()


def test_the_last_administrator_stays() -> None:
    last = person("administrator")
    told = Browser.of(last).ask("PATCH", f"/people/{last.id}", {"role": "operator"})
    assert (told[0], told[1]["code"]) == (409, "people.last_administrator")
