"""`python -m tests.bench.company`: a staff for a bench, made in the records of CENTRALA_HOME: nobody signs in by
password, sessions stand ready. Prints what it made as JSON."""

import argparse
import json
import sys

import msgspec

from centrala.kit import settings as settings_of
from centrala.run.records import open_records


class Person(msgspec.Struct, frozen=True):
    id: str
    session: str


class Company(msgspec.Struct, frozen=True):
    """`line` is that of the operators' queue; nobody takes calls of `nobodys_line`."""

    operators: tuple[Person, ...]
    supervisors: tuple[Person, ...]
    line: str
    nobodys_line: str
    queue: str
    reason: str
    outcome: str


def make(operators: int, supervisors: int, ring_s: int) -> Company:
    open_records(settings_of.read())
    from django.db import transaction

    from centrala.apps.interactions.models import ContactReason, Outcome
    from centrala.apps.lines.actions import create_line, create_queue, directory_changed
    from centrala.apps.lines.models import QueueMember

    line, nobodys = "+40310000801", "+40310000802"
    with transaction.atomic():
        queue = create_queue(actor=None, name="Bench", ring_s=ring_s)
        create_line(actor=None, number=line, name="Bench", language="en", queue=queue)
        empty = create_queue(actor=None, name="Nobody")
        create_line(actor=None, number=nobodys, name="Nobody", language="en", queue=empty)
        staff = _people("operator", operators)
        QueueMember.objects.bulk_create(QueueMember(queue=queue, user_id=person.id) for person in staff)
        company = Company(
            operators=tuple(staff),
            supervisors=tuple(_people("supervisor", supervisors)),
            line=line,
            nobodys_line=nobodys,
            queue=str(queue.id),
            reason=str(ContactReason.objects.values_list("id", flat=True)[0]),
            outcome=str(Outcome.objects.values_list("id", flat=True)[0]),
        )
        directory_changed()
    return company


def _people(role: str, count: int) -> list[Person]:
    from centrala.apps.access.models import User

    made = [User(username=f"bench-{role}-{n}", name=f"Bench {n}", role=role, language="en") for n in range(count)]
    for user in made:
        user.set_unusable_password()
    User.objects.bulk_create(made)
    return [Person(str(user.id), _session(user)) for user in made]


def _session(user: object) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from centrala.apps.access.models import User
    from centrala.apps.access.sessions import SessionStore

    assert isinstance(user, User)
    store = SessionStore()
    store[SESSION_KEY] = str(user.id)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    assert store.session_key is not None
    return store.session_key


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.bench.company", description=__doc__)
    asked.add_argument("--operators", type=int, default=0)
    asked.add_argument("--supervisors", type=int, default=0)
    asked.add_argument("--ring-s", type=int, default=15)
    given = asked.parse_args()
    made = make(given.operators, given.supervisors, given.ring_s)
    sys.stdout.write(json.dumps(msgspec.to_builtins(made)) + "\n")


if __name__ == "__main__":
    main()
