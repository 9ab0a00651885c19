"""How long a fact waits for the disk while many customers are brought in, beside how long it waits otherwise; and
how long the bare disk and the bare processor let one wait at the same moments (probe.py): the rest is the product's."""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from centrala.adapters.journal.kept import KeptJournal
from centrala.domain.calls import facts
from centrala.kit.ids import new_id
from tests.bench import figures
from tests.bench.figures import Figure
from tests.bench.probe import Round, others_ms
from tests.postgres import Server
from tests.run.installation import Installation

ROOT = Path(__file__).parents[2]
EVERY_S = 0.02
"""Fifty facts a second: those of about a hundred calls at once."""
IDLE_S = 15.0
"""Before and once more afterwards: what else the machine does comes and goes."""
AIM_MS = 50.0


async def measured(rows: int) -> list[Figure]:
    """On SQLite and on PostgreSQL."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="imports-") as folder:
        file = Path(folder) / "customers.csv"
        _write(file, rows)
        found += await _on("SQLite", Installation(Path(folder) / "sqlite"), file, rows)
        async with _postgres(Path(folder) / "postgres") as here:
            found += await _on("PostgreSQL", here, file, rows)
    return found


async def _on(name: str, here: Installation, file: Path, rows: int) -> list[Figure]:
    await here.prepare()
    journal = here.journal()
    try:
        idle = await _waits(journal, asyncio.create_task(asyncio.sleep(IDLE_S)))
        began = time.monotonic()
        importing = asyncio.create_task(here.centrala("import", "customers", file, within_s=1800))
        async with _probed(here.home) as rounds:
            busy = await _waits(journal, importing)
        took_s = time.monotonic() - began
        status, printed = importing.result()
        assert status == 0, printed
        idle += await _waits(journal, asyncio.create_task(asyncio.sleep(IDLE_S)))
    finally:
        journal.close()
    assert here.ask("SELECT count(*) FROM customers_customer") == [(rows,)]
    return [
        figures.many(f"fact -> durable, {name}, idle", "ms", [wait.ms for wait in idle]),
        figures.one(f"fact -> durable, {name}, idle: longest", "ms", max(wait.ms for wait in idle)),
        *_beside(f"fact -> durable, {name}, {rows} customers imported", busy, rounds),
        figures.one(f"import of {rows} customers, {name}", "s", took_s),
    ]


@dataclass(frozen=True, slots=True)
class Wait:
    """Of one fact; time.monotonic()."""

    began_s: float
    ended_s: float

    @property
    def ms(self) -> float:
        return (self.ended_s - self.began_s) * 1000


def _beside(during: str, busy: Sequence[Wait], rounds: Sequence[Round]) -> list[Figure]:
    waits, own = [wait.ms for wait in busy], own_ms(busy, rounds)
    disk, late = [disk for _, _, disk in rounds], [late for _, late, _ in rounds]
    return [
        figures.many(during, "ms", waits, aim=AIM_MS),
        figures.one(f"{during}: longest", "ms", max(waits), aim=AIM_MS),
        figures.many("  beside it: a bare page -> durable", "ms", disk),
        figures.one("  beside it: a bare page -> durable, longest", "ms", max(disk)),
        figures.one("  beside it: a bare sleep is late, longest", "ms", max(late)),
        figures.one("  longest fact : longest bare page or sleep", "", round(max(waits) / max(disk + late), 2)),
        figures.many("  what neither disk nor processor made it wait", "ms", own, aim=AIM_MS),
        figures.one("  what neither made it wait: longest", "ms", max(own), aim=AIM_MS),
    ]


def own_ms(waits: Sequence[Wait], rounds: Sequence[Round]) -> list[float]:
    """Of each wait, what the probe did not wait too at that time."""
    return [max(0.0, wait.ms - others_ms(rounds, wait.began_s, wait.ended_s)) for wait in waits]


@asynccontextmanager
async def _probed(folder: Path) -> AsyncIterator[list[Round]]:
    """The probe's rounds stand in the list afterwards."""
    rounds: list[Round] = []
    pipe = asyncio.subprocess.PIPE
    words = [sys.executable, "-m", "tests.bench.probe", str(folder)]
    process = await asyncio.create_subprocess_exec(*words, cwd=ROOT, stdin=pipe, stdout=pipe)
    try:
        yield rounds
    finally:
        told, _ = await process.communicate(b"\n")
        rounds += [(at, late, disk) for at, late, disk in json.loads(told)]


async def _waits(journal: KeptJournal, meanwhile: "asyncio.Task[object]") -> list[Wait]:
    """From giving each fact to hearing that it is on the disk, at a steady pace, as the engine has it."""
    waits: list[Wait] = []

    async def one() -> None:
        began = time.monotonic()
        await journal.append(f"call:{new_id()}", facts.Arrived(None, None, "caller", "dialled"), datetime.now(UTC))
        waits.append(Wait(began, time.monotonic()))

    async with asyncio.TaskGroup() as given:
        while not meanwhile.done():
            given.create_task(one())
            await asyncio.sleep(EVERY_S)
    return waits


@asynccontextmanager
async def _postgres(home: Path) -> AsyncIterator[Installation]:
    server = Server(durable=True)
    try:
        server.start()
        with server.database("centrala") as url:
            yield Installation(home, url)
    finally:
        server.remove()


def _write(file: Path, rows: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write("name,phone\n")
        out.writelines(f"Customer {n} Ștefănescu,+4072{n:07}\n" for n in range(rows))
