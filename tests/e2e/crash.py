"""A machine that stops at one moment: the home as it was just then, started again elsewhere.

What it shows: nothing that was acknowledged waits in a process for being written, and every file is usable without
having been closed. What it can't show: that written pages have left the operating system's memory. For that, both
databases commit with `synchronous=FULL`, which tests/adapters/journal and tests/site look at."""

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from tests.e2e.instance import Instance, get
from tests.waiting import until_true

LEFT_OUT = shutil.ignore_patterns("*.sock", "asterisk.ctl", "asterisk.json", "*-shm", "*.lock", "output.txt")
"""Sockets, locks and Asterisk end with their processes; SQLite makes its shared memory anew from the log."""


def crash_copy(instance: Instance) -> Path:
    """Of the home, while nothing in it moves. Asterisk goes on: nothing of it is acknowledged to anybody."""
    copy = Path(tempfile.mkdtemp(prefix="c-")) / "h"
    with _frozen(instance):
        shutil.copytree(instance.home, copy, ignore=LEFT_OUT, symlinks=True)
    return copy


@contextmanager
def _frozen(instance: Instance) -> Iterator[None]:
    ours = [process for process in instance.processes() if "asterisk" not in " ".join(process.cmdline())]
    assert len(ours) == len(("supervisor", "engine", "web", "jobs")), ours
    for process in ours:
        process.suspend()
    try:
        yield
    finally:
        for process in ours:
            process.resume()


@asynccontextmanager
async def started_from(copy: Path) -> AsyncIterator[Instance]:
    """All but Asterisk, whose calls ended with the machine."""
    instance = Instance(home=copy)
    started = [await _start(instance, name) for name in ("engine", "web", "jobs")]

    async def is_well_but_for_asterisk() -> bool:
        status, told = await asyncio.to_thread(get, f"{instance.address}/healthz")
        return status == 503 and json.loads(told)["problems"] == ["telephony.down"]

    try:
        await until_true(is_well_but_for_asterisk, "started after the crash", within_s=60)
        yield instance
    finally:
        for process in started:
            process.terminate()
        await asyncio.gather(*(process.wait() for process in started))
        shutil.rmtree(copy.parent)


async def _start(instance: Instance, name: str) -> asyncio.subprocess.Process:
    with (instance.home / "logs" / f"{name}.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", f"centrala.run.{name}", env=instance.environment, stdout=log, stderr=log
        )
