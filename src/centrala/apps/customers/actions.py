"""Noting customers down and changing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from centrala.apps.audit.actions import record
from centrala.apps.customers.models import Customer, CustomerPhone
from centrala.apps.customers.queries import searchable
from centrala.apps.customers.signals import numbers_changed, numbers_imported
from centrala.apps.lines.queries import country
from centrala.contract import port
from centrala.contract.commands import Announce
from centrala.kit.errors import AppError
from centrala.kit.phone import e164

NAME_LONGEST = 200


@transaction.atomic
def create_customer(*, actor: UUID | None, name: str, phones: Sequence[str], call_id: UUID | None = None) -> Customer:
    """Earlier interactions of these numbers, and the interaction `call_id`, become this customer's.

    Raises AppError customers.number_invalid (422) {number}, customers.number_taken (409) {number}."""
    numbers = _numbers(phones)
    customer = Customer.objects.create(name=name.strip(), search=searchable(name.strip()))
    _set_numbers(customer, numbers)
    record(
        actor=actor,
        action="customer.created",
        subject=f"customer:{customer.id}",
        after={"name": customer.name, "phones": numbers},
    )
    numbers_changed.send(sender=Customer, customer=customer, numbers=set(numbers), call_id=call_id)
    _announce(customer)
    return customer


@transaction.atomic
def change_customer(
    *, actor: UUID | None, customer: Customer, name: str | None, phones: Sequence[str] | None
) -> Customer:
    """None leaves a field as it is. Raises as create_customer does."""
    before = {"name": customer.name, "phones": sorted(phone.number for phone in customer.phones.all())}
    if name is not None:
        customer.name, customer.search = name.strip(), searchable(name.strip())
        customer.save(update_fields=["name", "search"])
    numbers = before["phones"] if phones is None else _numbers(phones)
    if phones is not None:
        _set_numbers(customer, list(numbers))
        numbers_changed.send(sender=Customer, customer=customer, numbers=set(numbers), call_id=None)
    after = {"name": customer.name, "phones": numbers}
    record(actor=actor, action="customer.changed", subject=f"customer:{customer.id}", before=before, after=after)
    _announce(customer)
    return customer


@dataclass(frozen=True, slots=True)
class Row:
    """One customer of a file; `phones` as people wrote them."""

    line: int
    name: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a row made no customer: customers.name_missing, customers.name_long, customers.number_missing,
    customers.number_invalid {number}, customers.number_taken {number}."""

    row: Row
    why: AppError


def import_batch(*, actor: UUID | None, rows: Sequence[Row]) -> list[Refused]:
    """One transaction, and one audit row with the ids of all. A number that is a customer's already, or another
    row's before, refuses its row."""
    try:
        return _import_batch(actor, rows)
    except IntegrityError:
        return _import_batch(actor, rows)  # a number was noted down meanwhile: it is seen now


@transaction.atomic
def _import_batch(actor: UUID | None, rows: Sequence[Row]) -> list[Refused]:
    sound, refused = _read(rows)
    wanted = {number for _, numbers in sound for number in numbers}
    taken = set(CustomerPhone.objects.filter(number__in=wanted).values_list("number", flat=True))
    phones: dict[str, Customer] = {}
    for row, numbers in sound:
        first_taken = next((number for number in numbers if number in taken or number in phones), None)
        if first_taken is not None:
            refused.append(Refused(row, AppError("customers.number_taken", 409, number=first_taken)))
            continue
        phones |= dict.fromkeys(numbers, Customer(name=row.name, search=searchable(row.name)[:200]))
    customers = list({customer.id: customer for customer in phones.values()}.values())
    Customer.objects.bulk_create(customers)
    CustomerPhone.objects.bulk_create(
        CustomerPhone(customer=customer, number=number) for number, customer in phones.items()
    )
    if customers:
        _record_import(actor, rows, customers)
        numbers_imported.send(sender=Customer, customers=phones)
    return sorted(refused, key=lambda one: one.row.line)


def _read(rows: Sequence[Row]) -> tuple[list[tuple[Row, list[str]]], list[Refused]]:
    home = country()
    sound: list[tuple[Row, list[str]]] = []
    refused: list[Refused] = []
    for row in rows:
        try:
            sound.append((row, _numbers_of(row, home)))
        except AppError as why:
            refused.append(Refused(row, why))
    return sound, refused


def _numbers_of(row: Row, home: str) -> list[str]:
    if not row.name:
        raise AppError("customers.name_missing", 422)
    if len(row.name) > NAME_LONGEST:
        raise AppError("customers.name_long", 422, longest=NAME_LONGEST)
    if not row.phones:
        raise AppError("customers.number_missing", 422)
    return _e164_of(row.phones, home)


def _record_import(actor: UUID | None, rows: Sequence[Row], customers: Sequence[Customer]) -> None:
    ids = [str(customer.id) for customer in customers]
    after = {"lines": [rows[0].line, rows[-1].line], "customers": ids}
    record(actor=actor, action="customers.imported", subject="customers:import", after=after)


def contacted(*, customer_id: UUID, at: datetime) -> None:
    """Part of the projection: the latest contact wins, whatever the order."""
    older = Q(last_contact_at__isnull=True) | Q(last_contact_at__lt=at)
    Customer.objects.filter(older, id=customer_id).update(last_contact_at=at)


def _numbers(phones: Sequence[str]) -> list[str]:
    return _e164_of(phones, country())


def _e164_of(phones: Sequence[str], home: str) -> list[str]:
    numbers = {phone: e164(phone, home) for phone in phones}
    for written, number in numbers.items():
        if number is None:
            raise AppError("customers.number_invalid", 422, number=written[:40])
    return sorted({number for number in numbers.values() if number})


def _set_numbers(customer: Customer, numbers: list[str]) -> None:
    taken = CustomerPhone.objects.filter(number__in=numbers).exclude(customer=customer).first()
    if taken is not None:
        raise AppError("customers.number_taken", 409, number=taken.number)
    CustomerPhone.objects.filter(customer=customer).exclude(number__in=numbers).delete()
    CustomerPhone.objects.bulk_create(
        [CustomerPhone(customer=customer, number=number) for number in numbers], ignore_conflicts=True
    )


def _announce(customer: Customer) -> None:
    def tell() -> None:
        try:
            port.engine().send(Announce(topic="customer", id=str(customer.id)))
        except AppError:
            return

    transaction.on_commit(tell)
