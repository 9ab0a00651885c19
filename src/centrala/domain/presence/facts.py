"""What can become true of one operator's presence."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["off", "available", "break", "not_answering"]
Why = Literal["chosen", "no_answer", "phone_lost", "signed_out"]


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """`by` is the user who changed it; None when the system did."""

    status: Status
    why: Why
    by: str | None = None


@dataclass(frozen=True, slots=True)
class PhoneUp:
    """The operator's audio leg is there, from this desk (an id that each browser keeps)."""

    desk: str = ""


@dataclass(frozen=True, slots=True)
class PhoneDown:
    """The operator's audio leg is gone."""


PresenceFact = StatusChanged | PhoneUp | PhoneDown
