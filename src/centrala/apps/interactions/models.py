"""Interactions as projected from the journal, and what people add to them."""

from django.conf import settings
from django.db import models

from centrala.apps.customers.models import Customer
from centrala.apps.lines.models import Line, Queue
from centrala.kit.ids import new_uuid


class Result(models.TextChoices):
    OPEN = "open"
    ANSWERED = "answered"
    ABANDONED = "abandoned"
    ABANDONED_IN_GREETING = "abandoned_in_greeting"
    NOT_IN_USE = "not_in_use"
    CLOSED = "closed"
    LINE_LOST = "line_lost"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    VOICEMAIL = "voicemail"
    CANCELLED = "cancelled"


NOT_REACHED = (Result.BUSY, Result.NO_ANSWER, Result.REFUSED, Result.UNREACHABLE, Result.CANCELLED)
"""What calls out came to that nobody answered."""


class Direction(models.TextChoices):
    IN = "in"
    OUT = "out"


class ContactReason(models.Model):
    """`shortcut`: the keys that choose it on the desk."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    name_ro = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    shortcut = models.CharField(max_length=4, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name_en

    def name(self, language: str) -> str:
        return self.name_ro if language == "ro" else self.name_en


class Outcome(models.Model):
    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    name_ro = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name_en

    def name(self, language: str) -> str:
        return self.name_ro if language == "ro" else self.name_en


class Interaction(models.Model):
    """One call of one customer, or to one. Every column but `customer` and `number` follows from the facts.

    `number` (the customer's), `dialled`: E.164, "" withheld, None erased. `operator`: who talked last or called out;
    `offered_to`: at whose desk it rings now. Durations are the sums of its passes and segments."""

    id = models.UUIDField(primary_key=True)
    direction = models.CharField(max_length=3, choices=Direction.choices, default=Direction.IN)
    arrived_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, db_constraint=False)
    queue = models.ForeignKey(Queue, null=True, on_delete=models.PROTECT, db_constraint=False)
    number = models.CharField(max_length=20, null=True, db_index=True)  # noqa: DJ001 - None is "erased"
    dialled = models.CharField(max_length=20, null=True)  # noqa: DJ001
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL, related_name="interactions")
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    offered_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    result = models.CharField(max_length=24, choices=Result.choices, default=Result.OPEN)
    wait_ms = models.PositiveIntegerField(null=True)
    talk_ms = models.PositiveIntegerField(default=0)
    hold_ms = models.PositiveIntegerField(default=0)
    wrap_up_ms = models.PositiveIntegerField(default=0)
    reason = models.ForeignKey(ContactReason, null=True, on_delete=models.PROTECT, db_constraint=False)
    outcome = models.ForeignKey(Outcome, null=True, on_delete=models.PROTECT, db_constraint=False)
    documented_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["-arrived_at", "-id"], name="newest_first"),)

    def __str__(self) -> str:
        return f"{self.id} {self.result}"


class FactRow(models.Model):
    """A fact of a call as the journal has it: from these rows the interaction can be computed again."""

    interaction_id = models.UUIDField()
    n = models.PositiveIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    v = models.PositiveSmallIntegerField(default=1)
    data = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["interaction_id", "n"], name="fact_once"),)

    def __str__(self) -> str:
        return f"{self.interaction_id}/{self.n} {self.kind}"


class QueuePass(models.Model):
    """One stay in one queue. `result`: waiting, answered, abandoned, line_lost."""

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="passes")
    n = models.PositiveSmallIntegerField()
    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, db_constraint=False)
    queued_at = models.DateTimeField(db_index=True)
    left_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=12)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["interaction", "n"], name="pass_once"),)

    def __str__(self) -> str:
        return f"{self.interaction_id} pass {self.n}"


class Segment(models.Model):
    """One operator's part of a call, from joined voices to the end of wrap-up."""

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="segments")
    n = models.PositiveSmallIntegerField()
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="segments", db_constraint=False
    )
    answered_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    talk_ms = models.PositiveIntegerField(default=0)
    hold_ms = models.PositiveIntegerField(default=0)
    wrap_up_ms = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["interaction", "n"], name="segment_once"),)

    def __str__(self) -> str:
        return f"{self.interaction_id} segment {self.n}"


class Notes(models.Model):
    """What an operator types; may begin before the interaction's own row is there."""

    interaction_id = models.UUIDField(primary_key=True)
    text = models.TextField(default="", blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"notes of {self.interaction_id}"


class Recording(models.Model):
    """`state`: pending while both sides are not joined yet, ready, or lost. `peaks_*`: 400 values 0..1.

    `stem` is the file's path in the recordings folder without its ending."""

    interaction = models.OneToOneField(
        Interaction, primary_key=True, on_delete=models.CASCADE, related_name="recording"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default="pending", db_index=True)
    stem = models.CharField(max_length=120)
    duration_ms = models.PositiveIntegerField(default=0)
    peaks_left = models.JSONField(default=list)
    peaks_right = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"recording of {self.interaction_id}: {self.state}"


class Checkpoint(models.Model):
    """How far the journal is projected: one row, changed in the transaction of the rows it speaks of."""

    name = models.CharField(max_length=40, primary_key=True)
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} at {self.seq}"
