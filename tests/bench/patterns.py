"""Audio that tells whether any of it is missing: each frame of 20 ms is another one, and known again sample by sample.

A-law is decoded by the same table everywhere, so a frame that nobody touched stands in a recording as it was sent."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.sip import g711
from tests.sip.sources import FRAME, RATE, tone

FRAMES = 200
"""After four seconds the pattern begins again; a gap of just that length shows in the recording's length."""
LOWEST_HZ, STEP_HZ = 400, 12


def tone_payloads(hz: int = 880) -> list[bytes]:
    source = tone(hz)
    return [g711.encode(next(source), "PCMA") for _ in range(RATE // FRAME)]


def coded_payloads() -> list[bytes]:
    """Frame k is a tone of its own, 160 bytes of A-law."""
    return [g711.encode(next(tone(LOWEST_HZ + STEP_HZ * k)), "PCMA") for k in range(FRAMES)]


@dataclass(frozen=True, slots=True)
class Heard:
    """`frames` were found whole; `missing` ones lack between them; `foreign_ms` of something else stands between the
    first and the last, at `places`."""

    frames: int
    missing: int
    foreign_ms: float
    places: int
    first_s: float
    last_s: float


def hear(samples: "array[int]", payloads: Sequence[bytes]) -> Heard:
    """The coded frames in 16-bit samples of 8 kHz."""
    known = {g711.decode(payload, "PCMA").tobytes(): k for k, payload in enumerate(payloads)}
    data, size = samples.tobytes(), 2 * FRAME
    at, found = 0, list[tuple[int, int]]()
    while at + size <= len(data):
        k = known.get(data[at : at + size])
        if k is None:
            at += 2
        else:
            found.append((at // 2, k))
            at += size
    return _counted(found, len(payloads))


def _counted(found: Sequence[tuple[int, int]], period: int) -> Heard:
    missing = foreign = places = 0
    for (at, k), (next_at, next_k) in pairwise(found):
        lost, strange = (next_k - k - 1) % period, next_at - at - FRAME
        missing, foreign, places = missing + lost, foreign + strange, places + bool(lost or strange)
    first, last = (found[0][0], found[-1][0] + FRAME) if found else (0, 0)
    return Heard(len(found), missing, foreign * 1000 / RATE, places, first / RATE, last / RATE)
