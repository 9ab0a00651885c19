"""The journal as its readers see it."""

from datetime import datetime
from typing import Protocol

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """One fact. `stream` is "call:ID" or "operator:ID"; `n` counts within it from 1; `kind` is the
    fact's class name in centrala.domain.calls.facts / presence.facts, `data` its fields, `v` the
    schema version. `seq` counts the whole journal and has no gaps a reader must wait for."""

    seq: int
    at: datetime
    stream: str
    n: int
    kind: str
    v: int
    data: dict[str, object]


class JournalReader(Protocol):
    """Read-only, from any process, while the engine writes."""

    def after(self, seq: int, limit: int = 500) -> list[Entry]:
        """Entries with a greater seq, in order."""

    def number_of(self, party: str) -> str | None:
        """The E.164 number behind a party id ("" withheld); None when it was erased."""
