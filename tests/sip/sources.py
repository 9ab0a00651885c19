"""What a telephone in a test speaks: frames of 20 ms at 8 kHz, without end."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

RATE = 8000
FRAME = RATE // 50

Source = Iterator["array[int]"]


def tone(hz: int, level: float = 0.4) -> Source:
    """A continuous sine. It repeats after a second, so `hz` is whole."""
    peak = level * 32767
    second = array("h", [round(peak * math.sin(2 * math.pi * hz * n / RATE)) for n in range(RATE)])
    return _frames(second)


def silence() -> Source:
    return _frames(array("h", bytes(2 * FRAME)))


def recording(file: Path) -> Source:
    """A mono WAV of 8 kHz and 16 bit, again and again."""
    with wave.open(str(file)) as wav:
        assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, RATE), file
        return _frames(array("h", wav.readframes(wav.getnframes())))


def _frames(samples: array[int]) -> Source:
    whole = len(samples) - len(samples) % FRAME
    return cycle([samples[at : at + FRAME] for at in range(0, whole, FRAME)])
