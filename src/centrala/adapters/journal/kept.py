"""The engine's side of the journal, over whatever keeps its rows."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from centrala.adapters.journal.batches import Done, Statement
from centrala.contract.facts import VERSION, decode, encode
from centrala.domain import calls
from centrala.engine.ports import AnyFact
from centrala.kit.errors import AppError
from centrala.kit.ids import new_id

FIRST = frozenset({"Arrived", "Placed"})
"""What a call's stream begins with."""
REMEMBERED = 100_000
"""Streams whose last number is kept in memory: far more than can wait to be written."""

PARTIES = 10_000
"""Numbers that are kept in memory: far more than can have an open call."""


class Store(Protocol):
    """Tables entry(seq, at, stream, n, kind, v, data), party(id, number), open_call(stream)."""

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What is on the disk. Raises AppError journal.unreachable (503)."""

    def write(self, statements: list[Statement], done: Done) -> None:
        """In order, all of them or none; see BatchWriter."""

    def close(self) -> None:
        """Writes what was given first."""


class LastNumbers:
    """The number of each stream's last fact. Those of open calls and of presence are always in memory: facts go on
    while the store is away."""

    def __init__(self, store: Store) -> None:
        self._store = store
        rows = store.rows(
            "SELECT stream, max(n) FROM entry WHERE stream LIKE 'operator:%'"
            " OR stream IN (SELECT stream FROM open_call) GROUP BY stream"
        )
        self._presence: dict[str, int] = {stream: n for stream, n in rows if _is_presence(stream)}
        self._calls: OrderedDict[str, int] = OrderedDict((stream, n) for stream, n in rows if not _is_presence(stream))

    def next(self, stream: str, *, is_new: bool) -> int:
        if _is_presence(stream):
            n = self._presence[stream] = self.last(stream) + 1
            return n
        n = self._calls[stream] = (0 if is_new and stream not in self._calls else self.last(stream)) + 1
        self._calls.move_to_end(stream)
        while len(self._calls) > REMEMBERED:
            self._calls.popitem(last=False)
        return n

    def last(self, stream: str) -> int:
        """0 for a stream without facts. Raises AppError journal.unreachable for a call of long ago."""
        if _is_presence(stream):
            return self._presence.get(stream, 0)
        if stream in self._calls:
            return self._calls[stream]
        rows = self._store.rows("SELECT coalesce(max(n), 0) FROM entry WHERE stream = ?", stream)
        last: int = rows[0][0]
        return last


class KeptJournal:
    """engine.ports.Journal. Must be made within the running event loop. `grown` is told each seq that became
    durable. A future fails with journal.unreachable (503) while the store is away; its fact is kept and written,
    in order, when the store is back."""

    def __init__(self, store: Store, grown: Callable[[int], None] = lambda seq: None) -> None:
        self._loop = asyncio.get_running_loop()
        self._store = store
        self._grown = grown
        self._seq: int = self._one("SELECT coalesce(max(seq), 0) FROM entry")
        self._n = LastNumbers(store)
        self._parties: OrderedDict[str, str] = OrderedDict()
        self._numbers: OrderedDict[str, str] = OrderedDict()

    @property
    def seq(self) -> int:
        return self._seq

    def append(self, stream: str, fact: AnyFact, at: datetime) -> "asyncio.Future[int]":
        kind, data = encode(fact)
        n = self._n.next(stream, is_new=kind in FIRST)
        self._seq += 1
        row = (self._seq, at.isoformat(), stream, n, kind, VERSION, json.dumps(data, separators=(",", ":")))
        statements: list[Statement] = [("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", row)]
        if kind in FIRST:
            statements.append(("INSERT INTO open_call VALUES (?) ON CONFLICT DO NOTHING", (stream,)))
        return self._write(statements, self._seq)

    def close_call(self, call_id: str) -> None:
        """The call is over: a restarted engine need not know it."""
        self._store.write([("DELETE FROM open_call WHERE stream = ?", (f"call:{call_id}",))], lambda error: None)

    def party(self, number: str) -> str:
        party = self._parties.get(number)
        if party is None:
            known = self._party_of(number)
            party = known or new_id()
            if known is None:
                insert = ("INSERT INTO party VALUES (?, ?) ON CONFLICT DO NOTHING", (party, number))
                self._store.write([insert], lambda error: None)
        _keep(self._parties, number, party)
        _keep(self._numbers, party, number)
        return party

    def number_of(self, party: str) -> str:
        number = self._numbers.get(party)
        if number is None:
            number = str(self._one("SELECT number FROM party WHERE id = ?", party) or "")
        _keep(self._numbers, party, number)
        return number

    def placed_since(self, at: datetime) -> list[tuple[str, datetime]]:
        rows = self._store.rows(
            "SELECT at, data FROM entry WHERE kind = 'Placed' AND at > ? ORDER BY seq", at.isoformat()
        )
        return [(json.loads(data)["operator"], datetime.fromisoformat(then)) for then, data in rows]

    def knows(self, stream: str) -> bool:
        return self._n.last(stream) > 0

    def open_streams(self) -> list[tuple[str, list[tuple[datetime, AnyFact]]]]:
        rows = self._store.rows(
            "SELECT stream, at, kind, data FROM entry WHERE stream IN (SELECT stream FROM open_call)"
            " OR stream LIKE 'operator:%' ORDER BY seq"
        )
        streams: dict[str, list[tuple[datetime, AnyFact]]] = {}
        for stream, at, kind, data in rows:
            fact = decode(kind, json.loads(data))
            streams.setdefault(stream, []).append((datetime.fromisoformat(at), fact))
        return [(stream, facts) for stream, facts in streams.items() if not _is_over(stream, facts)]

    def close(self) -> None:
        self._store.close()

    def _party_of(self, number: str) -> str | None:
        """A call that arrives while the store is away gets an id of its own for its number."""
        try:
            known = self._one("SELECT id FROM party WHERE number = ? ORDER BY id LIMIT 1", number)
        except AppError:
            return None
        return None if known is None else str(known)

    def _write(self, statements: list[Statement], seq: int) -> "asyncio.Future[int]":
        durable: asyncio.Future[int] = self._loop.create_future()

        def done(error: Exception | None) -> None:
            self._loop.call_soon_threadsafe(self._settle, durable, seq, error)

        self._store.write(statements, done)
        return durable

    def _settle(self, durable: "asyncio.Future[int]", seq: int, error: Exception | None) -> None:
        if error is None:
            self._grown(seq)
        if durable.done():
            return
        if error is None:
            durable.set_result(seq)
            return
        durable.set_exception(error)
        durable.exception()  # telephony's facts are awaited by nobody; the writer has logged it

    def _one(self, sql: str, *values: object) -> Any:
        rows = self._store.rows(sql, *values)
        return rows[0][0] if rows else None


def _keep(known: "OrderedDict[str, str]", key: str, value: str) -> None:
    """Those asked for last, which are those of all open calls: not all callers there ever were."""
    known[key] = value
    known.move_to_end(key)
    if len(known) > PARTIES:
        known.popitem(last=False)


def _is_presence(stream: str) -> bool:
    return stream.startswith("operator:")


def _is_over(stream: str, facts: list[tuple[datetime, AnyFact]]) -> bool:
    if not stream.startswith("call:"):
        return False
    call: calls.Call | None = None
    for at, fact in facts:
        call, _ = calls.step(call, fact, at)  # type: ignore[arg-type]  # its stream says so
    return call is None or call.phase == "done"
