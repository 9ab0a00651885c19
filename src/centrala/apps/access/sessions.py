"""Sessions kept in the database, each knowing its account; their end is told to who listens."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DbStore
from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.dispatch import Signal

from centrala.apps.access.models import Session

session_ended = Signal()
"""Sent with `key` after a session was ended: streams and sockets that live by it must close."""


class SessionStore(DbStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        session = super().create_model_instance(data)
        assert isinstance(session, Session)
        session.user_id = data.get(SESSION_KEY)
        return session

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        super().delete(session_key)
        if key:
            session_ended.send(sender=Session, key=key)


class SessionMiddleware(DjangoSessionMiddleware):
    """Django's own, under a name that the settings can place."""
