"""One kill -9, and how long it takes until all is well again."""

import asyncio
import json
import os
import random
import signal
import time
from dataclasses import dataclass
from typing import Literal

import psutil

from tests.e2e.instance import Instance
from tests.waiting import until_true

Victim = Literal["engine", "web", "jobs", "supervisor", "asterisk"]
WEIGHTS: dict[Victim, int] = {"engine": 8, "web": 4, "jobs": 4, "supervisor": 4, "asterisk": 2}
WELL_WITHIN_S = 90.0


@dataclass
class Kill:
    """Times are time.time(). `running_s`: when the killed process ran again; `settled_s`: when every caller was where
    he or she had been."""

    victim: Victim
    at_s: float
    pid: int
    running_s: float = 0.0
    well_s: float = 0.0
    settled_s: float = 0.0

    def holds(self, from_s: float, to_s: float, margin_s: float = 1.0) -> bool:
        """Whether all of that time lies between the kill and what came back."""
        return self.at_s - margin_s <= from_s and to_s <= (self.well_s or time.time()) + margin_s


def choose(mind: random.Random) -> Victim:
    return mind.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]


def pid_of(instance: Instance, victim: Victim) -> int:
    if victim == "supervisor":
        assert instance.process is not None
        return instance.process.pid
    if victim == "asterisk":
        return int(json.loads((instance.home / "run" / "asterisk.json").read_text())["pid"])
    return instance.process_of(f"centrala.run.{victim}").pid


async def kill(instance: Instance, victim: Victim) -> Kill:
    """Returns when it was done; `until_well` waits for the rest."""
    pid = pid_of(instance, victim)
    os.kill(pid, signal.SIGKILL)
    done = Kill(victim, time.time(), pid)
    if victim == "supervisor":
        assert instance.process is not None
        await instance.process.wait()
    return done


async def until_well(instance: Instance, done: Kill) -> None:
    """Raises AssertionError when it does not come back."""
    if done.victim == "supervisor":
        done.running_s = time.time()
        await instance.start(within_s=WELL_WITHIN_S)
    else:
        await until_true(lambda: _runs_again(instance, done), f"{done.victim} runs again", within_s=WELL_WITHIN_S)
        done.running_s = time.time()
        await until_true(instance.is_well, f"well after the kill of {done.victim}", within_s=WELL_WITHIN_S)
    done.well_s = time.time()


async def _runs_again(instance: Instance, done: Kill) -> bool:
    await asyncio.sleep(0)
    try:
        return pid_of(instance, done.victim) != done.pid
    except (StopIteration, psutil.Error, OSError, ValueError):
        return False
