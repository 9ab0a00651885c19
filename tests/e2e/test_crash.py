"""The machine stops right after something was acknowledged: what the home holds then is enough to go on from."""

import secrets
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.api import Api
from tests.e2e.crash import crash_copy, started_from
from tests.e2e.desk import Desk
from tests.e2e.instance import Account, Instance, run
from tests.e2e.records import fact_kinds
from tests.e2e.scene import Scene, full_name, mobile
from tests.faults.records import journal
from tests.waiting import until_true

Holds = Callable[[Api, Instance], Awaitable[bool]]
"""Whether that stands there; asked as the administrator."""


@dataclass
class Acknowledged:
    """`copies`: the home after each acknowledgement."""

    scene: Scene
    all: list[tuple[str, Holds]] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)

    def add(self, what: str, holds: Holds) -> None:
        """Right after it was acknowledged."""
        self.copies.append(crash_copy(self.scene.instance))
        self.all.append((what, holds))

    async def hold_after_each_crash(self) -> None:
        """Each copy starts clean and holds all that was acknowledged until then."""
        for number, copy in enumerate(self.copies, start=1):
            async with started_from(copy) as again:
                admin = await self.scene.api(again.account("administrator"), at=again)
                for what, holds in self.all[:number]:
                    await _is_held(what, holds, admin, again)


async def _is_held(what: str, holds: Holds, admin: Api, again: Instance) -> None:
    async def is_there() -> bool:
        return await holds(admin, again)

    await until_true(is_there, f"{what}, after the crash", within_s=10)


@pytest.mark.timeout(300)
async def test_what_was_acknowledged_outlives_the_machine(scene: Scene, tmp_path: Path) -> None:
    told, limits = Acknowledged(scene), await scene.admin.get("/outgoing")
    try:
        await _administrators_edits(scene, told, tmp_path)
        await _an_operators_call(scene, told)
        await told.hold_after_each_crash()
    finally:
        await scene.admin.put("/outgoing", limits)
        for copy in told.copies:
            shutil.rmtree(copy.parent, ignore_errors=True)


async def _administrators_edits(scene: Scene, told: Acknowledged, folder: Path) -> None:
    account = await scene.hire("en")
    told.add("a new person signs in", lambda admin, again: _signs_in(scene, account, again))
    changed = {**await scene.admin.get("/outgoing"), "per_hour": 17}
    await scene.admin.put("/outgoing", changed)
    told.add("the limits are the new ones", lambda admin, again: _is(admin, "/outgoing", changed))
    file, name = folder / "customers.csv", full_name()
    file.write_text(f"name,phone\n{name},{mobile()}\n", encoding="utf-8")
    status, printed = await run(scene.instance, "import", "customers", str(file))
    assert status == 0, printed
    told.add("the imported customer is found", lambda admin, again: _finds(admin, name))


async def _an_operators_call(scene: Scene, told: Acknowledged) -> None:
    desk = await scene.available("en")
    me = (await desk.api.get("/session"))["user"]["id"]
    told.add("the operator is available", lambda admin, again: _is_available(admin, again, me))
    caller = await scene.caller()
    call = await caller.call((await scene.line("en"))["number"], as_number=mobile())
    call_id = await desk.rings()
    offer = (await desk.api.get("/live"))["calls"][call_id]["offer"]
    await desk.api.post(f"/calls/{call_id}/answer", {"offer": offer})
    told.add("the operator took the call", lambda admin, again: _has_fact(admin, call_id, "Accepted"))
    await desk.is_in("talking")
    await desk.api.post(f"/calls/{call_id}/hang-up")
    told.add("the operator hung up", lambda admin, again: _has_fact(admin, call_id, "HungUp"))
    await desk.is_in("wrap_up")
    await _documents(desk, told, call_id)
    await call.until_ended()


async def _documents(desk: Desk, told: Acknowledged, call_id: str) -> None:
    text = f"Notes {secrets.token_hex(8)}"
    known = await desk.api.get(f"/interactions/{call_id}/notes")
    await desk.api.put(f"/interactions/{call_id}/notes", {"text": text, "revision": known["revision"]})
    told.add("the notes are there", lambda admin, again: _has_notes(admin, call_id, text))
    chosen = {
        "reason_id": (await desk.api.get("/reasons"))[0]["id"],
        "outcome_id": (await desk.api.get("/outcomes"))[0]["id"],
    }
    await desk.api.put(f"/interactions/{call_id}/documentation", {**chosen, "finish": True})
    told.add("the call is documented", lambda admin, again: _is_documented(admin, call_id, chosen["reason_id"]))


async def _signs_in(scene: Scene, account: Account, again: Instance) -> bool:
    api = await scene.api(account, at=again)
    return bool((await api.get("/session"))["user"]["username"] == account.username)


async def _is(admin: Api, path: str, wanted: object) -> bool:
    return bool(await admin.get(path) == wanted)


async def _finds(admin: Api, name: str) -> bool:
    return [one["name"] for one in (await admin.get(f"/customers?search={name}"))["items"]] == [name]


async def _is_available(admin: Api, again: Instance, operator: str) -> bool:
    """In the picture only for as long as the phone is waited for."""
    told = journal(again.home)[f"operator:{operator}"]
    return "available" in {fact.data.get("status") for fact in told}


async def _has_fact(admin: Api, call_id: str, kind: str) -> bool:
    return kind in fact_kinds(await admin.get(f"/interactions/{call_id}"))


async def _has_notes(admin: Api, call_id: str, text: str) -> bool:
    return bool((await admin.get(f"/interactions/{call_id}/notes"))["text"] == text)


async def _is_documented(admin: Api, call_id: str, reason: str) -> bool:
    return bool((await admin.get(f"/interactions/{call_id}"))["reason"]["id"] == reason)
