"""The record of what Centrala was tested with, and whether what was fetched now is the same."""

import hashlib
import json
import re
from pathlib import Path

from centrala.run.setup.failure import say

RECORD = Path(__file__).with_name("asterisk.lock.json")
SUITE = "forky"
UNPACKED = "packages.json"
Packages = dict[str, dict[str, str]]
FILE_NAME = re.compile(r"^(?P<package>[^_]+)_(?P<version>[^_]+)_(?P<architecture>[^_]+)\.deb$")


def note(version: str, unpacked: Packages) -> str:
    """One line for the person: as tested, or what was tested instead."""
    tested = read()
    if unpacked == tested:
        return say("setup.asterisk.tested", version=version)
    known = tested["asterisk"]["version"]
    return say("setup.asterisk.untested", version=version, tested=known)


def read() -> Packages:
    packages: Packages = json.loads(RECORD.read_text(encoding="utf-8"))["packages"]
    return packages


def describe(debs: Path) -> Packages:
    """Package -> version, architecture and sha256 of the file that was unpacked."""
    found = [(file, match) for file in sorted(debs.glob("*.deb")) if (match := FILE_NAME.match(file.name))]
    return {
        match["package"]: {
            "version": match["version"].replace("%3a", ":"),
            "architecture": match["architecture"],
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        }
        for file, match in found
    }


def keep(unpacked: Packages, folder: Path) -> None:
    """Beside the prefix, so that it can become the record later."""
    (folder / UNPACKED).write_text(json.dumps(unpacked), encoding="utf-8")


def record(folder: Path) -> None:
    """Makes what stands in `folder` the tested one; to be done when the tests have passed with it."""
    packages = json.loads((folder / UNPACKED).read_text(encoding="utf-8"))
    written = json.dumps({"suite": SUITE, "packages": packages}, indent=1, sort_keys=True)
    RECORD.write_text(written + "\n", encoding="utf-8")
