"""What a waiting call asks for.

In this package times are whole microseconds since 1970, UTC, and spans are microseconds too: they compare fast and
equal on every machine. Ids are strings.
"""

from dataclasses import dataclass
from typing import Literal

Micros = int
SECOND: Micros = 1_000_000
NamedWhy = Literal["named", "last"]


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """A skill at `level` or above. Levels begin at 1; who has not learnt a skill has level 0."""

    skill: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Demand:
    """Calls that ask for the same stand in one lane. `language`: None when any will do.

    `size`: the part of an operator's capacity that is taken.
    """

    queue: str
    needs: tuple[Need, ...] = ()
    preferred: tuple[str, ...] = ()
    language: str | None = None
    size: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """One waiting call. `named`: the operator it should have first, asked for by name or because he or she was the
    last who spoke with the customer."""

    call: str
    demand: Demand
    queued_at: Micros
    named: str | None = None
    named_why: NamedWhy = "last"
