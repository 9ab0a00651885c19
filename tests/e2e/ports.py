"""Free ports of this machine for one more instance."""

import itertools
import random
import socket
from collections.abc import Iterator

HOST = "127.0.0.1"
RTP_PORTS = 200
_taken: set[int] = set()


def free_port() -> int:
    """A port that neither TCP nor UDP has in use, below those the kernel hands out by itself."""
    return next(port for port in _candidates() if _claim(range(port, port + 1)))


def free_range(size: int = RTP_PORTS) -> tuple[int, int]:
    """First and last of a run of UDP ports; the first is even, as RTP wants it."""
    first = next(port for port in _candidates() if port % 2 == 0 and _claim(range(port, port + size)))
    return first, first + size - 1


def _candidates() -> Iterator[int]:
    return (random.randrange(12000, 30000) for _ in itertools.count())


def _claim(ports: range) -> bool:
    if _taken.intersection(ports) or not all(_is_free(port) for port in ports):
        return False
    _taken.update(ports)
    return True


def _is_free(port: int) -> bool:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                return False
    return True
