"""Both sides of a recording made one file: stereo, the customer left, the operator right.

The sides are WAV files of 16-bit mono at 8 kHz, written while the call went on. Either may be missing, empty,
shorter than the other (silence is added), or have a header that was never finished: then the file's size counts."""

import os
import sys
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from centrala.kit.errors import AppError

RATE = 8000
POINTS = 400
_BLOCK = RATE * 10  # samples: ten seconds at a time


@dataclass(frozen=True, slots=True)
class Measured:
    """`left` and `right`: POINTS values of 0..1, the loudest of each part."""

    duration_ms: int
    left: list[float]
    right: list[float]


def whole(folder: Path, stem: str) -> Path:
    """Raises AppError not_found for a stem that leads out of the folder."""
    file = folder / f"{stem}.wav"
    if not file.resolve().is_relative_to(folder.resolve()):
        raise AppError("not_found", 404)
    return file


def sides(file: Path) -> tuple[Path, Path]:
    return file.with_name(f"{file.stem}-customer.wav"), file.with_name(f"{file.stem}-operator.wav")


def join(file: Path) -> Measured | None:
    """Makes `file` of its sides and removes them; None when there is no sound at all. Done again, the same."""
    customer, operator = sides(file)
    if customer.exists() or operator.exists():
        _write(file, customer, operator)
    if not file.exists():
        return None
    measured = measure(file)
    customer.unlink(missing_ok=True)
    operator.unlink(missing_ok=True)
    return measured


def _write(file: Path, customer: Path, operator: Path) -> None:
    """A reader sees the whole file or none. Nothing is written when no side has a sample."""
    left, right = _Side(customer), _Side(operator)
    length = max(left.length, right.length)
    if length == 0:
        return
    draft = file.with_suffix(".part")
    with draft.open("wb") as out:
        with wave.open(out, "wb") as stereo:
            stereo.setparams((2, 2, RATE, length, "NONE", ""))
            for block in _interleaved(left, right, length):
                stereo.writeframesraw(block)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    _fsync(file.parent)


def _interleaved(left: "_Side", right: "_Side", length: int) -> Iterator[bytes]:
    with left.opened() as customer, right.opened() as operator:
        for start in range(0, length, _BLOCK):
            count = min(_BLOCK, length - start)
            both = array("h", bytes(4 * count))
            both[0::2] = _samples(customer, count)
            both[1::2] = _samples(operator, count)
            yield both.tobytes()


def _samples(side: BinaryIO, count: int) -> "array[int]":
    """`count` samples, with silence where the side has ended."""
    data = side.read(2 * count)
    samples = array("h")
    samples.frombytes(data[: len(data) // 2 * 2].ljust(2 * count, b"\0"))
    return samples


class _Side:
    """`length` in samples, by the size of the file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._start = _data_start(file)
        size = file.stat().st_size if file.exists() else 0
        self.length = max(0, size - self._start) // 2 if self._start else 0

    def opened(self) -> BinaryIO:
        if not self.length:
            return Path(os.devnull).open("rb")
        side = self._file.open("rb")
        side.seek(self._start)
        return side


def _data_start(file: Path) -> int:
    """Where the samples begin (RIFF, chunk "data"); 0 for what is no WAV file."""
    if not file.exists():
        return 0
    with file.open("rb") as side:
        head = side.read(12)
        if len(head) < 12 or head[:4] != b"RIFF" or head[8:] != b"WAVE":
            return 0
        while len(chunk := side.read(8)) == 8:
            if chunk[:4] == b"data":
                return side.tell()
            size = int.from_bytes(chunk[4:], "little")
            side.seek(size + size % 2, os.SEEK_CUR)
    return 0


def measure(file: Path) -> Measured:
    with wave.open(str(file), "rb") as stereo:
        length = stereo.getnframes()
        bounds = [point * length // POINTS for point in range(POINTS + 1)]
        peaks = [_peaks(stereo.readframes(end - start)) for start, end in pairwise(bounds)]
    return Measured(
        duration_ms=length * 1000 // RATE,
        left=[left for left, _ in peaks],
        right=[right for _, right in peaks],
    )


def _peaks(frames: bytes) -> tuple[float, float]:
    samples = array("h", frames)
    if sys.byteorder == "big":
        samples.byteswap()
    return _peak(samples[0::2]), _peak(samples[1::2])


def _peak(samples: "array[int]") -> float:
    loudest = max(map(abs, samples), default=0)
    return round(loudest / 32768, 3)


def _fsync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
