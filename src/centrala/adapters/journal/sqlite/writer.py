"""One thread that writes batches: what comes while a batch is written makes the next one (group commit)."""

import queue
import sqlite3
import threading
from collections.abc import Callable

import structlog

Statement = tuple[str, tuple[object, ...]]
Done = Callable[[Exception | None], None]
BATCH = 500
log = structlog.get_logger()


class BatchWriter:
    """`done` is called from the writer's thread with None, or with the error that lost these statements."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._queue: queue.SimpleQueue[tuple[list[Statement], Done] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def write(self, statements: list[Statement], done: Done) -> None:
        self._queue.put((statements, done))

    def close(self) -> None:
        """Everything given before is written first."""
        self._queue.put(None)
        self._thread.join(10)

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            batch = [first]
            last = False
            while len(batch) < BATCH and not self._queue.empty():
                item = self._queue.get()
                if item is None:
                    last = True
                    break
                batch.append(item)
            self._write_batch(batch)
            if last:
                return

    def _write_batch(self, batch: list[tuple[list[Statement], Done]]) -> None:
        error = self._commit([statement for statements, _ in batch for statement in statements])
        for statements, done in batch:
            # one bad statement must not lose its neighbours
            done(self._commit(statements) if error is not None and len(batch) > 1 else error)

    def _commit(self, statements: list[Statement]) -> Exception | None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for sql, values in statements:
                self._connection.execute(sql, values)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            log.error("journal.write_failed", error=str(error))
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            return error
        return None
