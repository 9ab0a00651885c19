"""What the engine counts of itself, for who watches over the installation."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from centrala.contract.commands import WRITE_BOUNDS_S
from centrala.engine import ports


@dataclass(slots=True)
class Figures:
    """`written` counts by bound, cumulated as in a histogram; the last stands for all."""

    refused: Counter[str] = field(default_factory=Counter)
    written: list[int] = field(default_factory=lambda: [0] * (len(WRITE_BOUNDS_S) + 1))
    write_s: float = 0.0

    def wrote(self, seconds: float) -> None:
        self.write_s += seconds
        for place, bound in enumerate((*WRITE_BOUNDS_S, float("inf"))):
            self.written[place] += seconds <= bound


class MeasuredJournal:
    """ports.Journal that tells how long each fact took to the disk."""

    def __init__(self, journal: ports.Journal, figures: Figures) -> None:
        self._journal = journal
        self._figures = figures

    def append(self, stream: str, fact: ports.AnyFact, at: datetime) -> "asyncio.Future[int]":
        began = time.monotonic()
        durable = self._journal.append(stream, fact, at)
        durable.add_done_callback(lambda _: self._figures.wrote(time.monotonic() - began))
        return durable

    def party(self, number: str) -> str:
        return self._journal.party(number)

    def number_of(self, party: str) -> str:
        return self._journal.number_of(party)

    def open_streams(self) -> list[tuple[str, list[tuple[datetime, ports.AnyFact]]]]:
        return self._journal.open_streams()

    def placed_since(self, at: datetime) -> list[tuple[str, datetime]]:
        return self._journal.placed_since(at)

    def close_call(self, call_id: str) -> None:
        self._journal.close_call(call_id)

    def knows(self, stream: str) -> bool:
        return self._journal.knows(stream)

    @property
    def seq(self) -> int:
        return self._journal.seq
