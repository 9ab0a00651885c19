"""``make lock``: writes the locks anew. They name versions and hashes, never where packages came from."""

from pathlib import Path

from centrala.run.setup import command, pip, places
from centrala.run.setup.failure import say

# In this order: test.in is held to what run.lock says.
NAMES = ("run", "test", "node", "tools")
WORDS = (
    "--no-config", "pip", "compile", "--quiet", "--upgrade", "--generate-hashes", "--universal", "--python-version",
    "3.11", "--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock",
)  # fmt: skip


def write_all() -> list[Path]:
    """The files written; the program that resolves is itself locked, in tools.lock."""
    log = places.LOGS / "lock.log"
    uv = _tool(log)
    for name in NAMES:
        words = [str(uv), *WORDS, "--output-file", f"{name}.lock", f"{name}.in"]
        command.run(words, log, say("setup.python.packages.remedy"), cwd=places.REQUIREMENTS)
    return [places.REQUIREMENTS / f"{name}.lock" for name in NAMES]


def _tool(log: Path) -> Path:
    target = places.SETUP / "tools"
    words = [*pip.command_for(places.VENV_PYTHON, log), "install", "--quiet", "--require-hashes", "--no-deps"]
    lock = places.REQUIREMENTS / "tools.lock"
    remedy = say("setup.python.packages.remedy")
    command.run([*words, "--upgrade", "--target", target, "-r", lock], log, remedy, env=pip.ENVIRONMENT)
    return target / "bin" / "uv"
