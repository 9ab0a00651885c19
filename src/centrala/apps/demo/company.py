"""The demo company: made once, in an empty database, so that a newcomer has something to call."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from centrala.apps.access.models import Language, Role, User
from centrala.apps.customers.actions import create_customer
from centrala.apps.demo import words
from centrala.apps.interactions.models import ContactReason, Outcome
from centrala.apps.lines.actions import create_line, create_queue, directory_changed
from centrala.apps.lines.models import Company, Queue
from centrala.apps.people.actions import create_person


def create_if_empty() -> bool:
    """True when it was made now."""
    if User.objects.exists() or Company.objects.exists():
        return False
    accounts = [_account(who) for who in words.read("people")]
    with transaction.atomic():
        _create(accounts)
        _keep(settings.CENTRALA.demo_file, accounts)
    return True


def _create(accounts: list[dict[str, Any]]) -> None:
    company = words.read("company")
    Company.objects.create(id=1, name=company["name"], country=company["country"])
    queues = {queue["key"]: create_queue(actor=None, name=queue["name"]) for queue in words.read("queues")}
    for line in words.read("lines"):
        create_line(
            actor=None,
            number=line["number"],
            name=line["name"],
            language=Language(line["language"]),
            queue=queues[line["queue"]],
        )
    for account in accounts:
        _person(account, queues)
    _choices()
    for customer in words.read("customers"):
        create_customer(actor=None, name=customer["name"], phones=customer["phones"])
    directory_changed()


def _account(who: dict[str, Any]) -> dict[str, Any]:
    return {**who, "password": words.password()}


def _person(account: dict[str, Any], queues: dict[str, Queue]) -> None:
    role = Role(account["role"])
    create_person(
        actor=None,
        username=account["username"],
        name=account["name"],
        role=role,
        password=account["password"],
        language=account["language"],
        queue_ids=[queue.id for queue in queues.values()] if role is Role.OPERATOR else [],
    )


def _choices() -> None:
    for model, name in ((ContactReason, "reasons"), (Outcome, "outcomes")):
        for position, choice in enumerate(words.read(name)):
            model.objects.create(position=position, **choice)


def _keep(file: Path, accounts: list[dict[str, Any]]) -> None:
    kept = {"accounts": [{key: one[key] for key in ("role", "username", "password")} for one in accounts]}
    draft = file.with_suffix(f".{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        json.dump(kept, out, indent=2)
    draft.replace(file)
