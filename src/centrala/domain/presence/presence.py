"""The presence of one operator: what was chosen, and whether there is a phone. Calls are not kept here:
an operator is engaged exactly while a call names him or her, so nobody can be stuck."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from centrala.domain.presence.facts import PhoneDown, PhoneUp, PresenceFact, Status, StatusChanged, Why

PHONE_GRACE = timedelta(seconds=30)
"""How long an available operator without a phone is waited for before presence becomes off."""


@dataclass(frozen=True, slots=True)
class Presence:
    """`until`: when a missing phone ends the shift. `desk`: whose phone it is, while there is one."""

    status: Status
    why: Why
    since: datetime
    phone: bool = False
    until: datetime | None = None
    desk: str = ""
    phone_since: datetime | None = None

    @property
    def ready(self) -> bool:
        return self.status == "available" and self.phone


def step(presence: Presence | None, fact: PresenceFact, at: datetime) -> Presence:
    """The same object when the fact changes nothing."""
    now = presence or Presence("off", "chosen", at)
    match fact:
        case StatusChanged(status, why):
            return _changed(now, status, why, at)
        case PhoneUp(desk):
            same = now.phone and now.desk == desk
            return now if same else replace(now, phone=True, until=None, desk=desk, phone_since=at)
        case PhoneDown():
            return _phone_down(now, at) if now.phone else now


def due_fact(presence: Presence, at: datetime) -> PresenceFact | None:
    """What is true because `until` has passed."""
    if presence.until is None or at < presence.until:
        return None
    return StatusChanged("off", "phone_lost")


def _changed(now: Presence, status: Status, why: Why, at: datetime) -> Presence:
    if (status, why) == (now.status, now.why):
        return now
    until = now.until if now.phone or status != "off" else None
    return replace(now, status=status, why=why, since=at, until=until)


def _phone_down(now: Presence, at: datetime) -> Presence:
    return replace(now, phone=False, until=_grace(now.status, at), desk="", phone_since=None)


def _grace(status: Status, at: datetime) -> datetime | None:
    return None if status == "off" else at + PHONE_GRACE
