"""Reads the machine's apt sources (deb822 `.sources` and one-line `.list`) to find its Debian mirror."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NOT_MAIN_SUITE = re.compile(r"(-security|-updates|-backports|/updates|-proposed-updates)$")
ONE_LINE = re.compile(r"^deb\s+(?:\[(?P<options>[^\]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)\s*(?P<components>.*)$")
NETWORK = ("http://", "https://", "mirror+", "mirror://", "tor+")


@dataclass(frozen=True)
class Source:
    uri: str
    suites: tuple[str, ...]
    components: tuple[str, ...]

    def rank(self) -> int:
        """How surely this is the Debian archive itself; 0 = it is not. Vendors too have folders named debian."""
        bare = self.uri.rstrip("/")
        main = any(not NOT_MAIN_SUITE.search(suite) for suite in self.suites)
        if "main" not in self.components or not main or not bare.startswith(NETWORK) or "security" in bare:
            return 0
        if bare.endswith("/debian"):
            return 3
        if "/archive/debian/" in bare:
            return 2
        return 1 if bare.startswith("mirror") and "debian" in bare else 0


def mirror(sources: Iterable[Source]) -> str | None:
    """Address of the Debian archive, as the machine itself is set to reach it."""
    best = max(sources, key=Source.rank, default=None)
    return best.uri if best is not None and best.rank() else None


def read_machine(etc: Path) -> list[Source]:
    """All enabled binary sources of the apt folder `etc` (usually /etc/apt)."""
    files = [etc / "sources.list", *sorted((etc / "sources.list.d").glob("*"))]
    return [source for file in files if file.is_file() for source in parse(file.name, file.read_text(errors="replace"))]


def parse(name: str, content: str) -> list[Source]:
    """The sources of one file; apt itself reads only files named .list and .sources."""
    if name.endswith(".sources"):
        return list(_deb822(content))
    return list(_one_line(content)) if name.endswith(".list") else []


def _one_line(content: str) -> Iterator[Source]:
    for line in content.splitlines():
        found = ONE_LINE.match(line.split("#")[0].strip())
        if found:
            yield Source(found["uri"], (found["suite"],), tuple(found["components"].split()))


def _deb822(content: str) -> Iterator[Source]:
    for stanza in re.split(r"\n\s*\n", content):
        fields = _fields(stanza)
        enabled = fields.get("enabled", "yes").lower() not in {"no", "false", "0", "off"}
        if enabled and "deb" in fields.get("types", "").split():
            suites, components = fields.get("suites", "").split(), fields.get("components", "").split()
            for uri in fields.get("uris", "").split():
                yield Source(uri, tuple(suites), tuple(components))


def _fields(stanza: str) -> dict[str, str]:
    """Field names in lower case; continuation lines joined."""
    fields: dict[str, str] = {}
    name = ""
    for line in stanza.splitlines():
        if line.startswith("#"):
            continue
        if line[:1] in (" ", "\t") and name:
            fields[name] += " " + line.strip()
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
    return fields
