"""What is known of lines and queues; visible to everyone signed in."""

from collections import defaultdict
from typing import cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from centrala.apps.access import permissions
from centrala.apps.access.models import User
from centrala.apps.lines.hours.queries import all_hours, told
from centrala.apps.lines.models import (
    Company,
    Line,
    OperatorSkill,
    OutgoingRules,
    Queue,
    QueueMember,
    Skill,
    SpokenLanguage,
)
from centrala.contract import directory
from centrala.domain.routing.policy import Order
from centrala.kit.errors import AppError
from centrala.kit.phone import country_prefix

PREMIUM = {"RO": ("+40900", "+40903", "+40906"), "GB": ("+449", "+4487"), "MD": ("+3739",)}
"""Numbers that cost their caller much, by country: a fraud's favourites."""


def lines() -> QuerySet[Line]:
    return Line.objects.select_related("queue", "hours").order_by("name")


def line(line_id: UUID) -> Line:
    """Raises AppError not_found (404)."""
    found = lines().filter(id=line_id).first()
    if found is None:
        raise AppError("not_found", 404)
    return found


def queues() -> QuerySet[Queue]:
    return Queue.objects.order_by("name")


def queue(queue_id: UUID) -> Queue:
    """Raises AppError not_found (404)."""
    found = Queue.objects.prefetch_related("skills").filter(id=queue_id).first()
    if found is None:
        raise AppError("not_found", 404)
    return found


def skills() -> QuerySet[Skill]:
    return Skill.objects.order_by("name")


def skill(skill_id: UUID) -> Skill:
    """Raises AppError not_found (404)."""
    found = Skill.objects.filter(id=skill_id).first()
    if found is None:
        raise AppError("not_found", 404)
    return found


def skill_names() -> dict[str, str]:
    return {str(skill_id): name for skill_id, name in Skill.objects.values_list("id", "name")}


def skills_of(user: User) -> list[OperatorSkill]:
    return list(OperatorSkill.objects.filter(user=user).order_by("skill__name"))


def spoken_by(user: User) -> list[str]:
    return list(SpokenLanguage.objects.filter(user=user).order_by("language").values_list("language", flat=True))


def queues_of(user: User) -> frozenset[str]:
    members = QueueMember.objects.filter(user=user).values_list("queue_id", flat=True)
    return frozenset(str(queue) for queue in members)


def country() -> str:
    """ISO 3166 of the company; Romania before one is set up."""
    return Company.objects.values_list("country", flat=True).first() or "RO"


def current_directory() -> directory.Directory:
    company = Company.objects.first() or Company()
    return directory.Directory(
        version=company.directory_version,
        country=company.country,
        operators=_operators(),
        queues=tuple(_queue(queue) for queue in Queue.objects.order_by("id").prefetch_related("skills")),
        lines=tuple(_line(line) for line in Line.objects.order_by("name", "id")),
        outgoing=_outgoing(outgoing_rules()),
        hours=tuple(told(hours, company.country, timezone.now().date()) for hours in all_hours()),
        reserves=tuple(
            directory.Reserve(str(skill.id), skill.keep, skill.keep_until_s)
            for skill in Skill.objects.filter(keep__gt=0).order_by("id")
        ),
    )


def outgoing_rules() -> OutgoingRules:
    """Until somebody sets them: the company's own country without its premium numbers."""
    home = country()
    barred = list(PREMIUM.get(home, ()))
    return OutgoingRules.objects.first() or OutgoingRules(allowed=[country_prefix(home)], barred=barred)


def _outgoing(rules: OutgoingRules) -> directory.Outgoing:
    return directory.Outgoing(
        allowed=tuple(rules.allowed),
        barred=tuple(rules.barred),
        at_once=rules.at_once,
        per_hour=rules.per_hour,
        ring_s=rules.ring_s,
    )


def _operators() -> tuple[directory.Operator, ...]:
    queues, spoken = defaultdict[UUID, list[str]](list), defaultdict[UUID, list[directory.Language]](list)
    skills = defaultdict[UUID, list[directory.Skill]](list)
    for user_id, queue_id in QueueMember.objects.order_by("queue_id").values_list("user_id", "queue_id"):
        queues[user_id].append(str(queue_id))
    for user_id, skill_id, level in OperatorSkill.objects.order_by("skill_id").values_list(
        "user_id", "skill_id", "level"
    ):
        skills[user_id].append(directory.Skill(str(skill_id), level))
    for user_id, language in SpokenLanguage.objects.order_by("language").values_list("user_id", "language"):
        spoken[user_id].append(_language(language))
    people = User.objects.filter(is_active=True).order_by("id")
    return tuple(
        directory.Operator(str(user.id), tuple(queues[user.id]), tuple(skills[user.id]), tuple(spoken[user.id]))
        for user in people
        if permissions.may(user, "calls.take")
    )


def _queue(queue: Queue) -> directory.Queue:
    asked = sorted(queue.skills.all(), key=lambda asked: asked.skill_id)
    return directory.Queue(
        id=str(queue.id),
        ring_s=queue.ring_s,
        wrap_up_s=queue.wrap_up_s,
        needs=tuple(directory.Skill(str(one.skill_id), one.level) for one in asked if one.level),
        preferred=tuple(str(one.skill_id) for one in asked if not one.level),
        by_language=queue.by_language,
        target_s=queue.target_s,
        priority_s=queue.priority_s,
        order=cast(Order, queue.order),
        relax=tuple(directory.Relax(**step) for step in queue.relax),
        last_operator_s=queue.last_operator_s,
    )


def _language(code: str) -> directory.Language:
    return "ro" if code == "ro" else "en"


def _line(line: Line) -> directory.Line:
    return directory.Line(
        id=str(line.id),
        number=line.number,
        queue=str(line.queue_id),
        language=_language(line.language),
        recorded=line.recorded,
        hours=str(line.hours_id or ""),
    )
