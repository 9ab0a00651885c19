"""What the product's processes use: processor time, memory, open files; and what grows."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

from tests.e2e.instance import Instance

MB = 1_000_000
MODULE = "centrala.run."


@dataclass(frozen=True, slots=True)
class Look:
    """One process at one moment. `pss_mb` counts shared pages once over all processes."""

    name: str
    pid: int
    cpu_s: float
    pss_mb: float
    files: int
    threads: int


def look_at(instance: Instance) -> dict[str, Look]:
    """By name: supervisor, engine, web, jobs, asterisk."""
    return {look.name: look for process in instance.processes() if (look := _look(process)) is not None}


def _look(process: psutil.Process) -> Look | None:
    try:
        with process.oneshot():
            used = process.cpu_times()
            pss = process.memory_full_info().pss / MB
            return Look(
                name_of(process.cmdline()), process.pid, used.user + used.system, pss, process.num_fds(),
                process.num_threads(),
            )  # fmt: skip
    except psutil.Error:
        return None


def name_of(command: Sequence[str]) -> str:
    for word in command:
        if word.startswith(MODULE):
            return word.removeprefix(MODULE)
        if word.endswith("/asterisk"):
            return "asterisk"
    return "supervisor"


def cores(before: dict[str, Look], after: dict[str, Look], seconds: float) -> dict[str, float]:
    """Share of one core by process, in percent; processes that lived all the time."""
    same = [name for name in before if name in after and after[name].pid == before[name].pid]
    return {name: 100 * (after[name].cpu_s - before[name].cpu_s) / seconds for name in same}


@dataclass(frozen=True, slots=True)
class Growth:
    """By the median of all slopes between two samples (Theil-Sen), which one outlier does not move. `scatter`: how
    far the samples usually are from that line."""

    per_hour: float
    over_all: float
    scatter: float

    @property
    def grows(self) -> bool:
        """More than the scatter explains."""
        return self.over_all > 2 * self.scatter


def growth(samples: Sequence[tuple[float, float]]) -> Growth:
    """Of (time in s, value). Zero for fewer than three samples."""
    if len(samples) < 3:
        return Growth(0.0, 0.0, 0.0)
    slopes = [
        (b - a) / (t2 - t1) for i, (t1, a) in enumerate(samples) for t2, b in samples[i + 1 :] if t2 > t1
    ]  # fmt: skip
    slope = statistics.median(slopes)
    start = statistics.median(value - slope * at for at, value in samples)
    scatter = statistics.median(abs(value - slope * at - start) for at, value in samples) * 1.4826
    return Growth(slope * 3600, slope * (samples[-1][0] - samples[0][0]), scatter)


def busy_elsewhere(product: dict[str, float], seconds: float, before: float) -> float:
    """Percent of all cores that others used: what a figure's reader must know. `before`: cpu_seconds() then."""
    cores_ = psutil.cpu_count() or 1
    all_ = 100 * (cpu_seconds() - before) / seconds
    return max(0.0, all_ - sum(product.values())) / cores_


def cpu_seconds() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0) - getattr(times, "guest", 0.0))
