"""A channel that came from outside as the engine's call."""

import hashlib
import re
from datetime import datetime
from typing import Any
from uuid import UUID

from centrala.adapters.telephony.asterisk.ari import APP
from centrala.engine import ports

WITHHELD = {"", "anonymous", "unknown", "unavailable", "private", "restricted"}
OWN = re.compile(r"(\d+)\.(\d+)")
"""Asterisk's name for a channel: the second in which it came, and a count."""


def call_of(channel: str) -> str:
    """The call's id follows from the channel's, so that nobody has to remember it: RFC 9562, version 7, with bits of
    SHA-256 where others have chance. Channels that we made bear their id themselves, at the end."""
    found = OWN.fullmatch(channel)
    if found is None:
        return channel[-36:]
    ms = int(found[1]) * 1000 + int(found[2]) % 1000
    chance = int.from_bytes(hashlib.sha256(channel.encode()).digest()[:10], "big")
    bits = (ms & (1 << 48) - 1) << 80 | 7 << 76 | (chance >> 68) << 64 | 2 << 62 | chance & (1 << 62) - 1
    return str(UUID(int=bits))


def arrival(channel: dict[str, Any]) -> ports.CallArrived | None:
    """None for a channel of ours, and for one that has not reached us."""
    plan = channel["dialplan"]
    app, _, words = plan.get("app_data", "").partition(",")
    kind, _, source = words.partition(",")
    if (plan.get("app_name"), app, kind) != ("Stasis", APP, "call"):
        return None
    caller = channel["caller"]["number"]
    return ports.CallArrived(
        call=call_of(channel["id"]),
        caller="" if caller.lower() in WITHHELD else caller,
        dialled=plan["exten"],
        source=host_of(source),
        at=datetime.fromisoformat(channel["creationtime"]),
    )


def host_of(address: str) -> str:
    """192.0.2.7:5060 -> 192.0.2.7, [2001:db8::7]:5060 -> 2001:db8::7"""
    return address.rpartition(":")[0].strip("[]")
