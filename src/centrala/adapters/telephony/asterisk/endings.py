"""What Asterisk wrote down of channels that ended (CEL): true also while no engine listened."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from centrala.adapters.telephony.asterisk.arrivals import call_of
from centrala.engine import ports

NORMAL = 16
"""Q.850; also where Asterisk says 0, as it does when the caller hung up."""


def read(file: Path) -> dict[str, ports.Ended]:
    """By call; from the file and the one before it."""
    return {
        call_of(channel): ended
        for one in (file.with_name(f"{file.name}.1"), file)
        if one.exists()
        for channel, ended in _lines(one)
    }


def _lines(file: Path) -> Iterator[tuple[str, ports.Ended]]:
    """A line that was cut off is none."""
    with file.open(encoding="utf-8", errors="replace", newline="") as text:
        for line in text:
            try:
                at, channel, told = next(csv.reader([line]))
                yield channel, _ended(float(at), json.loads(told))
            except ValueError:
                continue


def _ended(at: float, told: dict[str, str | int]) -> ports.Ended:
    """A caller who hung up is named; an end that we ordered has a cause and no name."""
    cause = int(told["hangupcause"])
    when = datetime.fromtimestamp(at, UTC)
    if told["hangupsource"]:
        return ports.Ended(when, cause or NORMAL, "caller")
    return ports.Ended(when, cause or NORMAL, "us" if cause else None)
