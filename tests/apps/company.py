"""A small company for a test: people, lines, customers, calls."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from centrala.apps.access.models import User
from centrala.apps.customers.actions import create_customer
from centrala.apps.customers.models import Customer
from centrala.apps.interactions import projector
from centrala.apps.interactions.models import ContactReason, Interaction, Outcome
from centrala.apps.lines.actions import create_line, create_queue
from centrala.apps.lines.models import Line, Queue
from centrala.apps.people.actions import create_person
from centrala.domain.calls import facts as f
from centrala.kit.ids import new_id
from tests.apps.fakes import START, FakeJournal

PASSWORD = "a-long-word-2741"
CALLER = "+40722000101"


def person(role: str = "operator", username: str = "", language: str = "en", queues: list[Queue] | None = None) -> User:
    name = username or f"{role}{User.objects.count()}"
    return create_person(
        actor=None,
        username=name,
        name=name.title(),
        role=role,
        password=PASSWORD,
        language=language,
        queue_ids=[queue.id for queue in queues or []],
    )


@dataclass
class Browser:
    """A signed-in person's requests: JSON in, JSON out."""

    client: Client

    @classmethod
    def of(cls, user: User) -> "Browser":
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return cls(client)

    def ask(self, method: str, path: str, data: object = None, **headers: str) -> tuple[int, Any]:
        answer = self.client.generic(
            method,
            f"/api/v1{path}",
            data="" if data is None else json.dumps(data),
            content_type="application/json",
            headers=headers,
        )
        told = answer.json() if answer.headers.get("Content-Type", "").startswith("application/json") else None
        return answer.status_code, told

    def get(self, path: str) -> tuple[int, Any]:
        return self.ask("GET", path)

    def put(self, path: str, data: object) -> tuple[int, Any]:
        return self.ask("PUT", path, data)

    def post(self, path: str, data: object = None) -> tuple[int, Any]:
        return self.ask("POST", path, data)


def line(number: str = "+40310000100") -> Line:
    queue = create_queue(actor=None, name=f"Queue of {number}")
    return create_line(actor=None, number=number, name=f"Line {number}", language="ro", queue=queue)


def customer(name: str = "Maria Ionescu", *phones: str) -> Customer:
    return create_customer(actor=None, name=name, phones=phones or [CALLER])


def choices() -> tuple[ContactReason, Outcome]:
    reason = ContactReason.objects.create(name_ro="Factură", name_en="Bill", shortcut="f")
    return reason, Outcome.objects.create(name_ro="Rezolvat", name_en="Solved")


def answered_call(journal: FakeJournal, at: Line, operator: User, caller: str = CALLER) -> Interaction:
    """Waited 10 s, talked 60 s, wrapped up 20 s; not documented yet."""
    call = new_id()
    journal.numbers |= {f"p{caller}": caller, "pline": at.number}
    who = str(operator.id)
    journal.tell(
        call,
        (0, f.Arrived(str(at.id), str(at.queue_id), f"p{caller}", "pline")),
        (5, f.Announced()),
        (5, f.Queued(str(at.queue_id))),
        (6, f.Offered(who, 1, START + timedelta(seconds=21))),
        (14, f.Accepted(who, 1)),
        (15, f.Answered(who)),
        (15, f.RecordingStarted(f"2026/11/02/{call}")),
        (75, f.HungUp(who)),
        (75, f.RecordingEnded(f"2026/11/02/{call}")),
        (75, f.WrapUpStarted(who, START + timedelta(seconds=135))),
        (76, f.CallerLeft("operator")),
        (95, f.WrapUpEnded(who, "done")),
    )
    projector.catch_up()
    return Interaction.objects.get(id=UUID(call))
