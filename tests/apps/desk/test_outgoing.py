"""Calling out over the interface, and the limits that an administrator sets."""

from datetime import timedelta

import pytest

from centrala.apps.audit.models import AuditRow
from centrala.apps.interactions import projector
from centrala.apps.lines.queries import current_directory
from centrala.contract.commands import Dial, FinishWrapUp, PublishDirectory
from centrala.contract.directory import Outgoing
from centrala.domain.calls import facts as f
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id
from tests.apps.company import CALLER, Browser, customer, line, person
from tests.apps.fakes import START, FakeEngine, FakeJournal

pytestmark = pytest.mark.django_db(transaction=True)
LIMITS = {"allowed": ["+40", "+373"], "barred": ["+40900"], "at_once": 5, "per_hour": 20, "ring_s": 30}


def test_an_operator_calls_a_number(engine: FakeEngine) -> None:
    user = person()
    status, told = Browser.of(user).post("/calls", {"number": " 0722 000 101 "})
    assert status == 201
    assert engine.commands(Dial) == [Dial(told["id"], str(user.id), "0722 000 101", "")]


def test_an_operator_ends_a_wrap_up_with_nothing_to_document(engine: FakeEngine) -> None:
    user, call = person(), new_id()
    assert Browser.of(user).post(f"/calls/{call}/wrap-up/finish")[0] == 204
    assert engine.commands(FinishWrapUp) == [FinishWrapUp(call, str(user.id))]


def test_only_who_takes_calls_may_call(engine: FakeEngine) -> None:
    status, told = Browser.of(person("supervisor")).post("/calls", {"number": CALLER})
    assert (status, told["code"]) == (403, "access.not_allowed")
    assert engine.commands(Dial) == []


def test_a_refused_destination_stands_in_the_audit_without_the_whole_number(engine: FakeEngine) -> None:
    user = person(language="en")
    engine.refusal = AppError("outgoing.not_allowed", 403)
    status, told = Browser.of(user).post("/calls", {"number": "+22990011223"})
    assert (status, told["code"]) == (403, "outgoing.not_allowed")
    row = AuditRow.objects.get(action="call.refused")
    assert (row.actor, row.subject) == (user.id, f"user:{user.id}")
    assert row.after == {"why": "outgoing.not_allowed", "destination": "+22990"}


def test_before_anybody_sets_limits_the_own_country_is_allowed_without_premium_numbers() -> None:
    assert current_directory().outgoing == Outgoing(("+40",), ("+40900", "+40903", "+40906"), 30, 60, 45)


def test_an_administrator_sets_the_limits_and_the_engine_knows_at_once(engine: FakeEngine) -> None:
    browser = Browser.of(person("administrator"))
    assert browser.get("/outgoing")[1]["allowed"] == ["+40"]
    assert browser.put("/outgoing", LIMITS) == (200, LIMITS)
    assert browser.get("/outgoing")[1] == LIMITS
    published = engine.commands(PublishDirectory)[-1]
    assert isinstance(published, PublishDirectory)
    assert published.directory.outgoing == Outgoing(("+40", "+373"), ("+40900",), 5, 20, 30)
    assert AuditRow.objects.get(action="outgoing.changed").before["per_hour"] == 60


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"allowed": ["40"]}, "outgoing.beginning_invalid"),
        ({"barred": ["+4o"]}, "outgoing.beginning_invalid"),
        ({"at_once": -1}, "request.invalid"),
        ({"ring_s": 1000}, "request.invalid"),
    ],
)
def test_limits_that_make_no_sense_change_nothing(change: dict[str, object], code: str) -> None:
    browser = Browser.of(person("administrator"))
    status, told = browser.put("/outgoing", LIMITS | change)
    assert (status, told["code"]) == (422, code)
    assert browser.get("/outgoing")[1]["allowed"] == ["+40"]


def test_nobody_else_sees_or_sets_the_limits() -> None:
    for role in ("operator", "supervisor", "planner"):
        browser = Browser.of(person(role))
        assert browser.get("/outgoing")[0] == 403
        assert browser.put("/outgoing", LIMITS)[0] == 403


def test_a_call_that_was_not_reached_is_the_operator_s_own_and_documented(journal: FakeJournal) -> None:
    user, at, call = person(language="en"), line(), new_id()
    known = customer()
    journal.numbers = {"p": CALLER}
    placed = f.Placed(str(user.id), str(at.id), str(at.queue_id), "p", START + timedelta(seconds=45))
    journal.tell(call, (0, placed), (1, f.Ringing()), (4, f.NotReached("busy", 17)))
    projector.catch_up()
    told = Browser.of(user).get(f"/interactions/{call}")[1]
    assert (told["direction"], told["result"], told["customer"]["id"]) == ("out", "busy", str(known.id))
    assert told["may_document"]
    assert [fact["text"] for fact in told["facts"]] == [
        f"{user.name} calls the customer.",
        "It rings at the customer's.",
        "The customer's line is busy.",
    ]
    assert [row["id"] for row in Browser.of(user).get("/interactions?direction=out")[1]["items"]] == [call]
    undocumented = Browser.of(user).get("/interactions?undocumented=true")[1]["items"]
    assert undocumented == [], "its result says all that must be known"
