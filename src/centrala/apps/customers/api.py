"""/customers."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from centrala.apps.access.guard import allowed
from centrala.apps.access.schemas import Error
from centrala.apps.customers import actions, queries
from centrala.apps.customers.schemas import (
    Customer,
    CustomerChange,
    CustomerNew,
    CustomerPage,
    CustomerQuery,
    customer_out,
)
from centrala.apps.lines.queries import country

router = Router(tags=["customers"])


@router.get("/customers", response=CustomerPage, operation_id="listCustomers")
def list_customers(request: HttpRequest, query: Query[CustomerQuery]) -> CustomerPage:
    """Customers by name; `search` finds parts of names and numbers."""
    allowed(request, "customers.view")
    rows, following = queries.customer_page(search=query.search, cursor=query.cursor, limit=query.limit)
    home = country()
    return CustomerPage(items=[customer_out(row, home) for row in rows], next=following)


@router.get("/customers/{customer_id}", response={200: Customer, 404: Error}, operation_id="getCustomer")
def get_customer(request: HttpRequest, customer_id: UUID) -> Customer:
    """One customer."""
    allowed(request, "customers.view")
    return customer_out(queries.customer(customer_id), country())


@router.post("/customers", response={201: Customer, 409: Error, 422: Error}, operation_id="createCustomer")
def create_customer(request: HttpRequest, body: CustomerNew) -> Status[Customer]:
    """Notes a customer down; earlier interactions of the numbers become this customer's."""
    actor = allowed(request, "customers.change")
    made = actions.create_customer(actor=actor.id, name=body.name, phones=body.phones, call_id=body.call_id)
    return Status(201, customer_out(queries.customer(made.id), country()))


@router.patch(
    "/customers/{customer_id}", response={200: Customer, 404: Error, 409: Error}, operation_id="changeCustomer"
)
def change_customer(request: HttpRequest, customer_id: UUID, body: CustomerChange) -> Customer:
    """Changes a customer; what is left out stays."""
    actor = allowed(request, "customers.change")
    customer = queries.customer(customer_id)
    actions.change_customer(actor=actor.id, customer=customer, name=body.name, phones=body.phones)
    return customer_out(queries.customer(customer_id), country())
