"""Asterisk and the voices as set-up left them: how to start them and where their data lies."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from centrala.run.setup import places
from centrala.run.setup.failure import SetupFailed, say

RECORD = "prefix.json"


@dataclass(frozen=True)
class Prefix:
    """`loader` and `libraries` are set for the private prefix, which brings its own libc; None = the machine's own."""

    version: str
    asterisk: Path
    espeak: Path
    modules: Path
    data: Path
    """Holds documentation, rest-api, static-http, sounds and moh: link these into the instance's astdatadir."""
    espeak_data: Path | None = None
    loader: Path | None = None
    libraries: Path | None = None

    @property
    def sounds(self) -> Path:
        return self.data / "sounds"

    @property
    def moh(self) -> Path:
        return self.data / "moh"

    @property
    def documentation(self) -> Path:
        return self.data / "documentation"

    @property
    def static_http(self) -> Path:
        return self.data / "static-http"

    @property
    def rest_api(self) -> Path:
        return self.data / "rest-api"

    def asterisk_command(self, config: Path) -> list[str]:
        """In the foreground, with `config` as its asterisk.conf."""
        return [*self._through_loader(self.asterisk), "-C", str(config), "-f"]

    def remote_command(self, config: Path, words: str) -> list[str]:
        """Asks a running Asterisk on its command line."""
        return [*self._through_loader(self.asterisk), "-C", str(config), "-rx", words]

    def espeak_command(self) -> list[str]:
        return self._through_loader(self.espeak)

    def espeak_environment(self) -> dict[str, str]:
        """To be added to the environment of `espeak_command`."""
        return {"ESPEAK_DATA_PATH": str(self.espeak_data)} if self.espeak_data else {}

    def libraries_command(self, binary: Path) -> list[str]:
        """Lists the libraries a binary of the prefix finds."""
        if self.loader is None:
            return ["ldd", str(binary)]
        return [str(self.loader), "--library-path", str(self.libraries), "--list", str(binary)]

    def _through_loader(self, binary: Path) -> list[str]:
        if self.loader is None:
            return [str(binary)]
        return [str(self.loader), "--library-path", str(self.libraries), str(binary)]


def write(prefix: Prefix, folder: Path) -> None:
    """Paths below `folder` are kept relative, so that the clone can be moved."""
    record = {name: _relative(value, folder) for name, value in asdict(prefix).items() if value is not None}
    (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def find(folder: Path = places.ASTERISK) -> Prefix:
    """Raises SetupFailed, in the person's language, when set-up was not run."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except OSError:
        text = say("setup.asterisk.absent", folder=folder)
        raise SetupFailed(text, text) from None
    paths = {field.name: folder / record[field.name] for field in fields(Prefix) if field.name in record}
    return Prefix(**{**paths, "version": record["version"]})


def _relative(value: str | Path, folder: Path) -> str:
    text = str(value)
    return os.path.relpath(text, folder) if text.startswith(f"{folder}/") else text
