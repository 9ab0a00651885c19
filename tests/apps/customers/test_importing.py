"""Customers from a CSV file."""

from collections.abc import Iterable

import pytest

from centrala.apps.audit.models import AuditRow
from centrala.apps.customers import importing
from centrala.apps.customers.actions import Refused
from centrala.apps.customers.importing import Imported, import_customers
from centrala.apps.customers.models import Customer, CustomerPhone
from centrala.kit.errors import AppError
from tests.apps.company import CALLER, answered_call, customer, line, person
from tests.apps.fakes import FakeJournal

pytestmark = pytest.mark.django_db


def brought_in(*lines: str) -> tuple[Imported, list[tuple[int, str]]]:
    """What came of it, and (line, code) of what was refused."""
    refused: list[Refused] = []
    done = import_customers(actor=None, lines=(f"{text}\n" for text in lines), refuse=refused.append)
    return done, [(one.row.line, one.why.code) for one in refused]


def customers() -> dict[str, set[str]]:
    return {one.name: {phone.number for phone in one.phones.all()} for one in Customer.objects.all()}


@pytest.mark.parametrize(
    "lines",
    [
        ("name,phone,phone 2", 'Ștefan Ionescu,0722 000 101,"0733000102"', "Ana,+40744000103,"),
        ("nume;telefon;oraș", '"Ștefan Ionescu";"0722 000 101; 0733000102";Iași', ";;", "Ana;0744000103;Cluj"),
        ("\ufeffTelefon\tNume", "0722000101/0733000102\tȘtefan Ionescu", "0040744000103\tAna"),
    ],
)
def test_files_as_people_have_them(lines: Iterable[str]) -> None:
    done, refused = brought_in(*lines)
    assert (done.made, refused) == (2, [])
    assert customers() == {"Ștefan Ionescu": {"+40722000101", "+40733000102"}, "Ana": {"+40744000103"}}
    assert Customer.objects.get(name="Ștefan Ionescu").search == "stefan ionescu"


def test_what_is_wrong_is_told_by_line_and_nothing_of_it_is_kept() -> None:
    customer("Maria", "0722000101")
    done, refused = brought_in(
        "name,phone",
        "Dan,0733000102",
        ",0744000103",
        "Ion,",
        "Ema,12",
        f"{'x' * 201},0755000104",
        "Maria I.,+40722000101",
        "Dan again,0733 000 102",
    )
    assert (done.read, done.made, done.refused) == (7, 1, 6)
    assert refused == [
        (3, "customers.name_missing"),
        (4, "customers.number_missing"),
        (5, "customers.number_invalid"),
        (6, "customers.name_long"),
        (7, "customers.number_taken"),
        (8, "customers.number_taken"),
    ]
    assert customers() == {"Maria": {"+40722000101"}, "Dan": {"+40733000102"}}


def test_once_more_makes_nobody_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    lines = ["name,phone", *(f"Customer {n},07220001{n:02}" for n in range(5))]
    told: list[int] = []
    first = import_customers(
        actor=None, lines=lines, refuse=lambda one: None, progress=lambda now: told.append(now.read)
    )
    again, refused = brought_in(*lines)
    assert (first.made, told, again.made, len(refused)) == (5, [2, 4, 5], 0, 5)
    assert CustomerPhone.objects.count() == 5
    audited = [row.after["customers"] for row in AuditRow.objects.filter(action="customers.imported")]
    assert sorted(id_ for ids in audited for id_ in ids) == sorted(str(one.id) for one in Customer.objects.all())


def test_who_called_before_keeps_the_calls(journal: FakeJournal) -> None:
    call = answered_call(journal, line(), person())
    brought_in("name,phone", f"Maria,{CALLER}", "Dan,0733000102")
    call.refresh_from_db()
    assert call.customer == Customer.objects.get(name="Maria")
    assert call.customer.last_contact_at == call.arrived_at


@pytest.mark.parametrize("first", ["", "Maria,0722000101", "name,city"])
def test_a_file_without_the_columns_is_refused(first: str) -> None:
    with pytest.raises(AppError, match=r"customers\.import_columns"):
        brought_in(first, "Dan,0733000102")
