"""Facts told as sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from centrala.kit.text import text

# how long a fact's state lasted: until the first of these
_LASTS = {
    "Placed": {"Answered", "NotReached", "HungUp", "DialExpired", "CallerLeft"},
    "Queued": {"Answered", "CallerLeft"},
    "Offered": {"Accepted", "OfferExpired", "OfferWithdrawn", "CallerLeft"},
    "Answered": {"HungUp", "CallerLeft", "OperatorLost"},
    "Held": {"Resumed", "HungUp", "CallerLeft", "OperatorLost"},
    "OperatorLost": {"OperatorBack", "Queued", "CallerLeft"},
    "WrapUpStarted": {"WrapUpEnded"},
}


class Told(Protocol):
    """A fact with its time."""

    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """`operators`, `choices` (reasons and outcomes), `queues`, `skills`: names by id."""

    language: str
    operators: Mapping[str, str]
    choices: Mapping[str, str]
    queues: Mapping[str, str]
    skills: Mapping[str, str] = field(default_factory=dict)


def sentence(kind: str, data: Mapping[str, object], words: Words) -> str:
    """Some facts have several sentences, by what they say: "fact.CallerLeft.operator"."""
    nobody = text(words.language, "fact.somebody")
    return text(
        words.language,
        _key(kind, data),
        operator=words.operators.get(str(data.get("operator")), nobody),
        queue=words.queues.get(str(data.get("queue")), "?"),
        reason=words.choices.get(str(data.get("reason")), "?"),
        outcome=words.choices.get(str(data.get("outcome")), "?"),
        count=data.get("count", 0),
    )


def _key(kind: str, data: Mapping[str, object]) -> str:
    match kind:
        case "Arrived":
            arrived = "fact.Arrived.closed" if data.get("closed") else "fact.Arrived"
            return arrived if data.get("line") else "fact.Arrived.not_in_use"
        case "Queued":
            return "fact.Queued.again" if data.get("again") else "fact.Queued"
        case "CallerLeft":
            return f"fact.CallerLeft.{data.get('by', 'caller')}"
        case "OfferWithdrawn" | "WrapUpEnded" | "NotReached":
            return f"fact.{kind}.{data.get('why')}"
        case "KeysSent":
            return "fact.KeysSent.one" if data.get("count") == 1 else "fact.KeysSent"
    return f"fact.{kind}"


def durations(facts: Sequence[Told]) -> list[float | None]:
    """Seconds that each fact's state lasted; None where nothing lasts, or it lasts still."""
    return [_lasted(facts, index) for index in range(len(facts))]


def _lasted(facts: Sequence[Told], index: int) -> float | None:
    ends = _LASTS.get(facts[index].kind, set())
    end = next((later.at for later in facts[index + 1 :] if later.kind in ends), None)
    return None if end is None else round((end - facts[index].at).total_seconds(), 1)
