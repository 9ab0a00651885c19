"""What the processes of an instance hold in memory."""

from dataclasses import dataclass

import psutil

from tests.e2e.instance import Instance

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Held:
    """`pss_mb` counts shared pages once over all processes, `rss_mb` in each of them."""

    name: str
    pss_mb: float
    rss_mb: float


def held_by(instance: Instance) -> list[Held]:
    return [_held(process) for process in instance.processes()]


def _held(process: psutil.Process) -> Held:
    memory = process.memory_full_info()
    words = [word.rsplit("/", 1)[-1] for word in process.cmdline()]
    return Held(" ".join(words)[:60] or process.name(), memory.pss / MB, memory.rss / MB)
