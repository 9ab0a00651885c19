"""Runs other programs: their output goes to the step's log, their failure becomes a `SetupFailed`."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from centrala.run.setup.failure import SetupFailed, say

TAIL_LINES = 3


def run(
    command: Sequence[str | Path],
    log: Path,
    remedy: str,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """Standard output of `command`; both outputs are appended to `log`. `env` is added to the environment."""
    words = [str(word) for word in command]
    with log.open("a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(words)}\n")
        out.flush()
        try:
            done = subprocess.run(
                words, cwd=cwd, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
            )  # fmt: skip
        except FileNotFoundError:
            raise SetupFailed(say("setup.command.missing", command=words[0]), remedy) from None
        out.write(done.stdout)
    if done.returncode:
        raise SetupFailed(_why(words, done.returncode, done.stdout), remedy)
    return done.stdout


def try_output(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> str | None:
    """Both outputs of a question to the machine, or None where it can't be answered."""
    try:
        done = subprocess.run(
            [str(word) for word in command], env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", timeout=30, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def remove_tree(folder: Path) -> None:
    """Unpacked packages may hold read-only folders, which an ordinary user must open before deleting."""
    for path, _, _ in os.walk(folder):
        Path(path).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _why(words: Sequence[str], code: int, output: str) -> str:
    short = " ".join([Path(words[0]).name, *words[1:3]])
    return say("setup.command.failed", command=short, code=code, tail=telling_lines(output))


def telling_lines(output: str) -> str:
    """The first line that speaks of an error and what follows it, else the last ones: programs end with long traces."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    first = next((i for i, line in enumerate(lines) if "error" in line.lower() or line.startswith("E: ")), None)
    told = lines[-TAIL_LINES:] if first is None else lines[first : first + TAIL_LINES]
    return " / ".join(told)[:600]
