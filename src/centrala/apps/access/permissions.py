"""What each role may do. Scope (whose rows) is in each app's queries."""

from pathlib import Path

from django.conf import settings
from rules.permissions import has_perm, set_perm
from rules.predicates import Predicate, predicate

from centrala.apps.access.models import Role, User

ROLES: dict[str, frozenset[Role]] = {
    "calls.take": frozenset({Role.OPERATOR}),
    "interactions.own": frozenset({Role.OPERATOR}),
    "interactions.all": frozenset({Role.SUPERVISOR, Role.PLANNER, Role.ADMINISTRATOR}),
    "interactions.document": frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR}),
    "recordings.listen_own": frozenset({Role.OPERATOR}),
    "recordings.listen_all": frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    "customers.view": frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR}),
    "customers.change": frozenset({Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR}),
    "floor.view": frozenset({Role.SUPERVISOR, Role.PLANNER, Role.ADMINISTRATOR}),
    "people.view": frozenset({Role.SUPERVISOR, Role.PLANNER, Role.ADMINISTRATOR}),
    "hours.view": frozenset({Role.SUPERVISOR, Role.PLANNER, Role.ADMINISTRATOR}),
    "hours.override": frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    "lines.change": frozenset({Role.ADMINISTRATOR}),
    "people.change": frozenset({Role.ADMINISTRATOR}),
    "demo.call": frozenset(Role),
}


def is_demo() -> bool:
    """This installation is the demo company."""
    file: Path = settings.CENTRALA.demo_file
    return file.exists()


def _granted(permission: str) -> Predicate:
    def granted(user: User) -> bool:
        allowed = user.is_active and user.role in ROLES[permission]
        return allowed and (permission != "demo.call" or is_demo())

    made: Predicate = predicate(granted, name=permission)  # type: ignore[no-untyped-call]
    return made


for _permission in ROLES:
    set_perm(_permission, _granted(_permission))  # type: ignore[no-untyped-call]


def may(user: User, permission: str) -> bool:
    return bool(has_perm(permission, user))  # type: ignore[no-untyped-call]


def of(user: User) -> list[str]:
    return [permission for permission in ROLES if may(user, permission)]
