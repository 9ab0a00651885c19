"""Changing one's own password."""

import pytest
from django.test import Client

from centrala.apps.access.models import Session
from centrala.apps.audit.models import AuditRow
from tests.apps.access.test_sign_in import sign_in
from tests.apps.company import PASSWORD, Browser, person

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "a quite different sentence"


def test_it_lets_this_session_go_on_and_ends_the_others() -> None:
    user = person("operator", "ioana")
    here, there = Browser.of(user), Browser.of(user)
    assert here.put("/me/password", {"current": PASSWORD, "new": NEW})[0] == 204
    assert here.get("/session")[1]["user"]["username"] == "ioana"
    assert there.get("/session")[1]["user"] is None
    assert Session.objects.filter(user=user).count() == 1
    assert sign_in(Client(), "ioana", PASSWORD)[0] == 401
    assert sign_in(Client(), "ioana", NEW)[0] == 200
    row = AuditRow.objects.get(action="access.password_changed")
    assert NEW not in str(row.__dict__)


@pytest.mark.parametrize(
    ("current", "new", "code"),
    [("wrong", NEW, "access.wrong_current_password"), (PASSWORD, "ioana", "people.weak_password")],
)
def test_it_needs_the_current_one_and_a_good_new_one(current: str, new: str, code: str) -> None:
    here = Browser.of(person("operator", "ioana"))
    status, told = here.put("/me/password", {"current": current, "new": new})
    assert (status, told["code"]) == (422, code)
    assert sign_in(Client(), "ioana", PASSWORD)[0] == 200


def test_guessing_the_current_one_locks_as_signing_in_does() -> None:
    here = Browser.of(person("operator", "ioana"))
    codes = [here.put("/me/password", {"current": "wrong", "new": NEW})[1]["code"] for _ in range(12)]
    assert (codes[0], codes[-1]) == ("access.wrong_current_password", "access.too_many_attempts")
