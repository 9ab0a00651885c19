"""Customers and their telephone numbers."""

from django.db import models

from centrala.kit.ids import new_uuid


class Customer(models.Model):
    """`search` is the name without case and diacritics."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    name = models.CharField(max_length=200)
    search = models.CharField(max_length=200, db_index=True)
    last_contact_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class CustomerPhone(models.Model):
    """`number` in E.164; one number belongs to one customer."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=20, unique=True)

    def __str__(self) -> str:
        return self.number
