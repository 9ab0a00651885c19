"""Hand-written stand-ins for the engine and its journal."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from centrala.contract.commands import AnyCommand, Done, PhoneCredentials, Reply
from centrala.contract.facts import encode
from centrala.contract.journal import Entry
from centrala.domain.calls.facts import CallFact
from centrala.kit.errors import AppError

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


@dataclass
class FakeEngine:
    """Remembers the commands; `refusal` is raised instead of an answer."""

    told: list[AnyCommand] = field(default_factory=list)
    refusal: AppError | None = None

    def send(self, command: AnyCommand, *, deadline_s: float = 5.0) -> Reply:
        if self.refusal is not None:
            raise self.refusal
        self.told.append(command)
        if type(command).__name__ == "IssuePhone":
            return PhoneCredentials(username="u", password="p", domain="d", target="t", expires_s=30)
        return Done()

    def commands(self, kind: type) -> list[AnyCommand]:
        return [command for command in self.told if isinstance(command, kind)]


@dataclass
class FakeJournal:
    entries: list[Entry] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)

    def after(self, seq: int, limit: int = 500) -> list[Entry]:
        return self.entries[seq : seq + limit]

    def number_of(self, party: str) -> str | None:
        return self.numbers.get(party)

    def append(self, call: str, fact: CallFact, at: datetime) -> None:
        stream = f"call:{call}"
        n = sum(entry.stream == stream for entry in self.entries) + 1
        kind, data = encode(fact)
        self.entries.append(Entry(len(self.entries) + 1, at, stream, n, kind, 1, data))

    def tell(self, call: str, *story: tuple[float, CallFact]) -> None:
        """Facts by seconds after START."""
        for seconds, fact in story:
            self.append(call, fact, START + timedelta(seconds=seconds))
