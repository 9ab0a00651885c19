"""The state of the whole site and how a fact moves it: synchronous, no input or output.

Applies facts to the pure machines of domain/calls and domain/presence and keeps the index of who is engaged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from centrala.domain import calls, presence
from centrala.domain.calls.call import WITH_OPERATOR, Call
from centrala.domain.calls.commands import CallCommand
from centrala.domain.calls.facts import CallFact
from centrala.domain.presence import Presence
from centrala.domain.presence.facts import PresenceFact


@dataclass(slots=True)
class Floor:
    """`engaged`: operator -> the call that names him or her; `free_since`: end of the last engagement; `last_at`:
    the time of each call's last fact."""

    calls: dict[str, Call] = field(default_factory=dict)
    operators: dict[str, Presence] = field(default_factory=dict)
    engaged: dict[str, str] = field(default_factory=dict)
    free_since: dict[str, datetime] = field(default_factory=dict)
    last_at: dict[str, datetime] = field(default_factory=dict)

    def take_call_fact(self, call_id: str, fact: CallFact, at: datetime) -> tuple[CallCommand, ...] | None:
        """The commands, or None when the fact did not fit and is to be forgotten. Calls that are done leave."""
        before = self.calls.get(call_id)
        after, commands = calls.step(before, fact, at)
        if after is None or (after is before and not commands):
            return None
        self._index(call_id, before, after, at)
        if after.phase == "done":
            self.calls.pop(call_id, None)
            self.last_at.pop(call_id, None)
        else:
            self.calls[call_id], self.last_at[call_id] = after, at
        return commands

    def take_presence_fact(self, operator: str, fact: PresenceFact, at: datetime) -> bool:
        """False when the fact changed nothing."""
        before = self.operators.get(operator)
        after = presence.step(before, fact, at)
        self.operators[operator] = after
        if before is None or (not before.ready and after.ready):
            self.free_since[operator] = max(at, self.free_since.get(operator, at))
        return after is not before

    def waiting(self) -> Iterator[str]:
        """Calls that wait in a queue."""
        return (call_id for call_id, call in self.calls.items() if call.phase == "waiting")

    def ready(self, operators: Iterable[str]) -> Iterator[str]:
        """Those of `operators` who could be offered a call now."""
        for operator in operators:
            state = self.operators.get(operator)
            if state is not None and state.ready and operator not in self.engaged:
                yield operator

    def index_again(self) -> None:
        """After a replay, which goes call by call and not in the order in which operators went between them."""
        self.engaged = {
            call.operator: call_id
            for call_id, call in self.calls.items()
            if call.operator is not None and call.phase in WITH_OPERATOR
        }

    def _index(self, call_id: str, before: Call | None, after: Call, at: datetime) -> None:
        was = before.operator if before and before.phase in WITH_OPERATOR else None
        now = after.operator if after.phase in WITH_OPERATOR else None
        if was is not None and was != now and self.engaged.get(was) == call_id:
            del self.engaged[was]
            self.free_since[was] = max(at, self.free_since.get(was, at))
        if now is not None:
            self.engaged[now] = call_id
