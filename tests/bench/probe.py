"""`python -m tests.bench.probe FOLDER`: how long the bare disk and the bare processor let one wait, beside a bench.

Fifty times a second, until its input ends: sleeps, then appends a page to a file and has it on the disk. What the
sleep took too long is the processor's doing, what the rest took is the disk's. Prints [[at_s, late_ms, disk_ms], …];
`at_s` is time.monotonic() at the end of each round."""

import json
import os
import select
import sys
import time
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

EVERY_S = 0.02
PAGE = bytes(4096)
PAGES = 2000
"""Then from the beginning again, as a write-ahead log does."""
Round = tuple[float, float, float]


def others_ms(rounds: Sequence[Round], began_s: float, ended_s: float) -> float:
    """The longest that disk or processor let the probe wait in the rounds that overlap this time."""
    first = bisect_left(rounds, (began_s, 0.0, 0.0))
    last = bisect_left(rounds, (ended_s, 0.0, 0.0)) + 1
    return max((max(late, disk) for _, late, disk in rounds[first:last]), default=0.0)


def main() -> None:
    rounds: list[Round] = []
    file = os.open(Path(sys.argv[1]) / "probe", os.O_WRONLY | os.O_CREAT, 0o600)
    while True:
        began = time.monotonic()
        ended, _, _ = select.select([sys.stdin], [], [], EVERY_S)
        if ended:
            break
        woken = time.monotonic()
        os.pwrite(file, PAGE, len(rounds) % PAGES * len(PAGE))
        os.fdatasync(file)
        now = time.monotonic()
        rounds.append((now, max(0.0, woken - began - EVERY_S) * 1000, (now - woken) * 1000))
    sys.stdout.write(json.dumps(rounds) + "\n")


if __name__ == "__main__":
    main()
