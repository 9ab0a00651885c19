"""Accounts, their sessions and their tokens."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from centrala.kit.ids import new_uuid


class Role(models.TextChoices):
    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    PLANNER = "planner"
    ADMINISTRATOR = "administrator"


class Language(models.TextChoices):
    ROMANIAN = "ro"
    ENGLISH = "en"


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """Upper and lower case are one account."""
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Nobody is deleted: the journal and the interactions name people by id."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.OPERATOR)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ROMANIAN)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.name


class Session(AbstractBaseSession):
    """Knows whose it is, so that one account's sessions can be ended."""

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")

    @classmethod
    def get_session_store_class(cls) -> type:
        from centrala.apps.access.sessions import SessionStore

        return SessionStore


class Token(models.Model):
    """A program's key to the API, with its account's rights. The secret itself is kept nowhere."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
