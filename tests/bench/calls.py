"""A hundred calls: how soon the desk rings, how soon both hear each other."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from tests.e2e.api import Json
from tests.e2e.desk import Desk
from tests.e2e.records import at_s, interaction
from tests.e2e.scene import Scene, mobile
from tests.e2e.sound import Ear
from tests.sip.call import Call
from tests.sip.caller import Caller
from tests.sip.sources import RATE, tone
from tests.tone import first_heard
from tests.waiting import until_true

WAITING = 3  # callers ahead, so that the next one waits at the head when the operator becomes free
_WATCH = """
() => {
  const desk = document.querySelector('[data-testid=desk]');
  const now = () => (performance.timeOrigin + performance.now()) / 1000;
  window.rang = {};
  const look = () => {
    const {callPhase, callId} = desk.dataset;
    if (callPhase === 'offered' && !(callId in window.rang)) window.rang[callId] = now();
  };
  new MutationObserver(look).observe(desk, {attributes: true});
  look();
}
"""
_PRESS = """
() => {
  const at = (performance.timeOrigin + performance.now()) / 1000;
  document.querySelector('[data-testid=call-answer]').click();
  return at;
}
"""


@dataclass(frozen=True, slots=True)
class Timed:
    """In seconds. `ring_s`: head of the queue and operator free -> desk rings; the rest from the press."""

    ring_s: float
    caller_hears_s: float
    operator_hears_s: float

    @property
    def both_hear_s(self) -> float:
        return max(self.caller_hears_s, self.operator_hears_s)


@dataclass(slots=True)
class Bench:
    scene: Scene
    desk: Desk
    ear: Ear
    caller: Caller
    line: Json
    reason: str
    outcome: str
    calls: dict[str, Call]
    free_s: float = 0.0

    @classmethod
    async def of(cls, scene: Scene) -> "Bench":
        desk = await scene.available("en")
        await desk.page.evaluate(_WATCH)
        reason = (await desk.api.get("/reasons"))[0]["id"]
        outcome = (await desk.api.get("/outcomes"))[0]["id"]
        ear, caller, line = await desk.listen(), await scene.caller(), await scene.line("en")
        return cls(scene, desk, ear, caller, line, reason, outcome, {})

    async def time(self, count: int) -> list[Timed]:
        for _ in range(min(WAITING, count)):
            await self._place()
        timed: list[Timed] = []
        for number in range(count):
            timed.append(await self._one())
            if number + WAITING < count:
                await self._place()
        return timed

    async def _place(self) -> None:
        number = mobile()
        self.calls[f"+4{number}"] = await self.caller.call(self.line["number"], as_number=number, plays=tone(440))

    async def _one(self) -> Timed:
        call_id = await self.desk.rings(within_s=30)
        live = (await self.desk.api.get("/live"))["calls"][call_id]
        call = self.calls.pop(live["number"])
        await asyncio.sleep(0.2)
        pressed_s = float(await self.desk.page.evaluate(_PRESS))
        await self.desk.is_in("talking")
        caller_s, operator_s = await self._both_hear(call, pressed_s)
        rang_s = float(await self.desk.page.evaluate("(id) => window.rang[id]", call_id))
        waited_from_s = max(self.free_s, at_s(live["queued_at"]))
        await self._finish(call_id, call)
        return Timed(rang_s - waited_from_s, caller_s - pressed_s, operator_s - pressed_s)

    async def _both_hear(self, call: Call, since_s: float) -> tuple[float, float]:
        found: list[float] = []

        async def both() -> bool:
            caller = first_heard(call.media.frames(since_s), RATE, 880, in_a_row=3)
            operator = await self.ear.first_heard(since_s)
            if caller is not None and operator is not None:
                found.extend((caller, operator))
            return bool(found)

        await until_true(both, "both hear each other", within_s=10)
        return found[0], found[1]

    async def _finish(self, call_id: str, call: Call) -> None:
        await self.desk.api.post(f"/calls/{call_id}/hang-up")
        await call.until_ended()
        await call.close()
        done = {"reason_id": self.reason, "outcome_id": self.outcome, "finish": True}
        await self.desk.api.put(f"/interactions/{call_id}/documentation", done)
        told = await interaction(self.desk.api, call_id, result="answered")
        with suppress(StopIteration):
            self.free_s = next(at_s(fact["at"]) for fact in told["facts"] if fact["kind"] == "WrapUpEnded")
