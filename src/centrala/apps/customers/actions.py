"""Noting customers down and changing them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from centrala.apps.audit.actions import record
from centrala.apps.customers.models import Customer, CustomerPhone
from centrala.apps.customers.queries import searchable
from centrala.apps.customers.signals import numbers_changed
from centrala.apps.lines.queries import country
from centrala.contract import port
from centrala.contract.commands import Announce
from centrala.kit.errors import AppError
from centrala.kit.phone import e164


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


def contacted(*, customer_id: UUID, at: datetime) -> None:
    """Part of the projection: the latest contact wins, whatever the order."""
    older = Q(last_contact_at__isnull=True) | Q(last_contact_at__lt=at)
    Customer.objects.filter(older, id=customer_id).update(last_contact_at=at)


def _numbers(phones: Sequence[str]) -> list[str]:
    home = country()
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
