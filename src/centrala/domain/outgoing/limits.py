"""May this number be called now? Emergency numbers are asked for nowhere here: they always go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

EMERGENCY = frozenset({"112"})
HOUR = timedelta(hours=1)
Refusal = Literal["not_allowed", "too_many_at_once", "too_many_this_hour"]


@dataclass(frozen=True, slots=True)
class Rules:
    """`allowed` and `barred`: beginnings of E.164 numbers, of which the longest that fits decides, and barred before
    allowed. `at_once`: calls out of the whole company; `per_hour`: calls that one person places within an hour."""

    allowed: tuple[str, ...]
    barred: tuple[str, ...]
    at_once: int
    per_hour: int


def refusal(rules: Rules, number: str, out_now: int, placed: Sequence[datetime], at: datetime) -> Refusal | None:
    """`number` in E.164; `out_now`: calls out that go on; `placed`: when this person called out before."""
    if not _may(rules, number):
        return "not_allowed"
    if out_now >= rules.at_once:
        return "too_many_at_once"
    if sum(at - then < HOUR for then in placed) >= rules.per_hour:
        return "too_many_this_hour"
    return None


def _may(rules: Rules, number: str) -> bool:
    return _longest(rules.allowed, number) > _longest(rules.barred, number)


def _longest(beginnings: tuple[str, ...], number: str) -> int:
    return max((len(one) for one in beginnings if number.startswith(one)), default=0)
