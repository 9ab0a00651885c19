"""Finding customers; for those with customers.view."""

import unicodedata
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from centrala.apps.customers.models import Customer, CustomerPhone
from centrala.apps.lines.queries import country
from centrala.apps.paging import decode, page
from centrala.kit.errors import AppError
from centrala.kit.phone import e164


def searchable(text: str) -> str:
    """Without case and diacritics: "Ștefan" is found by "stefan"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def customers() -> QuerySet[Customer]:
    return Customer.objects.prefetch_related("phones")


def customer(customer_id: UUID) -> Customer:
    """Raises AppError not_found (404)."""
    found = customers().filter(id=customer_id).first()
    if found is None:
        raise AppError("not_found", 404)
    return found


def customer_page(*, search: str = "", cursor: str = "", limit: int = 50) -> tuple[list[Customer], str | None]:
    """By name; `search` finds parts of names and of numbers, national form included."""
    rows = customers().filter(matching(search)).order_by("search", "id").distinct()
    if cursor:
        name, row_id = decode(cursor)
        rows = rows.filter(Q(search__gt=name) | Q(search=name, id__gt=_uuid(row_id)))
    shown, following = page(list(rows[: limit + 1]), limit, lambda row: (row.search, str(row.id)))
    return list(shown), following


def matching(search: str, prefix: str = "") -> Q:
    """`prefix` is the path from another table to the customer, e.g. "customer__"."""
    text = searchable(search.strip())
    if not text:
        return Q()
    found = Q(**{f"{prefix}search__contains": text})
    digits = number_part(search)
    return found | Q(**{f"{prefix}phones__number__contains": digits}) if digits else found


def number_part(search: str) -> str:
    """The digits of what looks like a number, as they stand in E.164; "" for what does not."""
    digits = "".join(sign for sign in search if sign.isdecimal())
    if len(digits) < 3 or any(sign.isalpha() for sign in search):
        return ""
    whole = e164(search, country())
    return whole.removeprefix("+") if whole else digits.removeprefix("00").lstrip("0")


def by_numbers(numbers: Iterable[str]) -> dict[str, Customer]:
    phones = CustomerPhone.objects.filter(number__in=set(numbers)).select_related("customer")
    return {phone.number: phone.customer for phone in phones}


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as broken:
        raise AppError("request.invalid", 422, fields="cursor") from broken
