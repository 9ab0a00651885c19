"""Asterisk and the voices, fetched from Debian into the private prefix `.setup/asterisk`, or the machine's own."""

import os
import shutil
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

from centrala.run.setup import command, own_asterisk, places, prefix, private_apt, probe, slim, tested
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.prefix import Prefix
from centrala.run.setup.stamp import fingerprint
from centrala.run.setup.step import Step

PACKAGES = (
    "asterisk", "asterisk-modules", "asterisk-core-sounds-en-gsm", "asterisk-moh-opsound-gsm", "espeak-ng",
)  # fmt: skip
# Only what this release of the packages does not load; when a later one does, everything is fetched instead.
PACKAGES_LEFT_OUT = (
    "adduser", "base-passwd", "debconf", "dirmngr", "freetds-common", "gnupg*", "gpg*", "libasound2-data",
    "libaudit*", "libc-gconv-modules-extra", "libcodec2*", "libcurl*", "libdb5*", "libdebconfclient*", "libgdbm*",
    "libgnutls*", "libical*", "libicu*", "libjack*", "libjpeg*", "libkrb5*", "libldap*", "liblua*", "libneon*",
    "libnettle*", "libnghttp*", "libngtcp*", "libodbc*", "libp11*", "libpam*", "libpci*", "libperl*", "libportaudio*",
    "libpq*", "libsamplerate*", "libsasl*", "libsemanage*", "libsensors*", "libsepol*", "libsharpyuv*", "libsnmp*",
    "libspandsp*", "libssh2*", "libsybdb*", "libtiff*", "libunbound*", "libwebp*", "login.defs", "openssl-provider-*",
    "passwd", "pci.ids", "perl*", "pinentry*", "readline-common", "tzdata",
)  # fmt: skip
VERIFIED = "amd64"


def step() -> Step:
    return Step("asterisk", _inputs, _is_whole, _make)


def _inputs() -> str:
    # The recipe is an input: a changed list of modules makes the prefix anew.
    recipe = [Path(module.__file__ or "") for module in (slim, probe)]
    return fingerprint(*PACKAGES, *PACKAGES_LEFT_OUT, files=recipe)


def _is_whole() -> bool:
    try:
        found = prefix.find()
    except SetupFailed:
        return False
    return found.asterisk.exists() and found.espeak.exists() and found.modules.is_dir()


def _make(log: Path) -> str:
    own = own_asterisk.usable(log)
    if own is not None:
        _put_in_place(own)
        return say("setup.asterisk.system", version=own.version)
    machine = _machine()
    wanted = private_apt.needed_by(PACKAGES, log)
    try:
        _fetch({name: version for name, version in wanted.items() if not _left_out(name)}, machine, log)
    except slim.LibrariesMissing:
        _fetch(wanted, machine, log)
    unpacked = tested.describe(private_apt.downloads("asterisk"))
    tested.keep(unpacked, places.ASTERISK)
    private_apt.clean_up("asterisk")
    return tested.note(wanted["asterisk"], unpacked)


def _fetch(packages: Mapping[str, str], machine: slim.Machine, log: Path) -> None:
    """Builds beside the prefix that stands, which may be in use, and exchanges them only when the new one starts."""
    whole = private_apt.unpack("asterisk", [f"{name}={version}" for name, version in packages.items()], log)
    new = places.SETUP / "asterisk.new"
    command.remove_tree(new)
    version = packages["asterisk"]
    made = slim.prefix_in(new, machine, version)
    slim.make(slim.prefix_in(whole, machine, version), made)
    probe.check(made, log)
    prefix.write(made, new)
    command.remove_tree(places.ASTERISK)
    new.rename(places.ASTERISK)
    command.remove_tree(whole)


def _put_in_place(own: Prefix) -> None:
    command.remove_tree(places.ASTERISK)
    places.ASTERISK.mkdir(parents=True)
    prefix.write(own, places.ASTERISK)


def _left_out(package: str) -> bool:
    return any(fnmatch(package, pattern) for pattern in PACKAGES_LEFT_OUT)


def _machine() -> slim.Machine:
    if shutil.which("dpkg") is None:
        raise SetupFailed(say("setup.apt.missing"), say("setup.apt.missing.remedy"))
    name = (command.try_output(["dpkg", "--print-architecture"]) or "").strip()
    dared = bool(os.environ.get("CENTRALA_UNVERIFIED_ARCHITECTURE"))
    if name not in slim.MACHINES or (name != VERIFIED and not dared):
        reason = say("setup.asterisk.architecture", architecture=name)
        raise SetupFailed(reason, say("setup.asterisk.architecture.remedy"))
    return slim.MACHINES[name]
