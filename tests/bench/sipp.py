"""SIPp, the caller of the benches that is not ours: Debian's package `sip-tester` (tests.debian)."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from centrala.run.setup import command
from tests.debian import programme
from tests.e2e.ports import HOST, free_port


@dataclass(slots=True)
class Sipp:
    """One running SIPp: one scenario (scenarios.py), `numbers` one a call. Its files are in `folder` until `close`."""

    folder: Path
    process: asyncio.subprocess.Process
    watched: psutil.Process
    cpu_s: float = 0.0
    _watching: "asyncio.Task[None] | None" = field(default=None)

    @classmethod
    async def start(
        cls, scenario: str, *, server_port: int, dialled: str, numbers: Sequence[str], per_s: float, at_once: int = 1000
    ) -> "Sipp":
        folder = Path(tempfile.mkdtemp(prefix="sipp-"))
        (folder / "numbers.csv").write_text("SEQUENTIAL\n" + "".join(f"{number};\n" for number in numbers))
        (folder / "scenario.xml").write_text(scenario)
        asked = [
            *programme("sipp", "sip-tester"), f"{HOST}:{server_port}",
            "-sf", "scenario.xml", "-inf", "numbers.csv", "-s", dialled,
            "-i", HOST, "-p", str(free_port()), "-m", str(len(numbers)), "-r", f"{per_s:g}", "-rp", "1000",
            "-l", str(at_once), "-nostdin", "-trace_logs", "-log_file", "calls.log", "-trace_err", "-error_file",
            "errors.log", "-trace_stat", "-stf", "counts.csv", "-fd", "1", "-timeout_error",
        ]  # fmt: skip
        with (folder / "output.txt").open("wb") as output:
            process = await asyncio.create_subprocess_exec(*asked, cwd=folder, stdout=output, stderr=output)
        self = cls(folder, process, psutil.Process(process.pid))
        self._watching = asyncio.create_task(self._watch())
        return self

    async def _watch(self) -> None:
        while self.process.returncode is None:
            try:
                used = self.watched.cpu_times()
            except psutil.Error:
                return
            self.cpu_s = used.user + used.system
            await asyncio.sleep(1)

    async def ended(self, within_s: float) -> int:
        """Its exit status; ended by force after `within_s`."""
        try:
            return await asyncio.wait_for(self.process.wait(), within_s)
        except TimeoutError:
            self.process.kill()
            return await self.process.wait()

    def log(self) -> list[str]:
        file = self.folder / "calls.log"
        return file.read_text(errors="replace").splitlines() if file.exists() else []

    def errors(self) -> str:
        file = self.folder / "errors.log"
        return file.read_text(errors="replace") if file.exists() else ""

    def counts(self) -> dict[str, str]:
        """The last line of its statistics (SIPp's manual, "Statistics")."""
        rows = (self.folder / "counts.csv").read_text().splitlines()
        return dict(zip(rows[0].split(";"), rows[-1].split(";"), strict=False))

    def close(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
        command.remove_tree(self.folder)
