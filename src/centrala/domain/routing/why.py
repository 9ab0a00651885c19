"""Why this operator: ids, codes and numbers only; sentences are made where it is shown."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal["named", "last", "only", "longest_idle", "fewest_today", "level_first"]


@dataclass(frozen=True, slots=True)
class SkillMet:
    """`has` under `asked`: the call had waited long enough to be content with it. `asked` 0: preferred only."""

    skill: str
    asked: int
    has: int


@dataclass(frozen=True, slots=True)
class Why:
    """`rule`: what decided; "only" when nobody else who would do was free.

    `waited_s`, `idle_s`: of the call and of the operator, at that moment. `taken`: the operator's calls of that day,
    where the queue goes by it. `reserved`: skills that are held back for others, and were given because enough were
    free or the call had waited long.
    """

    rule: Rule
    waited_s: int = 0
    idle_s: int = 0
    taken: int | None = None
    skills: tuple[SkillMet, ...] = ()
    preferred: tuple[SkillMet, ...] = ()
    language: str | None = None
    reserved: tuple[str, ...] = ()
