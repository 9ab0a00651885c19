"""Writing down what was done."""

from collections.abc import Mapping
from uuid import UUID

from centrala.apps.audit.models import AuditRow

Fields = Mapping[str, object]


def record(
    *, actor: UUID | None, action: str, subject: str, before: Fields | None = None, after: Fields | None = None
) -> None:
    """`subject` is "kind:ID". Call it inside the transaction of the change it speaks of."""
    AuditRow.objects.create(
        actor=actor, action=action, subject=subject, before=dict(before or {}), after=dict(after or {})
    )
