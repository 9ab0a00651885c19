"""Shapes of customers."""

from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from centrala.apps.customers import models
from centrala.kit.phone import shown


class Phone(Schema):
    """`number` in E.164, `number_shown` as people of the company's country write it."""

    number: str
    number_shown: str


class Customer(Schema):
    id: UUID
    name: str
    phones: list[Phone]
    last_contact_at: datetime | None


class CustomerPage(Schema):
    items: list[Customer]
    next: str | None


class CustomerQuery(Schema):
    """`search` finds parts of names and numbers."""

    search: str = Field("", max_length=100)
    cursor: str = Field("", max_length=500)
    limit: int = Field(50, ge=1, le=200)


class CustomerNew(Schema):
    """`phones` as people write them; `call_id`: the call in which the customer is noted down."""

    name: str = Field(min_length=1, max_length=200, pattern=r"\S")
    phones: list[str] = Field(default=[], max_length=20)
    call_id: UUID | None = None


class CustomerChange(Schema):
    """What is left out stays as it is."""

    name: str | None = Field(None, min_length=1, max_length=200, pattern=r"\S")
    phones: list[str] | None = Field(None, max_length=20)


def phone_out(number: str, country: str) -> Phone:
    return Phone(number=number, number_shown=shown(number, country))


def customer_out(customer: models.Customer, country: str) -> Customer:
    return Customer(
        id=customer.id,
        name=customer.name,
        phones=[phone_out(phone.number, country) for phone in customer.phones.all()],
        last_contact_at=customer.last_contact_at,
    )
