"""Lines, queues and their members."""

from django.conf import settings
from django.db import models

from centrala.apps.access.models import Language
from centrala.kit.ids import new_uuid


class Company(models.Model):
    """One row. `country` (ISO 3166) reads national numbers; `directory_version` grows with each change."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, default="RO")
    directory_version = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Queue(models.Model):
    """From `by_language` on: who takes its calls, as contract.directory.Queue. `relax`: its steps."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    name = models.CharField(max_length=120, unique=True)
    ring_s = models.PositiveSmallIntegerField(default=15)
    wrap_up_s = models.PositiveSmallIntegerField(default=60)
    by_language = models.BooleanField(default=False)
    target_s = models.PositiveSmallIntegerField(default=20)
    priority_s = models.PositiveSmallIntegerField(default=0)
    order = models.CharField(max_length=20, default="longest_idle")
    relax = models.JSONField(default=list)
    last_operator_s = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """`week`: seven lists of [start, end] in minutes, Monday first. `days`: {ISO date: {"name", "spans"}} that differ.
    `holidays`: closed on the public holidays of the company's country too. `override` until `override_until`."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    name = models.CharField(max_length=120, unique=True)
    zone = models.CharField(max_length=60)
    week = models.JSONField()
    days = models.JSONField(default=dict)
    holidays = models.BooleanField(default=True)
    override = models.CharField(max_length=6, default="", blank=True)
    override_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    """`number` in E.164. Callers of the line hear `language`. Without `hours` it is always open."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=Language.choices)
    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="lines")
    recorded = models.BooleanField(default=True)
    hours = models.ForeignKey(OpeningHours, null=True, on_delete=models.PROTECT, related_name="lines")

    def __str__(self) -> str:
        return self.name


class OutgoingRules(models.Model):
    """One row: the limits of calls out. `allowed`, `barred`: beginnings of E.164 numbers, the longest decides.
    `at_once`: calls out of the whole company; `per_hour`: calls that one person places."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    allowed = models.JSONField(default=list)
    barred = models.JSONField(default=list)
    at_once = models.PositiveSmallIntegerField(default=30)
    per_hour = models.PositiveSmallIntegerField(default=60)
    ring_s = models.PositiveSmallIntegerField(default=45)

    def __str__(self) -> str:
        return f"at most {self.at_once} at once"


class QueueMember(models.Model):
    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["queue", "user"], name="one_membership"),)

    def __str__(self) -> str:
        return f"{self.user_id} in {self.queue_id}"


class Skill(models.Model):
    """`keep`: so many free operators with it are kept for calls that need it, from others until they have waited
    `keep_until_s`; 0: none."""

    id = models.UUIDField(primary_key=True, default=new_uuid, editable=False)
    name = models.CharField(max_length=120, unique=True)
    keep = models.PositiveSmallIntegerField(default=0)
    keep_until_s = models.PositiveSmallIntegerField(default=120)

    def __str__(self) -> str:
        return self.name


class OperatorSkill(models.Model):
    """What a person has learnt."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="operators")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "skill"], name="one_level"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.skill_id} {self.level}"


class SpokenLanguage(models.Model):
    """A language in which a person takes calls, whatever that of the screen is."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="spoken")
    language = models.CharField(max_length=2, choices=Language.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "language"], name="spoken_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} speaks {self.language}"


class QueueSkill(models.Model):
    """What a queue asks for; `level` 0: preferred, not needed."""

    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="queues")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["queue", "skill"], name="asked_once"),)

    def __str__(self) -> str:
        return f"{self.queue_id} asks for {self.skill_id} {self.level}"
