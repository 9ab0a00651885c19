"""Measuring sound: how much of what is heard is one tone (Goertzel), and when it was heard first."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

AUDIBLE = 200.0  # of 32767: a frame below this is quiet


@dataclass(frozen=True, slots=True)
class Frame:
    """`arrived_s` in time.time(), when the last sample of it was there."""

    arrived_s: float
    samples: array[int]


@dataclass(frozen=True, slots=True)
class Stereo:
    rate: int
    left: array[int]
    right: array[int]

    @property
    def duration_s(self) -> float:
        return len(self.left) / self.rate


def loudness(samples: Sequence[int]) -> float:
    """Root mean square of the samples."""
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples)) if samples else 0.0


def tone_share(samples: Sequence[int], rate: int, hz: float) -> float:
    """The part of all power that is in `hz`, from 0 to 1 (1 for a pure sine of whole periods)."""
    total = sum(sample * sample for sample in samples)
    if not total:
        return 0.0
    return min(1.0, 2 * goertzel(samples, rate, hz) / (total * len(samples)))


def goertzel(samples: Sequence[int], rate: int, hz: float) -> float:
    """|X(hz)|^2 of the discrete Fourier transform (Goertzel, 1958)."""
    turn = 2 * math.cos(2 * math.pi * hz / rate)
    before = last = 0.0
    for sample in samples:
        before, last = last, sample + turn * last - before
    return last * last + before * before - turn * last * before


def is_heard(samples: Sequence[int], rate: int, hz: float, share: float = 0.5) -> bool:
    """Whether `hz` is audible and most of what is heard."""
    return loudness(samples) >= AUDIBLE and tone_share(samples, rate, hz) >= share


def time_heard_s(samples: Sequence[int], rate: int, hz: float, window_s: float = 0.04) -> float:
    """How long `hz` is heard in total, in steps of `window_s`."""
    size = round(rate * window_s)
    windows = (samples[at : at + size] for at in range(0, len(samples) - size + 1, size))
    return sum(window_s for window in windows if is_heard(window, rate, hz))


def first_heard(frames: Sequence[Frame], rate: int, hz: float, *, in_a_row: int = 1) -> float | None:
    """When the first of `in_a_row` frames full of `hz` had arrived, in time.time()."""
    run: list[Frame] = []
    for frame in frames:
        run = [*run, frame] if is_heard(frame.samples, rate, hz) else []
        if len(run) == in_a_row:
            return run[0].arrived_s
    return None


def read_stereo(file: Path) -> Stereo:
    """A WAV of two channels and 16 bit."""
    with wave.open(str(file)) as wav:
        assert (wav.getnchannels(), wav.getsampwidth()) == (2, 2), wav.getparams()
        samples = array("h", wav.readframes(wav.getnframes()))
        return Stereo(wav.getframerate(), samples[0::2], samples[1::2])


def write_tone(file: Path, hz: int, *, rate: int = 48000, seconds: int = 10, level: float = 0.4) -> None:
    """A mono WAV of whole periods: played in a loop, it has no seam."""
    peak = level * 32767
    samples = array("h", [round(peak * math.sin(2 * math.pi * hz * n / rate)) for n in range(rate * seconds)])
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(rate)
        wav.writeframes(samples.tobytes())
