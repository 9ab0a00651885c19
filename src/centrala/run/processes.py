"""One child process of the supervisor: started, watched, restarted with back-off, ended."""

import asyncio
import contextlib
import ctypes
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from centrala.run.rotation import LogFile

PR_SET_PDEATHSIG = 1
BACK_OFF_S = (0.1, 0.5, 1.0, 2.0, 5.0)
STEADY_S = 30.0
"""A process that lived so long is restarted at once again."""
END_S = 5.0
LAST_WORDS_S = 1.0


class Child:
    """A sibling that dies with the supervisor. `say` is told of each unexpected end."""

    def __init__(self, name: str, command: list[str], logs: Path, say: Callable[[str, int], None]) -> None:
        self.name = name
        self._command = command
        self._log = LogFile(logs / f"{name}.log")
        self._say = say
        self._process: asyncio.subprocess.Process | None = None
        self._ending = False

    async def run(self) -> None:
        """Keeps it running until `end`."""
        failures = 0
        while not self._ended():
            started = time.monotonic()
            code = await self._once()
            if self._ended():
                return
            failures = 0 if time.monotonic() - started > STEADY_S else failures + 1
            self._say(self.name, code)
            await asyncio.sleep(BACK_OFF_S[min(failures, len(BACK_OFF_S) - 1)])

    async def end(self) -> None:
        """SIGTERM, and SIGKILL to what has not gone after END_S."""
        self._ending = True
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), END_S)
            except TimeoutError:
                process.kill()
                await process.wait()

    def _ended(self) -> bool:
        return self._ending

    async def _once(self) -> int:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            preexec_fn=_die_with_parent,
        )
        assert self._process.stdout is not None
        keeping = asyncio.create_task(self._keep(self._process.stdout))
        code = await self._process.wait()
        _, still = await asyncio.wait([keeping], timeout=LAST_WORDS_S)
        for task in still:  # somebody whom it started still holds its output
            task.cancel()
        return code

    async def _keep(self, output: asyncio.StreamReader) -> None:
        """All that it says, until nobody can say anything any more."""
        while said := await output.read(1 << 16):
            self._log.write(said)


def python(module: str) -> list[str]:
    return [sys.executable, "-m", module]


def detached(command: list[str], log: Path) -> int:
    """Starts a programme in its own session, which outlives us; its pid."""
    with log.open("ab") as out:
        return os.posix_spawn(
            command[0],
            command,
            os.environ,
            setsid=True,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, out.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, out.fileno(), 2),
            ],
        )


def raise_file_limit() -> None:
    """Asterisk needs a few files a call."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def is_alive(pid: int, part_of_command: str) -> bool:
    """Whether that process lives and is the one we mean (pids are given again)."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z" and part_of_command.encode() in command


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the supervisor, which ends us in order
