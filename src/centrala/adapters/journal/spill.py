"""What a journal's database could not take yet, in a file of the home: it outlives the engine."""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from centrala.adapters.journal.batches import Statement


class Spill:
    """A line for each group of statements that belong together, in order. Read and written by one thread."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, groups: Iterable[list[Statement]]) -> None:
        """They are on the disk at its return. Raises OSError."""
        lines = [json.dumps(group, separators=(",", ":")) + "\n" for group in groups]
        if not lines:
            return
        is_new = not self._file.exists()
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.writelines(lines)
            out.flush()
            os.fsync(out.fileno())
        if is_new:
            _fsync(self._file.parent)

    def read(self) -> list[list[Statement]]:
        """A line that was cut off was acknowledged to nobody."""
        if not self._file.exists():
            return []
        lines = self._file.read_text(encoding="utf-8").split("\n")[:-1]
        return [[(sql, tuple(values)) for sql, values in json.loads(line)] for line in lines]

    def clear(self) -> None:
        """All of it is in the database."""
        if self._file.exists():
            self._file.unlink()
            _fsync(self._file.parent)

    def set_aside(self) -> Path:
        """For a person to look at; where it is then."""
        aside = self._file.with_suffix(f".{datetime.now(UTC):%Y%m%dT%H%M%S}")
        self._file.replace(aside)
        return aside


def _fsync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
