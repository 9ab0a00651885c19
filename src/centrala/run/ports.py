"""Whether the addresses we need are free, and what to set when they are not."""

import errno
import socket
from dataclasses import dataclass

from centrala.kit.settings import Address, Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """`setting` names what can be set to another address; `problem`: "taken" or "absent" (no such address here)."""

    setting: str
    address: Address
    protocol: str
    problem: str


def taken(settings: Settings, *, sip: bool = True) -> list[Taken]:
    """Addresses that can't be had now. `sip=False` where our own Asterisk already holds them."""
    wanted = [("CENTRALA_HTTP", settings.http, socket.SOCK_STREAM)]
    if sip:
        wanted += [("CENTRALA_SIP", settings.sip, kind) for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM)]
    found = (_try(setting, address, kind) for setting, address, kind in wanted)
    return [problem for problem in found if problem is not None]


def _try(setting: str, address: Address, kind: socket.SocketKind) -> Taken | None:
    protocol = "udp" if kind == socket.SOCK_DGRAM else "tcp"
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, kind) as probe:
        if kind == socket.SOCK_STREAM:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
            if kind == socket.SOCK_STREAM:
                probe.listen(1)
        except OSError as error:
            return Taken(setting, address, protocol, "taken" if error.errno == errno.EADDRINUSE else "absent")
    return None
