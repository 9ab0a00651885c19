"""Memory and processor time of the installation's processes, from /proc (proc(5))."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
MODULE = b"centrala.run."
SIBLINGS = ("engine", "web", "jobs")


@dataclass(frozen=True, slots=True)
class Process:
    """`memory` resident, in bytes."""

    name: str
    memory: int
    cpu_s: float


def of(asterisk_file: Path) -> list[Process]:
    """The supervisor that started this process, all that it started, and Asterisk."""
    supervisor = os.getppid()
    pids = {"supervisor": supervisor, **dict(_siblings(supervisor)), **_asterisk(asterisk_file)}
    return [process for name, pid in pids.items() if (process := _look(name, pid)) is not None]


def _siblings(parent: int) -> Iterator[tuple[str, int]]:
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal():
            continue
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            mine = int(_fields(folder)[1]) == parent
        except OSError:
            continue
        name = next((word.removeprefix(MODULE).decode() for word in words if word.startswith(MODULE)), "")
        if mine and name in SIBLINGS:
            yield name, int(folder.name)


def _asterisk(file: Path) -> dict[str, int]:
    try:
        return {"asterisk": int(json.loads(file.read_text())["pid"])}
    except (OSError, ValueError, KeyError):
        return {}


def _look(name: str, pid: int) -> Process | None:
    folder = Path(f"/proc/{pid}")
    try:
        fields = _fields(folder)
        pages = int((folder / "statm").read_text().split()[1])
    except OSError:
        return None
    return Process(name, pages * PAGE, (int(fields[11]) + int(fields[12])) / TICKS)


def _fields(folder: Path) -> list[str]:
    """Of `stat`, from the state on: the name before it may hold anything."""
    return (folder / "stat").read_text().rpartition(")")[2].split()
