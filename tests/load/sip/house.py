"""A real Asterisk with the whole live side behind it, in this process: what reaches it, and what it writes down."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from centrala.engine.engine import Engine
from centrala.engine.gate import Limits
from centrala.engine.telephony_events import hear
from centrala.run.asterisk import running_pid
from centrala.run.engine import LoopClock
from tests.contract.exchange import AsteriskExchange, asterisk
from tests.engine.site import DIRECTORY, NUMBER, MemoryJournal
from tests.sip.caller import Caller
from tests.waiting import until

LIMITS = Limits(per_second=5, at_once=10, faults=15)


@dataclass
class House:
    exchange: AsteriskExchange
    engine: Engine
    journal: MemoryJournal
    pid: int

    @property
    def port(self) -> int:
        return self.exchange.settings.sip.port

    @property
    def interactions(self) -> int:
        return sum(type(fact).__name__ == "Arrived" for _, _, fact in self.journal.entries)

    @property
    def log(self) -> str:
        return "".join(
            file.read_text(errors="replace") for file in self.exchange.settings.logs.rglob("*") if file.is_file()
        )

    async def takes_a_call(self) -> None:
        """As a customer of every day: answered, with the announcement, and recorded as an interaction."""
        before = self.interactions
        caller = await Caller.open(self.port)
        try:
            call = await caller.call(NUMBER, as_number="0722123456")
            await call.until_answered()
            await call.hang_up()
        finally:
            await caller.close()
        await until(lambda: self.interactions == before + 1, "the call is an interaction")
        assert running_pid(self.exchange.settings) == self.pid, "Asterisk has died meanwhile"


@asynccontextmanager
async def house(limits: Limits = LIMITS) -> AsyncIterator[House]:
    home = Path(tempfile.mkdtemp(prefix="hs", dir="/tmp"))
    try:
        async with asterisk(home / "h") as exchange:
            journal = MemoryJournal()
            engine = Engine(exchange.telephony, journal, LoopClock(), limits=limits)
            engine.use_directory(DIRECTORY)
            await exchange.telephony.start(lambda event: hear(engine, event))
            await until(lambda: engine.connected, "connected")
            pid = running_pid(exchange.settings)
            assert pid is not None
            yield House(exchange, engine, journal, pid)
    finally:
        await asyncio.to_thread(shutil.rmtree, home)
