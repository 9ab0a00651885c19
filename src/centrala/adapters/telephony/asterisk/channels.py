"""Which channel is whose: the adapter's only memory, read again from Asterisk after a restart."""

from dataclasses import dataclass, field, replace
from typing import Any

from centrala.adapters.telephony.asterisk.arrivals import arrival
from centrala.engine import ports

OUT = "out-"
"""How the channels of calls that we placed are called: this, then the call's id."""
DESKS = "desks"
"""Holding bridge, silent, for operators between calls."""


@dataclass(slots=True)
class Channels:
    """Calls and phones by their channel and back. A call's mixing bridge bears the call's id. `dialing`: call -> who
    placed it, until somebody answers ("" while that is not known yet)."""

    call_of: dict[str, str] = field(default_factory=dict)
    channel_of: dict[str, str] = field(default_factory=dict)
    name_of: dict[str, str] = field(default_factory=dict)
    operator_of: dict[str, str] = field(default_factory=dict)
    phone_of: dict[str, str] = field(default_factory=dict)
    phone_names: dict[str, str] = field(default_factory=dict)
    up: set[str] = field(default_factory=set)
    demo_of: dict[str, str] = field(default_factory=dict)
    arrived: list[ports.CallArrived] = field(default_factory=list)
    recorded: set[str] = field(default_factory=set)
    dialing: dict[str, str] = field(default_factory=dict)

    def add_call(self, call: str, channel: str, name: str) -> None:
        self.call_of[channel], self.channel_of[call], self.name_of[call] = call, channel, name

    def drop_call(self, channel: str) -> str | None:
        call = self.call_of.pop(channel, None)
        if call is not None:
            self.channel_of.pop(call, None)
            self.name_of.pop(call, None)
            self.dialing.pop(call, None)
        return call

    def add_phone(self, operator: str, channel: str) -> str | None:
        """The operator's earlier channel, which this one replaces."""
        earlier = self.phone_of.get(operator)
        if earlier is not None:
            self.operator_of.pop(earlier, None)
        self.operator_of[channel], self.phone_of[operator] = operator, channel
        return earlier

    def drop_phone(self, channel: str) -> str | None:
        operator = self.operator_of.pop(channel, None)
        if operator is not None:
            self.phone_of.pop(operator, None)
            self.up.discard(operator)
        return operator

    def read(self, channels: list[dict[str, Any]]) -> None:
        """From ARI's list of channels, by what brought them into the application and the variables they carry."""
        for channel in channels:
            variables = channel.get("channelvars") or {}
            came = arrival(channel)
            if call := variables.get("CENTRALA_CALL") or (came.call if came else ""):
                self.add_call(call, channel["id"], channel["name"])
                self.arrived += [replace(came, call=call)] if came else []
                self.recorded |= {call} if variables.get("CENTRALA_RECORDING") else set()
                if channel["id"].startswith(OUT) and channel.get("state") != "Up":
                    self.dialing[call] = ""
            elif (operator := variables.get("CENTRALA_OPERATOR")) and channel.get("state") == "Up":
                self.add_phone(operator, channel["id"])
                self.phone_names[channel["name"]] = operator
                self.up.add(operator)
            elif channel["id"].startswith("demo-"):
                self.demo_of[channel["id"]] = channel["id"].removeprefix("demo-")


def talks(bridges: list[dict[str, Any]], channels: Channels) -> frozenset[tuple[str, str]]:
    """(call, operator) pairs that hear each other; who dials still is only remembered."""
    pairs = joined(bridges, channels)
    channels.dialing |= {call: operator for call, operator in pairs if call in channels.dialing}
    return frozenset(pair for pair in pairs if pair[0] not in channels.dialing)


def joined(bridges: list[dict[str, Any]], channels: Channels) -> frozenset[tuple[str, str]]:
    """(call, operator) pairs that are in one bridge."""
    pairs = set()
    for bridge in bridges:
        members = bridge.get("channels", [])
        for operator in (channels.operator_of[member] for member in members if member in channels.operator_of):
            if channels.channel_of.get(bridge["id"]) in members:
                pairs.add((bridge["id"], operator))
    return frozenset(pairs)
