"""What is known of lines and queues; visible to everyone signed in."""

from uuid import UUID

from django.db.models import QuerySet

from centrala.apps.access import permissions
from centrala.apps.access.models import User
from centrala.apps.lines.models import Company, Line, Queue, QueueMember
from centrala.contract import directory


def lines() -> QuerySet[Line]:
    return Line.objects.select_related("queue").order_by("name")


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
        lines=tuple(_line(line) for line in Line.objects.order_by("id")),
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
        id=str(line.id), number=line.number, queue=str(line.queue_id), language=language, recorded=line.recorded
    )
