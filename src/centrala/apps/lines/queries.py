"""What is known of lines and queues; visible to everyone signed in."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from centrala.apps.access import permissions
from centrala.apps.access.models import User
from centrala.apps.lines.hours.queries import all_hours, told
from centrala.apps.lines.models import Company, Line, OutgoingRules, Queue, QueueMember
from centrala.contract import directory
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
        queues=tuple(
            directory.Queue(id=str(queue.id), ring_s=queue.ring_s, wrap_up_s=queue.wrap_up_s)
            for queue in Queue.objects.order_by("id")
        ),
        lines=tuple(_line(line) for line in Line.objects.order_by("name", "id")),
        outgoing=_outgoing(outgoing_rules()),
        hours=tuple(told(hours, company.country, timezone.now().date()) for hours in all_hours()),
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
    queues: dict[UUID, list[str]] = {}
    for user_id, queue_id in QueueMember.objects.order_by("queue_id").values_list("user_id", "queue_id"):
        queues.setdefault(user_id, []).append(str(queue_id))
    people = User.objects.filter(is_active=True).order_by("id")
    return tuple(
        directory.Operator(id=str(user.id), queues=tuple(queues.get(user.id, ())))
        for user in people
        if permissions.may(user, "calls.take")
    )


def _line(line: Line) -> directory.Line:
    language: directory.Language = "ro" if line.language == "ro" else "en"
    return directory.Line(
        id=str(line.id),
        number=line.number,
        queue=str(line.queue_id),
        language=language,
        recorded=line.recorded,
        hours=str(line.hours_id or ""),
    )
