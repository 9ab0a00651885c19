"""One thread that writes batches: what comes while a batch is written makes the next one (group commit)."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import structlog

Statement = tuple[str, tuple[object, ...]]
"""SQL with `?` where its values go."""
Done = Callable[[Exception | None], None]
BATCH = 500
LOOK_S = 1.0
AGAIN_S = 0.25
CLOSING_S = 10.0
log = structlog.get_logger()


class Unreachable(Exception):
    """Nothing was written; `reason` is what those are told who wait for it. What was given is kept and tried again."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Occupied(Exception):
    """Another engine writes this journal."""


class Keeping(Protocol):
    """Where statements wait for a database that is away, besides in memory (spill.Spill)."""

    def add(self, groups: Iterable[list[Statement]]) -> None:
        """They outlive the process at its return. Raises OSError."""

    def clear(self) -> None:
        """All of it is in the database."""


class Link(Protocol):
    """The database as the writer's thread uses it."""

    def commit(self, statements: list[Statement]) -> Exception | None:
        """All or none of them are on the disk at its return: None, or the error that lost them.
        Raises Unreachable when they should be given again."""

    def look(self) -> None:
        """Called when there was nothing to write for LOOK_S. Raises nothing."""


@dataclass(slots=True)
class _Work:
    statements: list[Statement]
    done: Done
    spilled: bool = False
    told: bool = False


class BatchWriter:
    """`done` is called from the writer's thread with None, or with the error that lost these statements; for
    what is kept while the database is away, first with the reason, once it is in `spill`, and with None when it is
    written."""

    def __init__(self, link: Link, spill: Keeping | None = None) -> None:
        self._link = link
        self._spill = spill
        self._spilled = False
        self._away = False
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._kept: deque[_Work] = deque()
        self._close_by: float | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def write(self, statements: list[Statement], done: Done) -> None:
        self._queue.put(_Work(statements, done))

    def close(self) -> None:
        """Everything given before is written first, unless the database stays away for CLOSING_S."""
        self._queue.put(None)
        self._thread.join(CLOSING_S + 1)

    def _run(self) -> None:
        while self._collect(AGAIN_S if self._away else LOOK_S):
            if self._away:
                self._keep()
            self._away = not self._attempt()

    def _collect(self, patience_s: float) -> bool:
        """Takes what was given; False when all is written, or given up, and no more will come."""
        wait = self._kept[0].told if self._kept else self._close_by is None
        try:
            while True:
                work = self._queue.get(wait, patience_s)
                if work is None:
                    self._close_by = time.monotonic() + CLOSING_S
                else:
                    self._kept.append(work)
                wait = False
        except queue.Empty:
            pass
        return self._close_by is None or self._goes_on(self._close_by)

    def _goes_on(self, close_by: float) -> bool:
        if self._kept and time.monotonic() > close_by:
            log.error("journal.left" if self._spilled else "journal.lost", statements=len(self._kept))
            return False
        return bool(self._kept)

    def _attempt(self) -> bool:
        """False when the database is away."""
        if not self._kept:
            self._link.look()
            return True
        try:
            self._write_batch()
        except Unreachable as away:
            self._keep()
            self._tell(away.reason)
            return False
        if not self._kept and self._spilled and self._spill is not None:
            self._spill.clear()
            self._spilled = False
        return True

    def _keep(self) -> None:
        """A next start would find what is kept."""
        new = [work for work in self._kept if not work.spilled]
        if self._spill is None or not new:
            return
        try:
            self._spill.add(work.statements for work in new)
        except OSError as error:
            log.error("journal.not_kept", error=str(error), statements=len(new))
            return
        self._spilled = True
        for work in new:
            work.spilled = True

    def _tell(self, reason: Exception) -> None:
        for work in self._kept:
            if not work.told:
                work.told = True
                work.done(reason)

    def _write_batch(self) -> None:
        batch = list(islice(self._kept, BATCH))
        error = self._link.commit([statement for work in batch for statement in work.statements])
        if error is not None and len(batch) > 1:  # one bad statement must not lose its neighbours
            for work in batch:
                self._finish(self._link.commit(work.statements))
            return
        for _ in batch:
            self._finish(error)

    def _finish(self, error: Exception | None) -> None:
        self._kept.popleft().done(error)
