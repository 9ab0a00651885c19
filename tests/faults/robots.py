"""Operators who take, hold, end and document calls by themselves, whatever is killed around them."""

import asyncio
import random
import re
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from playwright.async_api import Error as NotReached

from tests.e2e.api import Api, Json, RefusedError
from tests.e2e.instance import Instance
from tests.faults import telephone
from tests.sip.call import Call
from tests.sip.caller import Caller
from tests.sip.sources import tone
from tests.waiting import InVainError

LOOK_S = 0.25
CONNECTING_S = 3.0
HEARD_KEPT = 100
Acknowledged = tuple[str, str]
"""A call and the kind of fact that a person was told of."""


@dataclass
class Tally:
    """What operators were told is done: it must stand in the journal, however soon after it something was killed."""

    facts: set[Acknowledged] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)


@dataclass
class Robot:
    """`wanted`: the presence that it keeps up. `mind`: its own chance."""

    instance: Instance
    api: Api
    id: str
    caller: Caller
    tally: Tally
    mind: random.Random
    reason: str
    outcome: str
    wanted: Literal["available", "break"] = "available"
    leg: Call | None = None
    _connected_s: float = 0.0
    _plan: dict[str, float] = field(default_factory=dict)
    _held: set[str] = field(default_factory=set)

    async def run(self) -> None:
        while True:
            try:
                await self._look()
            except RefusedError as refused:
                self.tally.counted[f"refused: {_code(refused)}"] += 1
            except (NotReached, OSError, InVainError):
                self.tally.counted["not reached"] += 1
            await asyncio.sleep(LOOK_S)

    async def _look(self) -> None:
        live = await self.api.get("/live")
        me = live["operators"].get(self.id)
        if me is None or not live["engine"]["up"]:
            return
        if self.leg is not None:
            del self.leg.media.heard[:-HEARD_KEPT]
        if not me["phone"]:
            await self._connect()
        elif me["status"] != self.wanted:
            await self.api.put("/desk/presence", {"status": self.wanted})
        if me["call"] in live["calls"]:
            await self._attend(live["calls"][me["call"]])

    async def _connect(self) -> None:
        if time.monotonic() < self._connected_s + CONNECTING_S:
            return
        self._connected_s = time.monotonic()
        if self.leg is not None:
            await self.leg.close()
        issued = await self.api.post("/desk/phone", {"desk": f"robot-{self.id}", "take": True})
        name = issued["username"]
        await asyncio.to_thread(telephone.make, self.instance.home / "run" / "asterisk.json", name, self.id)
        self.leg = await self.caller.call("desk", as_number=name, login=(name, issued["password"]), plays=tone(880))
        self.tally.counted["legs"] += 1

    async def _attend(self, call: Json) -> None:
        id_ = call["id"]
        match call["phase"]:
            case "offered":
                await self._does(id_, "Accepted", "answer", {"offer": call["offer"]})
            case "talking":
                await self._talk(id_)
            case "held":
                await self._does(id_, "Resumed", "resume")
            case "wrap_up" if self._is_time(f"wrap-up {id_}", 0.5, 3.0):
                await self._document(id_)

    async def _talk(self, id_: str) -> None:
        if id_ not in self._held and self.mind.random() < 0.3:
            self._held.add(id_)
            await self._does(id_, "Held", "hold")
        elif self._is_time(f"talk {id_}", 3.0, 15.0):
            self._held.add(id_)
            await self._does(id_, "HungUp", "hang-up")
        else:
            self._held.add(id_)

    async def _document(self, id_: str) -> None:
        known = await self.api.get(f"/interactions/{id_}/notes")
        text = f"Notes {self.mind.randrange(10**9)}"
        await self.api.put(f"/interactions/{id_}/notes", {"text": text, "revision": known["revision"]})
        self.tally.notes[id_] = text
        done = {"reason_id": self.reason, "outcome_id": self.outcome, "finish": True}
        await self.api.put(f"/interactions/{id_}/documentation", done)
        self.tally.facts |= {(id_, "Documented"), (id_, "WrapUpEnded")}

    async def _does(self, id_: str, kind: str, what: str, body: Json = None) -> None:
        await self.api.post(f"/calls/{id_}/{what}", body)
        self.tally.facts.add((id_, kind))

    def _is_time(self, what: str, least_s: float, most_s: float) -> bool:
        """Some while after it was asked for the first time."""
        now = time.monotonic()
        return now > self._plan.setdefault(what, now + self.mind.uniform(least_s, most_s))

    async def close(self) -> None:
        if self.leg is not None:
            with suppress(InVainError):
                await self.leg.hang_up()


def _code(refused: RefusedError) -> str:
    found = re.search(r'"code": ?"([a-z_.]+)"', str(refused))
    return found[1] if found else str(refused)[:80]
