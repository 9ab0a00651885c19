"""The engine's side of the journal."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from centrala.adapters.journal.sqlite.schema import connect
from centrala.adapters.journal.sqlite.writer import BatchWriter, Statement
from centrala.contract.facts import VERSION, decode, encode
from centrala.domain import calls
from centrala.engine.ports import AnyFact
from centrala.kit.ids import new_id

REMEMBERED = 100_000
"""Streams whose last number is kept in memory: far more than can wait to be written."""


class SqliteJournal:
    """Must be made within the running event loop. `grown` is told each seq that became durable."""

    def __init__(self, path: Path, grown: Callable[[int], None] = lambda seq: None) -> None:
        self._loop = asyncio.get_running_loop()
        self._connection = connect(path)
        self._reading = connect(path, read_only=True)  # the event loop never waits for the writer's disk
        self._writer = BatchWriter(self._connection)
        self._grown = grown
        self._seq: int = self._one("SELECT coalesce(max(seq), 0) FROM entry")
        self._n: OrderedDict[str, int] = OrderedDict()
        self._parties: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    @property
    def seq(self) -> int:
        return self._seq

    def append(self, stream: str, fact: AnyFact, at: datetime) -> "asyncio.Future[int]":
        self._seq += 1
        n = self._next_n(stream)
        kind, data = encode(fact)
        row = (self._seq, at.isoformat(), stream, n, kind, VERSION, json.dumps(data, separators=(",", ":")))
        statements: list[Statement] = [("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", row)]
        if kind == "Arrived":
            statements.append(("INSERT OR IGNORE INTO open_call VALUES (?)", (stream,)))
        return self._write(statements, self._seq)

    def close_call(self, call_id: str) -> None:
        """The call is over: a restarted engine need not know it."""
        self._writer.write([("DELETE FROM open_call WHERE stream = ?", (f"call:{call_id}",))], lambda error: None)

    def party(self, number: str) -> str:
        if number not in self._parties:
            known = self._one("SELECT id FROM party WHERE number = ?", number)
            party = self._parties[number] = str(known or new_id())
            self._numbers[party] = number
            if known is None:
                insert = ("INSERT OR IGNORE INTO party VALUES (?, ?)", (party, number))
                self._writer.write([insert], lambda error: None)
        return self._parties[number]

    def number_of(self, party: str) -> str:
        if party not in self._numbers:
            number = self._one("SELECT number FROM party WHERE id = ?", party)
            self._numbers[party] = str(number or "")
        return self._numbers[party]

    def knows(self, stream: str) -> bool:
        return self._last_n(stream) > 0

    def open_streams(self) -> list[tuple[str, list[tuple[datetime, AnyFact]]]]:
        rows = self._reading.execute(
            "SELECT stream, at, kind, data FROM entry WHERE stream IN (SELECT stream FROM open_call)"
            " OR stream LIKE 'operator:%' ORDER BY seq"
        )
        streams: dict[str, list[tuple[datetime, AnyFact]]] = {}
        for stream, at, kind, data in rows:
            fact = decode(kind, json.loads(data))
            streams.setdefault(stream, []).append((datetime.fromisoformat(at), fact))
        return [(stream, facts) for stream, facts in streams.items() if not _is_over(stream, facts)]

    def close(self) -> None:
        self._writer.close()
        self._reading.close()
        self._connection.close()

    def _write(self, statements: list[Statement], seq: int) -> "asyncio.Future[int]":
        durable: asyncio.Future[int] = self._loop.create_future()

        def done(error: Exception | None) -> None:
            self._loop.call_soon_threadsafe(self._settle, durable, seq, error)

        self._writer.write(statements, done)
        return durable

    def _settle(self, durable: "asyncio.Future[int]", seq: int, error: Exception | None) -> None:
        if durable.cancelled():
            return
        if error is not None:
            durable.set_exception(error)
            durable.exception()  # telephony's facts are awaited by nobody; the writer has logged it
            return
        durable.set_result(seq)
        self._grown(seq)

    def _next_n(self, stream: str) -> int:
        n = self._n[stream] = self._last_n(stream) + 1
        self._n.move_to_end(stream)
        while len(self._n) > REMEMBERED:
            self._n.popitem(last=False)
        return n

    def _last_n(self, stream: str) -> int:
        if stream not in self._n:
            last = self._one("SELECT coalesce(max(n), 0) FROM entry WHERE stream = ?", stream)
            return int(last)
        return self._n[stream]

    def _one(self, sql: str, *values: object) -> Any:
        row = self._reading.execute(sql, values).fetchone()
        return row[0] if row else None


def _is_over(stream: str, facts: list[tuple[datetime, AnyFact]]) -> bool:
    if not stream.startswith("call:"):
        return False
    call: calls.Call | None = None
    for at, fact in facts:
        call, _ = calls.step(call, fact, at)  # type: ignore[arg-type]  # its stream says so
    return call is None or call.phase == "done"
