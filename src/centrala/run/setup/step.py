"""A step of set-up, and the walk through all of them with progress, time, and what to do when one fails."""

import fcntl
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from centrala.run.setup import places, stamp
from centrala.run.setup.failure import SetupFailed, say


@dataclass(frozen=True)
class Step:
    """`is_whole` tells whether what the step made still stands; `work(log)` returns a note for its line of progress."""

    name: str
    inputs: Callable[[], str]
    is_whole: Callable[[], bool]
    work: Callable[[Path], str]

    def is_done(self) -> bool:
        return self.is_whole() and stamp.is_fresh(self.name, self.inputs())

    @property
    def title(self) -> str:
        return say(f"setup.step.{self.name}")


Lane = Sequence[Step]


def walk(lanes: Sequence[Lane]) -> bool:
    """Does what is not done yet; lanes run side by side, the steps of a lane in order. False when one failed."""
    if _all_done(lanes):
        return True
    places.LOGS.mkdir(parents=True, exist_ok=True)
    with _alone():
        return _all_done(lanes) or _walk_open(lanes)


def _walk_open(lanes: Sequence[Lane]) -> bool:
    started = time.monotonic()
    _print(say("setup.start", root=places.ROOT))
    whole: list[Lane] = []
    threads = [threading.Thread(target=_walk_lane, args=(lane, whole), daemon=True) for lane in lanes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = len(whole) == len(lanes)
    _print(say("setup.ready", seconds=_since(started)) if done else say("setup.failed.again"))
    return done


def _all_done(lanes: Sequence[Lane]) -> bool:
    return all(step.is_done() for lane in lanes for step in lane)


@contextmanager
def _alone() -> Iterator[None]:
    """One set-up at a time in this folder; the kernel frees the lock when a set-up is killed."""
    with (places.SETUP / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _print(say("setup.waiting"))
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _walk_lane(lane: Lane, whole: list[Lane]) -> None:
    """Adds the lane to `whole` at its very end, so that no way of failing passes for success."""
    if all(step.is_done() or _do(step) for step in lane):
        whole.append(lane)


def _do(step: Step) -> bool:
    started = time.monotonic()
    log = places.LOGS / f"{step.name}.log"
    log.write_text("")
    stamp.remove(step.name)
    _print(say("setup.step.working", step=step.title))
    try:
        note = step.work(log)
    except (SetupFailed, OSError) as error:
        _print_failure(step, error, log, _since(started))
        return False
    stamp.put(step.name, step.inputs())
    _print(say("setup.step.done", step=step.title, seconds=_since(started), note=note).rstrip())
    return True


def _print_failure(step: Step, error: SetupFailed | OSError, log: Path, seconds: str) -> None:
    reason, remedy = (error.reason, error.remedy) if isinstance(error, SetupFailed) else (error, say("setup.report"))
    _print(
        "\n".join([
            say("setup.step.failed", step=step.title, seconds=seconds),
            say("setup.failed.reason", reason=reason),
            say("setup.failed.remedy", remedy=remedy),
            say("setup.failed.log", log=log),
        ])
    )  # fmt: skip


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _since(started: float) -> str:
    return f"{time.monotonic() - started:.1f}"
