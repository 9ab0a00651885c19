"""Whose turn it is to be told that the picture moved.

A browser is told at once of what concerns its person. Of all else it is told when its turn comes: so many tellings a
second are made over all browsers, so that with ten of them nobody waits, and with a thousand each is told several
changes at a time, a fifth of a second late at most."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

PER_S = 5000
AT_ONCE = 10


class Seat:
    """One browser's place; used by one task."""

    def __init__(self) -> None:
        self._rung = False
        self._waiting: asyncio.Future[None] | None = None

    def ring(self, _: object = None) -> None:
        self._rung = True
        self._wake()

    async def wait(self, within_s: float) -> bool:
        """Whether it rang, before or meanwhile."""
        if not self._rung:
            loop = asyncio.get_running_loop()
            self._waiting = loop.create_future()
            timer = loop.call_later(within_s, self._wake)
            try:
                await self._waiting
            finally:
                timer.cancel()
                self._waiting = None
        rung, self._rung = self._rung, False
        return rung

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


class Rota:
    """`seats`: how many there are."""

    def __init__(self) -> None:
        self.seats = 0
        self._seats: dict[str, list[Seat]] = {}
        self._moved = asyncio.Event()
        self._rounds: asyncio.Task[None] | None = None

    @contextmanager
    def seat(self, person: str) -> Iterator[Seat]:
        seat = Seat()
        self._seats.setdefault(person, []).append(seat)
        self.seats += 1
        if self._rounds is None:
            self._rounds = asyncio.get_running_loop().create_task(self._go_round())
        try:
            yield seat
        finally:
            self.seats -= 1
            self._seats[person].remove(seat)
            if not self._seats[person]:
                del self._seats[person]
            if not self._seats and self._rounds is not None:
                self._rounds.cancel()
                self._rounds = None

    def moved(self, concerned: Iterable[str]) -> None:
        for person in concerned:
            for seat in self._seats.get(person, ()):
                seat.ring()
        self._moved.set()

    async def _go_round(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await self._moved.wait()
            self._moved.clear()
            seats = [seat for seats in self._seats.values() for seat in seats]
            due = loop.time()
            for start in range(0, len(seats), AT_ONCE):
                some = seats[start : start + AT_ONCE]
                for seat in some:
                    seat.ring()
                due += len(some) / PER_S
                await asyncio.sleep(max(0.0, due - loop.time()))  # who is behind makes up for it
