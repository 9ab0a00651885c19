"""Which desk has an operator's phone: one at a time, so that two computers do not ring each other away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from centrala.kit.errors import AppError

if TYPE_CHECKING:
    from centrala.engine.engine import Engine

CONNECTING = timedelta(seconds=10)
"""How long a desk that was given credentials may take to come with them before another may ask."""


@dataclass(frozen=True, slots=True)
class Claim:
    desk: str
    until: datetime


def claim(engine: "Engine", operator: str, desk: str, *, take: bool) -> None:
    """The desk is about to connect. Raises AppError presence.phone_elsewhere 409 when another one has the phone."""
    owner = owner_of(engine, operator)
    if not take and owner not in ("", desk):
        raise AppError("presence.phone_elsewhere", 409)
    engine.claims[operator] = Claim(desk, engine.clock.now() + CONNECTING)


def owner_of(engine: "Engine", operator: str) -> str:
    """The desk that is just connecting, else the one whose phone is up; "" when there is none."""
    claimed = engine.claims.get(operator)
    if claimed is not None and engine.clock.now() < claimed.until:
        return claimed.desk
    state = engine.floor.operators.get(operator)
    return state.desk if state is not None and state.phone else ""


def came(engine: "Engine", operator: str) -> None:
    """The phone is up: from now on the presence tells whose it is."""
    engine.claims.pop(operator, None)
