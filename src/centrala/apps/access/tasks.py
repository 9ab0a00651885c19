"""Forgetting what is over."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.utils import timezone

from centrala.apps.access.models import Session

ATTEMPTS_KEPT = timedelta(days=1)


def forget_expired() -> None:
    """Sessions past their end, and failed sign-ins that lock nobody any more."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - ATTEMPTS_KEPT).delete()
