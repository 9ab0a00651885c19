"""One run: the load, the kills, and what is looked at after each and at the end."""

import asyncio
import random
import secrets
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.async_api import Error as NotReached
from playwright.async_api import Playwright

from tests.e2e.api import Api, Json, RefusedError
from tests.e2e.instance import Account, Instance
from tests.faults import judging, records
from tests.faults.customers import Customer, Customers
from tests.faults.killing import Kill, Victim, kill, until_well
from tests.faults.robots import Robot, Tally
from tests.sip.caller import Caller
from tests.waiting import InVainError, until_true

BUSY_S = 5.0
SETTLES_S = 90.0
"""Far more than it takes, for busy machines: how long it took is reported."""
ENDS_S = 60.0
RECORDED_S = 150.0
BEFORE_S = (0.1, 2.0)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass
class Report:
    seed: int
    kills: list[Kill] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    customers: int = 0
    unseen: int = 0


class Run:
    def __init__(self, instance: Instance, playwright: Playwright, mind: random.Random, report: Report) -> None:
        self.instance = instance
        self.playwright = playwright
        self.mind = mind
        self.report = report
        self.tally = Tally(counted=report.counted)
        self.robots: list[Robot] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def begin(self, operators: int, every_s: float) -> None:
        self.admin = await self._signed_in(self.instance.account("administrator"))
        self.caller = await Caller.open(self.instance.sip_port)
        line = next(line for line in await self.admin.get("/lines") if line["language"] == "en")
        self.robots = [await self._robot() for _ in range(operators)]
        self.customers = Customers(
            self.caller, line["number"], random.Random(self.mind.random()), every_s, operators + 3
        )
        self._tasks = [asyncio.create_task(robot.run()) for robot in self.robots]
        await until_true(self._all_have_phones, "every robot has a phone", within_s=60)
        self._tasks.append(asyncio.create_task(self.customers.run()))

    async def _all_have_phones(self) -> bool:
        operators = (await self._live())["operators"]
        return all(operators[robot.id]["phone"] for robot in self.robots)

    async def close(self) -> None:
        self.customers.arriving = False
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for robot in self.robots:
            await robot.close()
        await self.caller.close()

    async def kill_one_after_another(self, victims: Sequence[Victim]) -> None:
        for victim in victims:
            await self._until_busy()
            await asyncio.sleep(self.mind.uniform(*BEFORE_S))
            await self._kill_one(victim)
            for task in self._tasks:
                if task.done():
                    task.result()

    async def _kill_one(self, victim: Victim) -> None:
        talked = await self._talking()
        done = await kill(self.instance, victim)
        self.report.kills.append(done)
        if done.victim == "asterisk":
            self.customers.cut()
            talked = {}
        await until_well(self.instance, done)
        self.left: list[str] = []
        try:
            await until_true(lambda: self._is_settled(talked), "settled", within_s=SETTLES_S)
        except InVainError:
            self._breach(f"kill {len(self.report.kills)} ({done.victim}): " + "; ".join(self.left))
        done.settled_s = time.time()
        times = f"well after {done.well_s - done.at_s:.1f} s, all as before after {done.settled_s - done.at_s:.1f} s"
        why = f"; last missed: {self.left[0]}" if self.left else ""
        say(f"{len(self.report.kills):>3} {victim:<10} {times}, {len(self.customers.live)} on the telephone{why}")

    async def _until_busy(self) -> None:
        """Somebody waits, somebody talks and somebody wraps up; or, now and then, whoever is there."""
        wanted = {"waiting", "talking", "wrap_up"}
        end = time.monotonic() + BUSY_S
        while time.monotonic() < end and self.mind.random() > 0.02:
            phases = {call["phase"] for call in (await self._live())["calls"].values()}
            if wanted <= phases:
                return
            await asyncio.sleep(0.2)

    async def _live(self) -> Json:
        return await self.admin.get("/live")

    async def _talking(self) -> dict[str, str]:
        """Number -> interaction of those who are talked with."""
        calls = (await self._live())["calls"].values()
        return {call["number"]: call["id"] for call in calls if call["phase"] in ("talking", "held")}

    async def _is_settled(self, talked: dict[str, str]) -> bool:
        """Everybody who is on the telephone is in the picture, and hears what belongs there."""
        try:
            live = await self._live()
        except (RefusedError, NotReached):
            self.left = ["nobody answers"]
            return False
        calls = {call["number"]: call for call in live["calls"].values()}
        left = [why for customer in self.customers.live if (why := _missing(customer, calls, talked))]
        self.left = left or self.left
        return not left

    def _breach(self, what: str) -> None:
        say(f"BREACH  {what}")
        self.report.breaches.append(what)

    # --- the end -------------------------------------------------------------------------------------------------

    async def end(self) -> None:
        self.customers.arriving = False
        await self.customers.all_leave()
        await self._until_nobody_is_left()
        for robot in self.robots:
            await self._takes_a_call(robot)
        await self._until_nobody_is_left()
        await self._until_projected()
        await self._compare()

    async def _until_nobody_is_left(self) -> None:
        async def nobody() -> bool:
            live = await self._live()
            self.seen = live["calls"]
            return bool(live["engine"]["up"]) and not self.seen

        try:
            await until_true(nobody, "nobody is left", within_s=ENDS_S)
        except InVainError:
            self._breach(f"stuck: {[(call['id'], call['phase']) for call in self.seen.values()]}")

    async def _takes_a_call(self, robot: Robot) -> None:
        """All others are on a break meanwhile."""
        for one in self.robots:
            one.wanted = "available" if one is robot else "break"

        async def alone() -> bool:
            operators = (await self._live())["operators"].values()
            return {o["id"] for o in operators if o["status"] == "available" and o["phone"]} == {robot.id}

        customer: Customer | None = None

        async def talked() -> bool:
            return bool(customer and customer.heard_s > 1)

        try:
            await until_true(alone, "alone", within_s=20)
            customer = await self.customers.one(patient=True)
            await until_true(talked, "talked", within_s=20)
        except InVainError as failure:
            self._breach(f"operator {robot.id} takes no call any more: {failure}")
        await self.customers.all_leave()
        await self._until_nobody_is_left()

    async def _until_projected(self) -> None:
        async def all_of_it() -> bool:
            streams = records.journal(self.instance.home)
            return records.projected(self.instance.home) == max(told.seq for s in streams.values() for told in s)

        async def recorded() -> bool:
            database = self.instance.home / "centrala.db"
            return not records.rows_of(database, "interactions_recording", "state = 'pending'")

        for what, name, within_s in ((all_of_it, "projected", 20.0), (recorded, "recordings made", RECORDED_S)):
            try:
                await until_true(what, name, within_s=within_s)
            except InVainError as failure:
                self._breach(str(failure))

    async def _compare(self) -> None:
        home, report = self.instance.home, self.report
        streams = records.journal(home)
        rows = records.rows_of(home / "centrala.db", "interactions_interaction")
        calls: dict[str, list[str]] = {}
        for row in rows:
            calls.setdefault(row["number"], []).append(_id(row["id"]))
        notes = {
            _id(row["interaction_id"]): row["text"]
            for row in records.rows_of(home / "centrala.db", "interactions_notes")
        }
        of = {id_: one for one in self.customers.all for id_ in calls.get(one.number, [])}
        cut_off = {id_: one.cut_s for id_, one in of.items() if one.cut_s is not None}
        late = {id_: one.late_s for id_, one in of.items()}
        report.customers = len(self.customers.all)
        report.ends = Counter(row["result"] for row in rows)
        if not report.ends["answered"]:
            self._breach("nobody was talked with")
        report.unseen = sum(not calls.get(one.number) for one in self.customers.all)
        for found in (
            records.holes(streams),
            judging.each_customer(self.customers.all, calls, streams, report.kills),
            judging.acknowledged(self.tally, streams, notes),
            records.recordings(home, streams, cut_off, late),
        ):
            report.breaches += found

    async def compare_at_rest(self) -> None:
        """Nothing runs any more."""
        left = await self.instance.stop()
        self.report.breaches += [f"still there after the end: {process}" for process in left]
        self.report.breaches += await records.differences(self.instance.home)

    # --- who takes part ------------------------------------------------------------------------------------------

    async def _robot(self) -> Robot:
        account = Account("operator", f"robot-{secrets.token_hex(4)}", secrets.token_urlsafe(12))
        queues = [queue["id"] for queue in await self.admin.get("/queues")]
        person = {"username": account.username, "password": account.password, "name": "Robot", "role": "operator"}
        made = await self.admin.post("/people", {**person, "language": "en", "queue_ids": queues})
        api = await self._signed_in(account)
        reason, outcome = (await api.get("/reasons"))[0]["id"], (await api.get("/outcomes"))[0]["id"]
        mind = random.Random(self.mind.random())
        return Robot(self.instance, api, made["id"], self.caller, self.tally, mind, reason, outcome)

    async def _signed_in(self, account: Account) -> Api:
        api = await Api.apart(self.playwright, self.instance.address)
        await api.sign_in(account)
        return api


def _missing(customer: Customer, calls: dict[str, Json], talked: dict[str, str]) -> str:
    """ "" when the customer is where he or she should be."""
    call = calls.get(customer.number)
    if not customer.is_live or customer.cut_s is not None or not customer.reached_us:
        return ""
    if call is None:
        return f"{customer.number} is on the telephone and not in the picture"
    if talked.get(customer.number, call["id"]) != call["id"]:
        return f"{customer.number} became another call"
    if customer.number in talked and call["phase"] not in ("talking", "held", "wrap_up"):
        return f"{customer.number} talked and is now {call['phase']}"
    if call["phase"] == "talking" and not customer.hears_operator():
        return f"{customer.number} does not hear the operator"
    if call["phase"] in ("waiting", "offered", "held") and not customer.hears_something():
        return f"{customer.number} hears nothing while {call['phase']}"
    return ""


def _id(stored: str) -> str:
    """As the journal writes it."""
    plain = stored.replace("-", "")
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"
