"""How long a fact waits for the disk while many customers are brought in, beside how long it waits otherwise."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from centrala.adapters.journal.kept import KeptJournal
from centrala.domain.calls import facts
from centrala.kit.ids import new_id
from tests.bench import figures
from tests.bench.figures import Figure
from tests.postgres import Server
from tests.run.installation import Installation

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
        idle = await _waits_ms(journal, asyncio.create_task(asyncio.sleep(IDLE_S)))
        began = time.monotonic()
        importing = asyncio.create_task(here.centrala("import", "customers", file, within_s=1800))
        busy = await _waits_ms(journal, importing)
        took_s = time.monotonic() - began
        status, printed = importing.result()
        assert status == 0, printed
        idle += await _waits_ms(journal, asyncio.create_task(asyncio.sleep(IDLE_S)))
    finally:
        journal.close()
    assert here.ask("SELECT count(*) FROM customers_customer") == [(rows,)]
    during = f"fact -> durable, {name}, {rows} customers imported"
    return [
        figures.many(f"fact -> durable, {name}, idle", "ms", idle),
        figures.one(f"fact -> durable, {name}, idle: longest", "ms", max(idle)),
        figures.many(during, "ms", busy, aim=AIM_MS),
        figures.one(f"{during}: longest", "ms", max(busy), aim=AIM_MS),
        figures.one(f"import of {rows} customers, {name}", "s", took_s),
    ]


async def _waits_ms(journal: KeptJournal, meanwhile: "asyncio.Task[object]") -> list[float]:
    """From giving each fact to hearing that it is on the disk, at a steady pace, as the engine has it."""
    waits: list[float] = []

    async def one() -> None:
        began = time.perf_counter()
        await journal.append(f"call:{new_id()}", facts.Arrived(None, None, "caller", "dialled"), datetime.now(UTC))
        waits.append((time.perf_counter() - began) * 1000)

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
