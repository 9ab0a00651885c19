"""Facts as the journal stores them: kind, version, plain fields."""

from typing import Any, get_args

import msgspec

from centrala.domain.calls.facts import CallFact
from centrala.domain.presence.facts import PresenceFact

VERSION = 1
KINDS: dict[str, type[CallFact | PresenceFact]] = {
    kind.__name__: kind for kind in (*get_args(CallFact), *get_args(PresenceFact))
}


def encode(fact: CallFact | PresenceFact) -> tuple[str, dict[str, Any]]:
    """Kind and fields; times become ISO 8601."""
    return type(fact).__name__, msgspec.to_builtins(fact)


def decode(kind: str, data: dict[str, Any]) -> CallFact | PresenceFact:
    """Raises msgspec.ValidationError or KeyError for what is no fact of ours."""
    return msgspec.convert(data, KINDS[kind])
