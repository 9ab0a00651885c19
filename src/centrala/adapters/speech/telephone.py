"""Speech as the telephone network carries it: 8 kHz, A-law (ITU-T G.711). Asterisk then sends a file as it is, where it
would make each caller's copy anew."""

import array
import math
from functools import cache
from operator import mul

FROM, TO = 22_050, 8_000
UP, DOWN = 160, 441
"""TO / FROM as a fraction: between two samples that are given lie UP places where one may be wanted."""
REACH = 36
"""Samples on each side that one is made of."""
CUT = 3_400 / FROM


def alaw(samples: "array.array[int]") -> bytes:
    """From 16 bit at FROM."""
    table = _table()
    return bytes(table[(sample >> 4) + 2048] for sample in narrowed(samples))


def narrowed(samples: "array.array[int]") -> "array.array[int]":
    """To 8 kHz, without what lies above the telephone's band (a windowed sinc, one set of weights a phase)."""
    padded = array.array("h", bytes(2 * REACH)) + samples + array.array("h", bytes(2 * REACH + 2))
    weights = _weights()
    out = array.array("h")
    for n in range(len(samples) * UP // DOWN):
        first, phase = divmod(n * DOWN, UP)
        value = sum(map(mul, padded[first : first + 2 * REACH], weights[phase]))
        out.append(max(-32768, min(32767, round(value))))
    return out


@cache
def _weights() -> list[list[float]]:
    """By phase; each set sums up to 1."""
    return [_normed([_weight(k - REACH - phase / UP) for k in range(2 * REACH)]) for phase in range(UP)]


def _weight(distance: float) -> float:
    """Of a sample so many samples away (Blackman's window)."""
    turn = math.pi * distance / REACH
    window = 0.42 + 0.5 * math.cos(turn) + 0.08 * math.cos(2 * turn) if abs(distance) <= REACH else 0.0
    angle = 2 * math.pi * CUT * distance
    return window * (math.sin(angle) / angle if angle else 1.0)


def _normed(weights: list[float]) -> list[float]:
    whole = sum(weights)
    return [weight / whole for weight in weights]


@cache
def _table() -> bytes:
    """By the upper 12 bits of a sample, from the most negative on."""
    return bytes(_code(value) for value in range(-2048, 2048))


def _code(value: int) -> int:
    """G.711, table 1a: sign, three bits of segment, four of step; every second bit turned."""
    sign, size = (0x80, value) if value >= 0 else (0, -value - 1)
    segment = max(0, size.bit_length() - 4)
    step = size >> max(0, segment - 1) & 0x0F
    return (sign | segment << 4 | step) ^ 0x55
