"""What other apps may hear of customers."""

from django.dispatch import Signal

numbers_changed = Signal()
"""Sent inside the transaction, with `customer` (Customer), `numbers` (set of E.164), `call_id` (UUID or None:
the call in which the customer was noted down)."""

numbers_imported = Signal()
"""Sent inside the transaction of each batch of an import, with `customers` (dict of E.164 to its new Customer)."""
