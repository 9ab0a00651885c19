"""An instance with a staff, for the benches that load the whole product."""

import asyncio
import os
import resource
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.bench.company import Company
from tests.bench.phones import Exchange
from tests.e2e.instance import Instance

ROOT = Path(__file__).parents[2]
RTP_PORTS = (20000, 21999)
"""Two a leg: for some hundred legs at once."""


@dataclass(frozen=True, slots=True)
class House:
    instance: Instance
    company: Company
    exchange: Exchange


@asynccontextmanager
async def open_house(operators: int, *, supervisors: int = 0, ring_s: int = 15) -> AsyncIterator[House]:
    """Started, with its staff known to the engine; ended and removed afterwards, its logs shown when that fails."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    instance = Instance(rtp_ports=RTP_PORTS)
    try:
        await instance.start()
        company = await _staff(instance, operators, supervisors, ring_s)
        yield House(instance, company, Exchange(instance.home / "run" / "asterisk.json"))
    except BaseException:
        sys.stdout.write(instance.logs() + "\n")
        raise
    finally:
        await instance.stop()
        instance.remove()


async def _staff(instance: Instance, operators: int, supervisors: int, ring_s: int) -> Company:
    words = ["--operators", str(operators), "--supervisors", str(supervisors), "--ring-s", str(ring_s)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.company", *words,
        cwd=ROOT, env=dict(os.environ) | instance.environment, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told, _ = await process.communicate()
    assert process.returncode == 0
    return msgspec.json.decode(told, type=Company)
