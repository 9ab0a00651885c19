"""Customers who call, wait, talk and leave as they like, and remember what they saw."""

import asyncio
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field

from tests.sip.call import Call
from tests.sip.caller import Caller
from tests.sip.sources import RATE, tone
from tests.tone import AUDIBLE, is_heard, loudness
from tests.waiting import InVainError

LOOK_S = 0.4
LATELY_S = 0.3
LATE_S = 0.05
GIVES_UP_S = 90.0


@dataclass
class Customer:
    """`number` in E.164. `heard_s`: how long the operator's tone was heard, about. `cut_s`: when Asterisk was killed
    under the call. `late_s`: for how long this busy machine let the telephone not speak. Times are time.time()."""

    number: str
    call: Call
    patience_s: float
    talk_s: float
    heard_s: float = 0.0
    late_s: float = 0.0
    cut_s: float | None = None
    over_s: float | None = None

    @property
    def is_live(self) -> bool:
        return self.over_s is None

    @property
    def reached_us(self) -> bool:
        return bool(self.call.progress) or self.call.answered_s is not None

    def hears_operator(self) -> bool:
        return is_heard(self._lately(), RATE, 880)

    def hears_something(self) -> bool:
        return loudness(self._lately()) > AUDIBLE / 2

    def _lately(self) -> list[int]:
        return list(self.call.media.samples(time.time() - LATELY_S))


@dataclass
class Customers:
    """`every_s`: between two calls, on the average; no more than `at_most` at once."""

    caller: Caller
    line: str
    mind: random.Random
    every_s: float
    at_most: int
    all: list[Customer] = field(default_factory=list)
    arriving: bool = True
    _lives: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        while self.arriving:
            if len(self.live) < self.at_most:
                await self.one()
            await asyncio.sleep(self.mind.expovariate(1 / self.every_s))

    async def one(self, *, patient: bool = False) -> Customer:
        number = self._number()
        call = await self.caller.call(self.line, as_number=f"0{number[3:]}", plays=tone(440))
        hasty = not patient and self.mind.random() < 0.2
        patience_s = self.mind.uniform(0.5, 5.0) if hasty else GIVES_UP_S
        customer = Customer(number, call, patience_s, self.mind.uniform(2.0, 20.0))
        self.all.append(customer)
        life = asyncio.create_task(self._live(customer))
        self._lives.add(life)
        life.add_done_callback(self._lives.discard)
        return customer

    @property
    def live(self) -> list[Customer]:
        return [customer for customer in self.all if customer.is_live]

    def cut(self) -> None:
        """Asterisk was killed: whom it had taken the call of has lost the line."""
        for customer in self.live:
            if customer.reached_us:
                customer.cut_s = time.time()

    async def all_leave(self) -> None:
        for customer in self.live:
            customer.patience_s = customer.talk_s = 0.0
        await asyncio.gather(*self._lives)

    async def _live(self, me: Customer) -> None:
        while me.call.ended_s is None and me.cut_s is None:
            waited_s = time.time() - me.call.placed_s
            if me.hears_operator():
                me.heard_s += LOOK_S
            if me.heard_s > me.talk_s or (not me.heard_s and waited_s > me.patience_s):
                break
            before_s = time.monotonic()
            await asyncio.sleep(LOOK_S)
            me.late_s += max(0.0, time.monotonic() - before_s - LOOK_S - LATE_S)
        me.over_s = me.cut_s or me.call.ended_s or time.time()
        if me.cut_s is None:
            with suppress(InVainError):
                await me.call.hang_up()
        await me.call.close()
        me.call.media.heard.clear()

    def _number(self) -> str:
        taken = {customer.number for customer in self.all}
        while (number := f"+407{self.mind.randrange(20_000_000, 79_999_999)}") in taken:
            continue
        return number
