"""One row per change or access that must be answered for."""

from django.db import models

from centrala.kit.ids import new_uuid


class AuditRow(models.Model):
    """`actor` is a user's id, empty for the system; `before` and `after` carry the changed fields, never secrets."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.UUIDField(null=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=100, db_index=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
