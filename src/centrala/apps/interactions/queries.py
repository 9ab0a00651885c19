"""Who may see which interactions.

All: everyone's (interactions.all). Own: those that ring, were answered or placed at one's desk. An operator may
also open every interaction of a customer whom they have served or are being offered: the history that
helps with the call. The rows of any customer's history (no notes, no facts) are for customers.view."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from centrala.apps.access import permissions
from centrala.apps.access.models import User
from centrala.apps.customers.queries import matching, number_part
from centrala.apps.interactions.models import (
    NOT_REACHED,
    ContactReason,
    FactRow,
    Interaction,
    Notes,
    Outcome,
    Recording,
    Segment,
)
from centrala.apps.lines.queries import queues
from centrala.apps.paging import decode, page
from centrala.kit.errors import AppError


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """`since` and `until` bound the arrival, half open."""

    customer_id: UUID | None = None
    operator_id: UUID | None = None
    line_id: UUID | None = None
    direction: Literal["in", "out"] | None = None
    undocumented: bool = False
    since: datetime | None = None
    until: datetime | None = None
    search: str = ""


def own(user: User) -> Q:
    """At whose desk it rings, who answered it, or who called out."""
    answered = Segment.objects.filter(interaction=OuterRef("pk"), operator=user)
    return Q(operator=user) | Q(offered_to=user) | Q(Exists(answered))


def openable(user: User) -> Q:
    if permissions.may(user, "interactions.all"):
        return Q()
    if not permissions.may(user, "interactions.own"):
        return Q(pk__in=[])
    served = Interaction.objects.filter(own(user), customer__isnull=False).values("customer_id")
    return own(user) | Q(customer_id__in=served)


def listable(user: User, customer_id: UUID | None) -> Q:
    if permissions.may(user, "interactions.all"):
        return Q()
    if customer_id is not None and permissions.may(user, "customers.view"):
        return Q(customer_id=customer_id)
    return own(user) if permissions.may(user, "interactions.own") else Q(pk__in=[])


def rows() -> QuerySet[Interaction]:
    notes = Notes.objects.filter(interaction_id=OuterRef("pk")).exclude(text="")
    recorded = Recording.objects.filter(interaction=OuterRef("pk")).exclude(state="lost")
    related = ("line", "queue", "customer", "operator", "reason", "outcome")
    return Interaction.objects.select_related(*related).annotate(
        has_notes=Exists(notes), has_recording=Exists(recorded)
    )


def interaction_page(
    *, user: User, filters: Filters, cursor: str = "", limit: int = 50
) -> tuple[list[Interaction], str | None]:
    """Newest first."""
    found = rows().filter(listable(user, filters.customer_id), _filter(filters)).order_by("-arrived_at", "-id")
    if cursor:
        found = found.filter(_after(cursor))
    shown, following = page(list(found[: limit + 1]), limit, lambda row: (row.arrived_at.isoformat(), str(row.id)))
    return list(shown), following


def _after(cursor: str) -> Q:
    try:
        at, row_id = decode(cursor)
        arrived_at, last = datetime.fromisoformat(at), UUID(row_id)
    except ValueError as broken:
        raise AppError("request.invalid", 422, fields="cursor") from broken
    if arrived_at.tzinfo is None:
        raise AppError("request.invalid", 422, fields="cursor")
    return Q(arrived_at__lt=arrived_at) | Q(arrived_at=arrived_at, id__lt=last)


def _filter(filters: Filters) -> Q:
    wanted = Q()
    if filters.customer_id:
        wanted &= Q(customer_id=filters.customer_id)
    if filters.operator_id:
        wanted &= Q(operator_id=filters.operator_id)
    if filters.line_id:
        wanted &= Q(line_id=filters.line_id)
    if filters.direction:
        wanted &= Q(direction=filters.direction)
    if filters.undocumented:
        wanted &= Q(ended_at__isnull=False, operator_id__isnull=False, documented_at__isnull=True)
        wanted &= ~Q(result__in=NOT_REACHED)
    if filters.since:
        wanted &= Q(arrived_at__gte=filters.since)
    if filters.until:
        wanted &= Q(arrived_at__lt=filters.until)
    return wanted & _search(filters.search)


def _search(search: str) -> Q:
    """By the customer's name or numbers, or the number that called."""
    if not search.strip():
        return Q()
    from centrala.apps.customers.models import Customer

    found = Q(customer_id__in=Customer.objects.filter(matching(search)).values("id"))
    digits = number_part(search)
    return found | Q(number__contains=digits) if digits else found


def find(*, user: User, interaction_id: UUID) -> Interaction | None:
    """None also for one that may not be seen."""
    return rows().filter(openable(user), id=interaction_id).first()


def opened(*, user: User, interaction_id: UUID) -> Interaction:
    """Raises AppError not_found (404)."""
    found = find(user=user, interaction_id=interaction_id)
    if found is None:
        raise AppError("not_found", 404)
    return found


def openable_ids(*, user: User, ids: Iterable[UUID]) -> set[UUID]:
    return set(Interaction.objects.filter(openable(user), id__in=list(ids)).values_list("id", flat=True))


def is_own(*, user: User, interaction_id: UUID) -> bool:
    return Interaction.objects.filter(own(user), id=interaction_id).exists()


def is_documented(*, interaction_id: UUID, reason: UUID, outcome: UUID) -> bool:
    """Whether the record has this choice."""
    chosen = Interaction.objects.filter(reason_id=reason, outcome_id=outcome, documented_at__isnull=False)
    return chosen.filter(id=interaction_id).exists()


def may_document(*, user: User, interaction_id: UUID) -> bool:
    """One's own, or anyone's for those who see all and may document."""
    if not permissions.may(user, "interactions.document"):
        return False
    return permissions.may(user, "interactions.all") or is_own(user=user, interaction_id=interaction_id)


def may_listen(*, user: User, interaction_id: UUID) -> bool:
    if permissions.may(user, "recordings.listen_all"):
        return True
    return permissions.may(user, "recordings.listen_own") and is_own(user=user, interaction_id=interaction_id)


def facts(interaction_id: UUID) -> list[FactRow]:
    return list(FactRow.objects.filter(interaction_id=interaction_id).order_by("n"))


def notes(interaction_id: UUID) -> Notes:
    return Notes.objects.filter(interaction_id=interaction_id).first() or Notes(interaction_id=interaction_id)


def recording(interaction_id: UUID) -> Recording | None:
    return Recording.objects.filter(interaction_id=interaction_id).first()


def numbers_of_nobody(numbers: Iterable[str]) -> set[str]:
    """Those of them that called and are no customer's."""
    nobodys = Interaction.objects.filter(customer__isnull=True, number__in=list(numbers))
    return {number for number in nobodys.values_list("number", flat=True).distinct() if number}


def reasons() -> QuerySet[ContactReason]:
    return ContactReason.objects.filter(active=True).order_by("position", "id")


def outcomes() -> QuerySet[Outcome]:
    return Outcome.objects.filter(active=True).order_by("position", "id")


def reason_names(language: str) -> dict[str, str]:
    """Names of all reasons and outcomes by id, those no longer in use too."""
    found: list[ContactReason | Outcome] = [*ContactReason.objects.all(), *Outcome.objects.all()]
    return {str(row.id): row.name(language) for row in found}


def queue_names() -> dict[str, str]:
    return {str(row.id): row.name for row in queues()}
