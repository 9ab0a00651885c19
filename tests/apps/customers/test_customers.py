"""Customers and their numbers."""

import pytest

from centrala.apps.interactions.models import Interaction
from tests.apps.company import CALLER, Browser, answered_call, customer, line, person
from tests.apps.fakes import FakeJournal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("written", ["0722 000 101", "+40722000101", "0040722000101", "0722-000-101"])
def test_a_number_is_one_however_it_is_written(written: str) -> None:
    told = Browser.of(person()).post("/customers", {"name": "Maria", "phones": [written]})[1]
    assert told["phones"] == [{"number": CALLER, "number_shown": "0722 000 101"}]


def test_a_number_belongs_to_one_customer() -> None:
    customer("Maria", "0722000101")
    status, told = Browser.of(person()).post("/customers", {"name": "Ana", "phones": ["+40722000101"]})
    assert (status, told["code"], told["params"]) == (409, "customers.number_taken", {"number": CALLER})


def test_what_is_no_number_is_named() -> None:
    told = Browser.of(person()).post("/customers", {"name": "Ana", "phones": ["abc"]})[1]
    assert (told["code"], told["params"]) == ("customers.number_invalid", {"number": "abc"})


@pytest.mark.parametrize("search", ["stefan", "ȘTEF", "Brăt", "0755 000", "0755000104", "+40755000104"])
def test_customers_are_found_by_parts_of_names_and_numbers(search: str) -> None:
    customer("Ștefan Brătianu", "0755 000 104")
    customer("Maria Ionescu", "0722 000 101")
    told = Browser.of(person()).client.get("/api/v1/customers", {"search": search}).json()
    assert [row["name"] for row in told["items"]] == ["Ștefan Brătianu"]


def test_pages_follow_each_other_without_gaps() -> None:
    for number in range(5):
        customer(f"Customer {number}", f"072200020{number}")
    browser = Browser.of(person())
    first = browser.get("/customers?limit=2")[1]
    second = browser.get(f"/customers?limit=3&cursor={first['next']}")[1]
    assert [row["name"][-1] for row in first["items"] + second["items"]] == list("01234")
    assert second["next"] is None


def test_earlier_calls_of_a_number_become_the_new_customers(journal: FakeJournal) -> None:
    operator = person()
    call = answered_call(journal, line(), operator)
    told = Browser.of(operator).post("/customers", {"name": "Maria", "phones": ["0722000101"]})[1]
    assert str(Interaction.objects.get(id=call.id).customer_id) == told["id"]
    assert Browser.of(operator).get(f"/customers/{told['id']}")[1]["last_contact_at"] == "2026-11-02T08:00:00Z"


def test_a_withheld_call_becomes_the_customers_whom_it_names(journal: FakeJournal) -> None:
    operator = person()
    call = answered_call(journal, line(), operator, caller="")
    told = Browser.of(operator).post("/customers", {"name": "Maria", "call_id": str(call.id)})[1]
    assert str(Interaction.objects.get(id=call.id).customer_id) == told["id"]


def test_a_planner_sees_no_customers() -> None:
    assert Browser.of(person("planner")).get("/customers")[0] == 403
