"""Changing lines, queues, members; each change publishes the directory to the engine."""

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from uuid import UUID

from django.db import transaction

from centrala.apps.access.models import User
from centrala.apps.audit.actions import record
from centrala.apps.lines import queries
from centrala.apps.lines.models import (
    Company,
    Line,
    OpeningHours,
    OperatorSkill,
    OutgoingRules,
    Queue,
    QueueMember,
    QueueSkill,
    Skill,
    SpokenLanguage,
)
from centrala.contract import port
from centrala.contract.commands import Announce, PublishDirectory
from centrala.domain.routing.policy import Order, Relax
from centrala.kit.errors import AppError
from centrala.kit.phone import e164

BEGINNING = re.compile(r"\+\d{0,15}")
"""How an E.164 number may begin; "+" alone is every number."""


@transaction.atomic
def create_queue(*, actor: UUID | None, name: str, ring_s: int = 15, wrap_up_s: int = 60) -> Queue:
    queue = Queue.objects.create(name=name, ring_s=ring_s, wrap_up_s=wrap_up_s)
    record(actor=actor, action="queue.created", subject=f"queue:{queue.id}", after={"name": name})
    directory_changed()
    return queue


@transaction.atomic
def create_line(*, actor: UUID | None, number: str, name: str, language: str, queue: Queue) -> Line:
    line = Line.objects.create(number=number, name=name, language=language, queue=queue)
    after = {"number": number, "name": name, "language": language, "queue": str(queue.id)}
    record(actor=actor, action="line.created", subject=f"line:{line.id}", after=after)
    directory_changed()
    return line


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChanges:
    """`hours_id` None: always open."""

    name: str
    language: str
    queue_id: UUID
    recorded: bool
    hours_id: UUID | None


@transaction.atomic
def add_line(*, actor: UUID, number: str, changes: LineChanges) -> Line:
    """Raises AppError lines.number_taken (409), lines.number_invalid, lines.no_such_queue, …no_such_hours (422)."""
    known = e164(number, queries.country())
    if known is None:
        raise AppError("lines.number_invalid", 422, number=number)
    if Line.objects.filter(number=known).exists():
        raise AppError("lines.number_taken", 409)
    return _save_line(actor, Line(number=known), changes, "line.created", before=None)


@transaction.atomic
def change_line(*, actor: UUID, line: Line, changes: LineChanges) -> Line:
    """Raises AppError lines.no_such_queue, lines.no_such_hours (422)."""
    return _save_line(actor, line, changes, "line.changed", before=_line_fields(line))


def _save_line(actor: UUID, line: Line, changes: LineChanges, action: str, before: dict[str, object] | None) -> Line:
    if not Queue.objects.filter(id=changes.queue_id).exists():
        raise AppError("lines.no_such_queue", 422)
    if changes.hours_id is not None and not OpeningHours.objects.filter(id=changes.hours_id).exists():
        raise AppError("lines.no_such_hours", 422)
    for name in ("name", "language", "queue_id", "recorded", "hours_id"):
        setattr(line, name, getattr(changes, name))
    line.save()
    record(actor=actor, action=action, subject=f"line:{line.id}", before=before, after=_line_fields(line))
    directory_changed()
    return line


def _line_fields(line: Line) -> dict[str, object]:
    ids = {"queue": str(line.queue_id), "hours": str(line.hours_id or "")}
    return {"number": line.number, "name": line.name, "language": line.language, "recorded": line.recorded} | ids


@transaction.atomic
def set_queues(*, actor: UUID | None, user: User, queue_ids: Iterable[UUID]) -> None:
    """Raises AppError lines.no_such_queue (422)."""
    wanted = set(queue_ids)
    if Queue.objects.filter(id__in=wanted).count() != len(wanted):
        raise AppError("lines.no_such_queue", 422)
    before = set(QueueMember.objects.filter(user=user).values_list("queue_id", flat=True))
    if before == wanted:
        return
    QueueMember.objects.filter(user=user).exclude(queue_id__in=wanted).delete()
    QueueMember.objects.bulk_create(QueueMember(user=user, queue_id=queue) for queue in wanted - before)
    record(
        actor=actor,
        action="person.queues_changed",
        subject=f"user:{user.id}",
        before={"queues": sorted(map(str, before))},
        after={"queues": sorted(map(str, wanted))},
    )
    directory_changed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """As models.OutgoingRules."""

    allowed: tuple[str, ...]
    barred: tuple[str, ...]
    at_once: int
    per_hour: int
    ring_s: int


@transaction.atomic
def set_outgoing(*, actor: UUID, limits: Limits) -> OutgoingRules:
    """Raises AppError outgoing.beginning_invalid {beginning} (422)."""
    for beginning in (*limits.allowed, *limits.barred):
        if not BEGINNING.fullmatch(beginning):
            raise AppError("outgoing.beginning_invalid", 422, beginning=beginning)
    before = _limits(queries.outgoing_rules())
    after = asdict(limits) | {"allowed": list(limits.allowed), "barred": list(limits.barred)}
    rules, _ = OutgoingRules.objects.update_or_create(id=1, defaults=after)
    record(actor=actor, action="outgoing.changed", subject="outgoing:1", before=before, after=after)
    directory_changed()
    return rules


def _limits(rules: OutgoingRules) -> dict[str, object]:
    return {field.name: getattr(rules, field.name) for field in fields(Limits)}


@transaction.atomic
def save_skill(*, actor: UUID | None, skill: Skill, name: str, keep: int, keep_until_s: int) -> Skill:
    """A new one or a change. Raises AppError lines.skill_taken (409)."""
    if Skill.objects.filter(name=name).exclude(id=skill.id).exists():
        raise AppError("lines.skill_taken", 409, name=name)
    is_new = skill._state.adding
    before = None if is_new else {"name": skill.name, "keep": skill.keep, "keep_until_s": skill.keep_until_s}
    skill.name, skill.keep, skill.keep_until_s = name, keep, keep_until_s
    skill.save()
    record(
        actor=actor,
        action="skill.created" if is_new else "skill.changed",
        subject=f"skill:{skill.id}",
        before=before,
        after={"name": name, "keep": keep, "keep_until_s": keep_until_s},
    )
    directory_changed()
    return skill


@transaction.atomic
def set_skills(*, actor: UUID | None, user: User, levels: Mapping[UUID, int], languages: Iterable[str]) -> None:
    """What a person can do and speaks, from now on. Raises AppError lines.no_such_skill (422)."""
    _require_skills(levels)
    before = _abilities(user)
    OperatorSkill.objects.filter(user=user).delete()
    OperatorSkill.objects.bulk_create(
        OperatorSkill(user=user, skill_id=skill_id, level=level) for skill_id, level in levels.items()
    )
    SpokenLanguage.objects.filter(user=user).delete()
    SpokenLanguage.objects.bulk_create(SpokenLanguage(user=user, language=code) for code in sorted(set(languages)))
    subject = f"user:{user.id}"
    record(actor=actor, action="person.skills_changed", subject=subject, before=before, after=_abilities(user))
    directory_changed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Who takes a queue's calls, as models.Queue. `levels` by skill, 0: preferred only."""

    levels: Mapping[UUID, int]
    by_language: bool
    target_s: int
    priority_s: int
    order: Order
    relax: tuple[Relax, ...]
    last_operator_s: int


@transaction.atomic
def set_routing(*, actor: UUID | None, queue: Queue, choices: Choices) -> Queue:
    """Raises AppError lines.no_such_skill (422)."""
    _require_skills(choices.levels)
    before = _choices(queue)
    queue.by_language, queue.target_s, queue.priority_s = choices.by_language, choices.target_s, choices.priority_s
    queue.order, queue.last_operator_s = choices.order, choices.last_operator_s
    queue.relax = [asdict(step) for step in sorted(choices.relax, key=lambda step: step.after_s)]
    queue.save()
    QueueSkill.objects.filter(queue=queue).delete()
    QueueSkill.objects.bulk_create(
        QueueSkill(queue=queue, skill_id=skill_id, level=level) for skill_id, level in choices.levels.items()
    )
    queue = queries.queue(queue.id)
    record(
        actor=actor, action="queue.routing_changed", subject=f"queue:{queue.id}", before=before, after=_choices(queue)
    )
    directory_changed()
    return queue


def _require_skills(levels: Mapping[UUID, int]) -> None:
    if Skill.objects.filter(id__in=levels).count() != len(levels):
        raise AppError("lines.no_such_skill", 422)


def _abilities(user: User) -> dict[str, object]:
    levels = {str(one.skill_id): one.level for one in queries.skills_of(user)}
    return {"skills": levels, "languages": queries.spoken_by(user)}


def _choices(queue: Queue) -> dict[str, object]:
    named = ("by_language", "target_s", "priority_s", "order", "relax", "last_operator_s")
    levels = {str(one.skill_id): one.level for one in queue.skills.all()}
    return {name: getattr(queue, name) for name in named} | {"skills": levels}


def directory_changed() -> None:
    """Call inside the transaction of a change that the engine must know. The version is the time in
    milliseconds, so that a new database never publishes an older version than a previous one."""
    company, _ = Company.objects.get_or_create(id=1)
    company.directory_version = max(company.directory_version + 1, time.time_ns() // 1_000_000)
    company.save(update_fields=["directory_version"])
    transaction.on_commit(_tell_engine)


def publish_directory() -> None:
    """Also sent on every connection of the engine. Raises AppError engine.unreachable."""
    port.engine().send(PublishDirectory(directory=queries.current_directory()))


def _tell_engine() -> None:
    """Without an engine nothing is lost: the next connection publishes."""
    try:
        publish_directory()
        port.engine().send(Announce(topic="people", id=""))
    except AppError:
        return
