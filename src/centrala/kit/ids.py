"""Ids that sort by time (RFC 9562, UUID version 7)."""

import secrets
import time
from uuid import UUID


def new_uuid() -> UUID:
    ms = time.time_ns() // 1_000_000
    value = (ms & ((1 << 48) - 1)) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def new_id() -> str:
    return str(new_uuid())
