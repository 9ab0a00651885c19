"""Hears of customers' numbers: earlier calls of a number become the customer's."""

from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from django.apps import AppConfig


class InteractionsConfig(AppConfig):
    name = "centrala.apps.interactions"

    def ready(self) -> None:
        from centrala.apps.customers.signals import numbers_changed

        numbers_changed.connect(_numbers_changed, dispatch_uid="interactions")


def _numbers_changed(*, customer: Any, numbers: AbstractSet[str], call_id: UUID | None, **_: object) -> None:
    from centrala.apps.interactions.actions import belongs_to

    belongs_to(customer=customer, numbers=numbers, call_id=call_id)
