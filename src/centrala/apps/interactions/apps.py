"""Hears of customers' numbers: earlier calls of a number become the customer's."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from django.apps import AppConfig


class InteractionsConfig(AppConfig):
    name = "centrala.apps.interactions"

    def ready(self) -> None:
        from centrala.apps.customers.signals import numbers_changed, numbers_imported

        numbers_changed.connect(_numbers_changed, dispatch_uid="interactions")
        numbers_imported.connect(_numbers_imported, dispatch_uid="interactions")


def _numbers_changed(*, customer: Any, numbers: AbstractSet[str], call_id: UUID | None, **_: object) -> None:
    from centrala.apps.interactions.actions import belongs_to

    belongs_to(customer=customer, numbers=numbers, call_id=call_id)


def _numbers_imported(*, customers: Mapping[str, Any], **_: object) -> None:
    """Few of many new customers have called already: one look for all of them."""
    from centrala.apps.interactions.actions import belongs_to
    from centrala.apps.interactions.queries import numbers_of_nobody

    for number in numbers_of_nobody(customers.keys()):
        belongs_to(customer=customers[number], numbers={number}, call_id=None)
