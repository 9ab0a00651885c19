"""What is over is forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from centrala.apps.access.models import Session
from centrala.apps.access.tasks import forget_expired
from tests.apps.company import Browser, person

pytestmark = pytest.mark.django_db


def test_only_sessions_past_their_end_go() -> None:
    over, lasting = Browser.of(person()), Browser.of(person())
    key = over.client.cookies["centrala_session"].value
    Session.objects.filter(session_key=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    forget_expired()
    assert Session.objects.count() == 1
    assert lasting.get("/reasons")[0] == 200
    assert over.get("/reasons")[0] == 401
