"""Three networks in this machine: an instance, a desk behind NAT that lets no UDP through, and between them a relay.

    desk 10.77.1.2 ── 10.77.1.1 [router, NAT, TURN 203.0.113.1] 10.77.2.1 ── 10.77.2.2 instance

Needs root, iproute2 and network namespaces (see `absent`); nftables and coturn are fetched where they are missing."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.debian import programme

DESK, ROUTER, INSTANCE = "c-desk", "c-router", "c-inst"
INSTANCE_ADDRESS, TURN_ADDRESS, TURN_PORT, TURN_SECRET = "10.77.2.2", "203.0.113.1", 3478, "shared-for-the-test"
RULES = """
table ip nat {
  chain post { type nat hook postrouting priority srcnat; oifname "to-inst" ip saddr 10.77.1.0/24 masquerade; }
}
table ip filter {
  chain through {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    iifname "to-desk" oifname "to-inst" meta l4proto tcp accept
  }
}
"""


def absent() -> str:
    """What is missing to try it here; "" when nothing is."""
    if os.geteuid() != 0 or shutil.which("ip") is None:
        return "network namespaces need root and iproute2"
    tried = subprocess.run(["ip", "netns", "add", "c-try"], capture_output=True, check=False)
    subprocess.run(["ip", "netns", "del", "c-try"], capture_output=True, check=False)
    return "no network namespaces can be made here" if tried.returncode else ""


@dataclass(frozen=True, slots=True)
class Programmes:
    """The words that start each."""

    nft: list[str]
    turnserver: list[str]


def fetch() -> Programmes:
    """Raises SetupFailed."""
    return Programmes(programme("nft", "nftables"), programme("turnserver", "coturn"))


def within(namespace: str, *words: str) -> list[str]:
    return ["ip", "netns", "exec", namespace, *words]


@dataclass
class Networks:
    folder: Path
    programmes: Programmes
    relay: "subprocess.Popen[bytes] | None" = None
    made: list[str] = field(default_factory=list)

    def make(self) -> None:
        for name in (DESK, ROUTER, INSTANCE):
            _ip("netns", "add", name)
            self.made.append(name)
            _ip("-n", name, "link", "set", "lo", "up")
        self._join(DESK, "to-desk", "10.77.1")
        self._join(INSTANCE, "to-inst", "10.77.2")
        _ip("-n", ROUTER, "addr", "add", f"{TURN_ADDRESS}/32", "dev", "lo")
        subprocess.run(within(ROUTER, "sysctl", "-qw", "net.ipv4.ip_forward=1"), check=True)
        subprocess.run(within(ROUTER, *self.programmes.nft, "-f", "-"), input=RULES.encode(), check=True)

    def _join(self, name: str, port: str, network: str) -> None:
        _ip("link", "add", port, "netns", ROUTER, "type", "veth", "peer", "name", "out", "netns", name)
        for where, device, address in ((ROUTER, port, f"{network}.1/24"), (name, "out", f"{network}.2/24")):
            _ip("-n", where, "addr", "add", address, "dev", device)
            _ip("-n", where, "link", "set", device, "up")
        _ip("-n", name, "route", "add", "default", "via", f"{network}.1")

    def relays(self) -> None:
        configuration = self.folder / "turn.conf"
        configuration.write_text(
            f"listening-ip={TURN_ADDRESS}\nrelay-ip={TURN_ADDRESS}\nlistening-port={TURN_PORT}\nno-cli\nno-tls\nno-dtls\n"
            f"use-auth-secret\nstatic-auth-secret={TURN_SECRET}\nrealm=centrala\nverbose\nno-stdout-log\n"
            f"log-file={self.folder}/turn.log\nsimple-log\npidfile={self.folder}/turn.pid\nuserdb={self.folder}/turn.db\n"
        )
        words = within(ROUTER, *self.programmes.turnserver, "-c", str(configuration))
        self.relay = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        if self.relay is not None:
            self.relay.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.relay.wait(5)
            self.relay.kill()
        for name in self.made:
            subprocess.run(["ip", "netns", "del", name], check=False)

    @property
    def log(self) -> str:
        file = self.folder / "turn.log"
        return file.read_text(errors="replace") if file.exists() else ""


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


@contextmanager
def networks(folder: Path, programmes: Programmes) -> Iterator[Networks]:
    made = Networks(folder, programmes)
    try:
        made.make()
        made.relays()
        yield made
    finally:
        made.end()
