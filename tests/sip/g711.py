"""G.711 (ITU-T): A-law and mu-law, by table. Samples are signed 16 bit."""

from __future__ import annotations

from array import array
from typing import Literal

Law = Literal["PCMA", "PCMU"]
_MU_BIAS = 132


def decode(payload: bytes, law: Law) -> array[int]:
    table = _DECODE[law]
    return array("h", [table[code] for code in payload])


def encode(samples: array[int], law: Law) -> bytes:
    table = _ENCODE[law]
    return bytes([table[sample + 32768] for sample in samples])


def _mu_sample(code: int) -> int:
    code = ~code & 0xFF
    size = (((code & 0x0F) << 3) + _MU_BIAS << ((code & 0x70) >> 4)) - _MU_BIAS
    return -size if code & 0x80 else size


def _a_sample(code: int) -> int:
    code ^= 0x55
    step, mantissa = (code & 0x70) >> 4, (code & 0x0F) << 4
    size = mantissa + 8 if step == 0 else (mantissa + 0x108) << (step - 1)
    return size if code & 0x80 else -size


def _nearest(samples: list[int]) -> bytes:
    """The code nearest to each sample from -32768 to 32767: one walk along the sorted steps."""
    steps = sorted((sample, code) for code, sample in enumerate(samples))
    codes, at = bytearray(), 0
    for sample in range(-32768, 32768):
        while at + 1 < len(steps) and abs(steps[at + 1][0] - sample) <= abs(steps[at][0] - sample):
            at += 1
        codes.append(steps[at][1])
    return bytes(codes)


_DECODE: dict[Law, list[int]] = {
    "PCMA": [_a_sample(code) for code in range(256)],
    "PCMU": [_mu_sample(code) for code in range(256)],
}
_ENCODE: dict[Law, bytes] = {law: _nearest(samples) for law, samples in _DECODE.items()}
