"""Log files of bounded size: FILE is written, FILE.1 is the one before it, and so on."""

import contextlib
from pathlib import Path

SIZE = 10 * 1024 * 1024
KEPT = 5
"""Files of one log, the written one included."""


class LogFile:
    """What is written is never cut within a line by a rotation, and never raises: a full disk ends no process."""

    def __init__(self, path: Path, size: int = SIZE, kept: int = KEPT) -> None:
        self._path = path
        self._size = size
        self._kept = kept
        self._open_line = False

    def write(self, data: bytes) -> None:
        with contextlib.suppress(OSError):
            while data:
                data = self._write_some(data)

    def _write_some(self, data: bytes) -> bytes:
        """Writes all that fits into this file, or the rest of an open line; what is left over for the next file."""
        room = self._size - self._written()
        if len(data) <= room:
            self._append(data)
            return b""
        end = data.rfind(b"\n", 0, max(room, 0)) + 1
        if end == 0 and (self._open_line or room == self._size):  # one line that is longer than a file
            end = (data.find(b"\n") + 1) or len(data)
        self._append(data[:end])
        if not self._open_line:
            rotate(self._path, self._kept)
        return data[end:]

    def _append(self, data: bytes) -> None:
        if data:
            with self._path.open("ab", buffering=0) as out:
                out.write(data)
            self._open_line = not data.endswith(b"\n")

    def _written(self) -> int:
        return self._path.stat().st_size if self._path.exists() else 0


def rotate(path: Path, kept: int = KEPT) -> None:
    """FILE becomes FILE.1; the oldest goes."""
    for number in range(kept - 1, 0, -1):
        older, newer = _numbered(path, number), _numbered(path, number - 1)
        if newer.exists():
            newer.replace(older)


def make_room(path: Path, size: int = SIZE, kept: int = KEPT) -> None:
    """Before somebody opens the file for a while."""
    if path.exists() and path.stat().st_size > size:
        rotate(path, kept)


def forget(path: Path, kept: int = KEPT) -> None:
    """Of files that Asterisk has numbered itself, from 0 for the newest, only so many stay."""
    for file in path.parent.glob(f"{path.name}.*"):
        number = file.suffix.removeprefix(".")
        if number.isdecimal() and int(number) >= kept - 1:
            file.unlink(missing_ok=True)


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.{number}") if number else path
