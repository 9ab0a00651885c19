"""RTP (RFC 3550) and key events (RFC 4733) as values."""

import struct
from dataclasses import dataclass

from tests.sip.g711 import Law
from tests.sip.sdp import PAYLOADS

KEYS = "0123456789*#ABCD"
_HEADER = struct.Struct("!BBHII")
_EVENT = struct.Struct("!BBH")


class NotRtpError(ValueError):
    """What arrived is no RTP packet."""


@dataclass(frozen=True, slots=True)
class Packet:
    payload_type: int
    sequence: int
    timestamp: int
    source: int
    payload: bytes
    marked: bool = False

    def to_bytes(self) -> bytes:
        second = self.payload_type | (0x80 if self.marked else 0)
        return _HEADER.pack(0x80, second, self.sequence, self.timestamp, self.source) + self.payload

    @property
    def law(self) -> Law | None:
        return next((law for law, number in PAYLOADS.items() if number == self.payload_type), None)


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One packet of a pressed key; the last of a press has `ended`. `ticks` of 1/8000 s so far."""

    key: str
    ended: bool
    ticks: int


def parse(datagram: bytes) -> Packet:
    if len(datagram) < _HEADER.size or datagram[0] >> 6 != 2:
        raise NotRtpError(datagram[:12].hex())
    first, second, sequence, timestamp, source = _HEADER.unpack_from(datagram)
    start = _HEADER.size + 4 * (first & 0x0F)
    if first & 0x10:
        if len(datagram) < start + 4:
            raise NotRtpError("cut extension")
        start += 4 + 4 * int.from_bytes(datagram[start + 2 : start + 4], "big")
    end = len(datagram) - (datagram[-1] if first & 0x20 else 0)
    return Packet(second & 0x7F, sequence, timestamp, source, datagram[start:end], bool(second & 0x80))


def key_event(payload: bytes) -> KeyEvent:
    if len(payload) < _EVENT.size or payload[0] >= len(KEYS):
        raise NotRtpError(payload.hex())
    number, flags, ticks = _EVENT.unpack_from(payload)
    return KeyEvent(KEYS[number], bool(flags & 0x80), ticks)
