"""espeak-ng: offline voices for Romanian and English."""

import array
import math
import os
import subprocess
import sys
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from centrala.adapters.speech.telephone import FROM, alaw

VOICES = {"ro": "ro", "en": "en-gb"}
WORDS_PER_MINUTE = 150
RATE = FROM
"""Hz of what espeak speaks."""


@dataclass(frozen=True, slots=True)
class Espeak:
    """How the programme is started here."""

    command: Sequence[str]
    environment: Mapping[str, str]

    def speak(self, text: str, language: str) -> "array.array[int]":
        """Samples at RATE, 16 bit, mono. Raises OSError or CalledProcessError."""
        arguments = [*self.command, "-v", VOICES[language], "-s", str(WORDS_PER_MINUTE), "--stdout", "--stdin"]
        done = subprocess.run(
            arguments,
            input=text.encode(),
            capture_output=True,
            check=True,
            timeout=60,
            env={**os.environ, **self.environment},
        )
        return _samples(done.stdout)


def silence(seconds: float) -> "array.array[int]":
    return array.array("h", bytes(2 * int(RATE * seconds)))


def beep(hz: int = 1000, seconds: float = 0.6) -> "array.array[int]":
    """After which one speaks to a voicemail."""
    return array.array("h", [round(9000 * math.sin(2 * math.pi * hz * n / RATE)) for n in range(int(RATE * seconds))])


def write(samples: "array.array[int]", target: Path) -> None:
    """As A-law without a header (.alaw), whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_suffix(".new")
    temporary.write_bytes(alaw(samples))
    temporary.replace(target)


def _samples(data: bytes) -> "array.array[int]":
    """espeak writes a WAV to the pipe whose header does not know the length."""
    with wave.open(BytesIO(data)) as sound:
        if sound.getframerate() != RATE or sound.getsampwidth() != 2 or sys.byteorder != "little":
            raise ValueError(f"unexpected sound: {sound.getparams()}")
    samples = array.array("h")
    body = data[44:]
    samples.frombytes(body[: len(body) // 2 * 2])
    return samples
