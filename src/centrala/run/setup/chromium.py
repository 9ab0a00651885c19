"""The browser of the tests: the machine's Chromium, else one from npm in `.setup/chromium`, both without root."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from centrala.run.setup import command, node, places
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.stamp import fingerprint
from centrala.run.setup.step import Step
from centrala.run.setup.web import QUIET

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
PACKAGE = Path("node_modules/@sparticuz/chromium")
INFLATE = """
const fs = require("node:fs"), zlib = require("node:zlib"), { pipeline } = require("node:stream/promises");
const [source, target] = process.argv.slice(1);
pipeline(fs.createReadStream(source), zlib.createBrotliDecompress(), fs.createWriteStream(target))
  .catch((error) => { console.error(error); process.exit(1); });
"""
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{folder}/font-cache</cachedir>
</fontconfig>
"""


@dataclass(frozen=True)
class Browser:
    """For Playwright: ``chromium.launch(executable_path=…, env=browser.environment(os.environ), args=ARGUMENTS)``."""

    executable: Path
    folder: Path | None = None
    """Set for the fetched one, which needs its own libraries and fonts."""

    def environment(self, inherited: Mapping[str, str]) -> dict[str, str]:
        """`inherited` and what this browser needs; the libraries come after the machine's own in their order."""
        if self.folder is None:
            return dict(inherited)
        libraries = ":".join(filter(None, [inherited.get("LD_LIBRARY_PATH"), str(self.folder / "lib")]))
        return {**inherited, "LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": str(self.folder / "fonts.conf")}


# In a test's container there is no user namespace for the sandbox; nothing may call home during a test.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


def step() -> Step:
    return Step("chromium", _inputs, _is_whole, _make)


def find() -> Browser:
    """Raises SetupFailed, in the person's language, when set-up for tests was not run."""
    own = _of_machine()
    if own is not None:
        return Browser(own)
    executable = places.CHROMIUM / "chromium"
    if not executable.exists():
        raise SetupFailed(say("setup.chromium.absent"), say("setup.chromium.absent"))
    return Browser(executable, places.CHROMIUM)


def _of_machine() -> Path | None:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


def _inputs() -> str:
    wanted = places.REQUIREMENTS / "chromium"
    return fingerprint(str(_of_machine()), str(places.ROOT), files=wanted.glob("package*.json"))


def _is_whole() -> bool:
    return _of_machine() is not None or (places.CHROMIUM / "chromium").exists()


def _make(log: Path) -> str:
    own = _of_machine()
    if own is not None:
        return say("setup.chromium.machine", path=own)
    new = places.SETUP / "chromium.new"
    command.remove_tree(new)
    shutil.copytree(places.REQUIREMENTS / "chromium", new)
    command.run(["npm", "ci", "--ignore-scripts", *QUIET], log, _remedy(), cwd=new, env=node.environment())
    version = json.loads((new / PACKAGE / "package.json").read_text(encoding="utf-8"))["version"]
    _unfold(new, log)
    command.remove_tree(places.CHROMIUM)
    new.rename(places.CHROMIUM)
    return say("setup.chromium.fetched", version=version)


def _unfold(folder: Path, log: Path) -> None:
    """The package holds its parts compressed, and a loader for one cloud's machines that we do not need."""
    for name in ("al2023.tar", "fonts.tar", "chromium"):
        source = folder / PACKAGE / "bin" / f"{name}.br"
        command.run(["node", "-e", INFLATE, source, folder / name], log, _remedy(), env=node.environment())
    for name in ("al2023.tar", "fonts.tar"):
        command.run(["tar", "-x", "-f", name, "--no-same-owner"], log, _remedy(), cwd=folder)
        (folder / name).unlink()
    (folder / "chromium").chmod(0o755)
    (folder / "fonts.conf").write_text(FONTS.format(folder=places.CHROMIUM), encoding="utf-8")
    command.remove_tree(folder / "node_modules")


def _remedy() -> str:
    return say("setup.chromium.remedy")
