"""Fetches Debian packages without root: an apt state of our own beside the machine's, then unpacked into a folder.

Apt verifies what it fetches by the signed index. The mirror, the proxy and the certificates are the machine's own
(docs/adr/0001). Packages come from the suite `forky`: older Debian has no Asterisk.
"""

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from centrala.run.setup import apt_sources, command, places
from centrala.run.setup.failure import SetupFailed, say

SUITE = "forky"
ETC = Path("/etc/apt")
KEYRINGS = (
    Path("/usr/share/keyrings/debian-archive-keyring.gpg"),
    Path("/usr/share/keyrings/debian-archive-keyring.pgp"),
)
CONFIGURATION = """\
Dir::State "{state}";
Dir::State::status "{state}/status";
Dir::Cache "{state}/cache";
Dir::Etc::sourcelist "{state}/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::main "/dev/null";
Dir::Etc::parts "/dev/null";
APT::Sandbox::User "";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
Acquire::Retries "3";
Acquire::Check-Valid-Until "false";
"""
# Mirrors drop packages that were replaced, so an old index names files that are gone.
INDEX_AGE_S = 600
INSTALL_LINE = re.compile(r"^Inst (\S+) \((\S+) ")


# Apt allows one user of its state at a time; set-up has two lanes.
_turn = threading.RLock()


def unpack(name: str, packages: Iterable[str], log: Path) -> Path:
    """Folder `.setup/NAME.unpacked` with the contents of exactly these packages, made anew."""
    files = download(name, packages, log)
    folder = places.SETUP / f"{name}.unpacked"
    command.remove_tree(folder)
    folder.mkdir(parents=True)
    for file in files:
        _extract(file, folder)
    return folder


def download(name: str, packages: Iterable[str], log: Path) -> list[Path]:
    """The .deb files of exactly these packages; those already here from an interrupted set-up are kept."""
    folder = downloads(name)
    folder.mkdir(parents=True, exist_ok=True)
    with _turn:
        _prepare(log)
        _apt(["apt-get", "-q", "download", *packages], log, cwd=folder)
    return sorted(folder.glob("*.deb"))


def needed_by(packages: Iterable[str], log: Path) -> dict[str, str]:
    """Name -> version of these packages and of all they depend on."""
    with _turn:
        _prepare(log)
        output = _apt(["apt-get", "-q", "install", "--simulate", *packages], log)
    return dict(found.groups() for line in output.splitlines() if (found := INSTALL_LINE.match(line)))  # type: ignore[misc]


def downloads(name: str) -> Path:
    return places.SETUP / "debs" / name


def clean_up(name: str) -> None:
    """What was fetched and the index: 150 MB that are not needed again."""
    with _turn:
        command.remove_tree(downloads(name))
        command.remove_tree(places.SETUP / "apt")


def _prepare(log: Path) -> None:
    """Writes the private state and reads the index unless that was done just now."""
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        raise SetupFailed(say("setup.apt.missing"), say("setup.apt.missing.remedy"))
    state = places.SETUP / "apt"
    for part in ("lists/partial", "cache/archives/partial"):
        (state / part).mkdir(parents=True, exist_ok=True)
    (state / "status").write_text("")
    (state / "sources.list").write_text(f"deb [signed-by={_keyring()}] {_mirror()} {SUITE} main\n")
    (state / "apt.conf").write_text(_machine_network_settings() + CONFIGURATION.format(state=state))
    read = state / "read"
    if not read.exists() or time.time() - read.stat().st_mtime > INDEX_AGE_S:
        _apt(["apt-get", "-q", "update", "--error-on=any"], log)
        read.touch()


def _machine_network_settings() -> str:
    """Proxies, certificates, time-outs: the machine's own `Acquire` settings, without its hooks."""
    dumped = command.try_output(["apt-config", "dump"]) or ""
    wanted = [line for line in dumped.splitlines() if line.startswith("Acquire::")]
    return "\n".join(wanted) + "\n"


def _mirror() -> str:
    found = os.environ.get("CENTRALA_APT_MIRROR") or apt_sources.mirror(apt_sources.read_machine(ETC))
    if found is None:
        raise SetupFailed(say("setup.apt.mirror", folder=ETC), say("setup.apt.mirror.remedy"))
    return found


def _keyring() -> Path:
    for keyring in KEYRINGS:
        if keyring.exists():
            return keyring
    raise SetupFailed(say("setup.apt.keyring"), say("setup.apt.keyring.remedy"))


def _apt(words: list[str], log: Path, cwd: Path | None = None) -> str:
    environment = {"APT_CONFIG": str(places.SETUP / "apt" / "apt.conf"), "LC_ALL": "C.UTF-8"}
    return command.run(words, log, say("setup.apt.fetch.remedy"), cwd=cwd, env=environment)


def _extract(file: Path, folder: Path) -> None:
    """`dpkg-deb --extract` would keep owners' and special modes; tar as an ordinary user does not need them."""
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", file], stdout=subprocess.PIPE) as source:
        done = subprocess.run(
            ["tar", "-x", "-C", folder, "--no-same-owner", "--no-same-permissions"], stdin=source.stdout, check=False
        )
    if done.returncode or source.returncode:
        raise SetupFailed(file.name, say("setup.apt.fetch.remedy"))
