"""The demo company."""

import json
from pathlib import Path

import pytest

from centrala.apps.access.models import User
from centrala.apps.demo import dialogues
from centrala.apps.demo.company import create_if_empty
from centrala.contract.commands import EndDemoCall, PlaceDemoCall
from tests.apps.company import Browser, person
from tests.apps.fakes import FakeEngine

pytestmark = pytest.mark.django_db


def test_it_is_made_once_with_accounts_that_can_sign_in(home: Path) -> None:
    assert create_if_empty()
    assert not create_if_empty()
    told = json.loads((home / "demo.json").read_text())["accounts"]
    assert [one["role"] for one in told] == ["operator", "operator", "supervisor", "administrator"]
    assert all(User.objects.get(username=one["username"]).check_password(one["password"]) for one in told)
    assert (home / "demo.json").stat().st_mode & 0o777 == 0o600


def test_a_company_that_has_people_is_left_alone(home: Path) -> None:
    person("administrator")
    assert not create_if_empty()
    assert not (home / "demo.json").exists()


def test_dialogues_exist_in_both_languages_and_leave_time_to_answer() -> None:
    assert {dialogue.language for dialogue in dialogues.all()} == {"ro", "en"}
    assert all(line.pause_after_s >= 2 for dialogue in dialogues.all() for line in dialogue.lines)


def test_there_is_no_demo_outside_the_demo() -> None:
    assert Browser.of(person()).get("/demo")[1]["code"] == "demo.off"


def test_a_demo_call_is_placed_as_a_customer(engine: FakeEngine, home: Path) -> None:
    create_if_empty()
    browser = Browser.of(User.objects.get(username="operator"))
    offered = browser.get("/demo")[1]
    asked = {"line_id": offered["lines"][0]["id"], "number": "0722 000 101", "dialogue_id": "ro-factura"}
    status, told = browser.post("/demo/calls", asked)
    assert status == 201
    line = offered["lines"][0]["number"]
    expected = PlaceDemoCall(demo=told["id"], number=line, caller="+40722000101", dialogue="ro-factura")
    assert engine.commands(PlaceDemoCall) == [expected]
    assert browser.ask("DELETE", f"/demo/calls/{told['id']}")[0] == 204
    assert engine.commands(EndDemoCall) == [EndDemoCall(demo=told["id"])]


@pytest.mark.parametrize(("change", "status"), [({"number": "x"}, 422), ({"dialogue_id": "none"}, 404)])
def test_what_cannot_be_called_is_refused(home: Path, change: dict[str, str], status: int) -> None:
    create_if_empty()
    browser = Browser.of(User.objects.get(username="operator"))
    line = browser.get("/lines")[1][0]["id"]
    assert (
        browser.post("/demo/calls", {"line_id": line, "number": "", "dialogue_id": "ro-factura"} | change)[0] == status
    )
