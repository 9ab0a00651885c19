"""Programmes that only tests need: the machine's own, else Debian's, unpacked once into `.setup` without root."""

import shutil
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from centrala.run.setup import command, places, private_apt

LOADER = "ld-linux-x86-64.so.2"
NOT_LOADED = (
    "*python*", "*telnet", "debconf", "gcc-*-base", "libc-gconv*", "libblkid*", "libmount*", "libsystemd-shared*",
    "netbase", "readline-common", "sqlite3", "systemd", "tzdata",
)  # fmt: skip


def programme(name: str, package: str) -> list[str]:
    """The words that start it. Raises SetupFailed when it can't be fetched."""
    if (own := shutil.which(name)) is not None:
        return [own]
    found = next(_binaries(_folder(package), name), None)
    if found is None:
        _fetch(package)
        found = next(_binaries(_folder(package), name))
    libraries = _folder(package) / "usr/lib/x86_64-linux-gnu"
    return [str(libraries / LOADER), "--library-path", str(libraries), str(found)]


def _folder(package: str) -> Path:
    return places.SETUP / f"tests-{package}"


def _binaries(folder: Path, name: str) -> Iterator[Path]:
    return (one for one in (folder / "usr/bin" / name, folder / "usr/sbin" / name) if one.exists())


def _fetch(package: str) -> None:
    places.LOGS.mkdir(parents=True, exist_ok=True)
    log = places.LOGS / f"{package}.log"
    log.write_text("")
    wanted = [
        one for one in private_apt.needed_by([package], log) if not any(fnmatch(one, left) for left in NOT_LOADED)
    ]
    unpacked = private_apt.unpack(_folder(package).name, wanted, log)
    command.remove_tree(_folder(package))
    unpacked.rename(_folder(package))
    private_apt.clean_up(_folder(package).name)
