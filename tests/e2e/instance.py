"""One whole installation in a folder of its own, started the way a person starts it."""

import asyncio
import json
import os
import shutil
import signal
import ssl
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.error import HTTPError, URLError
from urllib.request import HTTPSHandler, ProxyHandler, build_opener

import psutil

from tests.e2e.ports import HOST, free_port, free_range
from tests.waiting import until_true

PROGRAM = Path(sys.executable).with_name("centrala")
_any_certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_any_certificate.check_hostname, _any_certificate.verify_mode = False, ssl.CERT_NONE
_direct = build_opener(ProxyHandler({}), HTTPSHandler(context=_any_certificate))


@dataclass(frozen=True, slots=True)
class Account:
    role: str
    username: str
    password: str


@dataclass(slots=True)
class Instance:
    """`home` is short: the path of a unix socket in it may have about 100 letters. `settings`: more of CENTRALA_…
    `host`: by which browsers come."""

    home: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="c-")))
    http_port: int = field(default_factory=free_port)
    sip_port: int = field(default_factory=free_port)
    rtp_ports: tuple[int, int] = field(default_factory=free_range)
    settings: dict[str, str] = field(default_factory=dict)
    host: str = HOST
    ready_s: float = 0.0
    process: asyncio.subprocess.Process | None = None

    @property
    def address(self) -> str:
        scheme = "http" if self.settings.get("CENTRALA_TLS", "off") == "off" else "https"
        return f"{scheme}://{self.host}:{self.http_port}"

    @property
    def environment(self) -> dict[str, str]:
        first, last = self.rtp_ports
        return {name: value for name, value in os.environ.items() if not name.startswith("CENTRALA_")} | {
            "CENTRALA_HOME": str(self.home),
            "CENTRALA_HTTP": f"{HOST}:{self.http_port}",
            "CENTRALA_SIP": f"{HOST}:{self.sip_port}",
            "CENTRALA_RTP_PORTS": f"{first}-{last}",
            "LANG": "en_US.UTF-8",
            **self.settings,
        }

    @property
    def output(self) -> str:
        """What `centrala run` printed so far."""
        file = self.home / "output.txt"
        return file.read_text(errors="replace") if file.exists() else ""

    async def start(self, *, within_s: float = 60.0) -> Self:
        """Returns when the instance says that it is well."""
        began = time.monotonic()
        with (self.home / "output.txt").open("ab") as output:
            self.process = await asyncio.create_subprocess_exec(
                PROGRAM, "run", "--demo", env=self.environment, stdout=output, stderr=output, start_new_session=True
            )
        await until_true(self.is_well, "instance ready", within_s=within_s)
        self.ready_s = time.monotonic() - began
        return self

    async def is_well(self) -> bool:
        assert self.process is not None
        assert self.process.returncode is None, f"centrala run ended:\n{self.output}"
        return (await asyncio.to_thread(get, f"{self.address}/healthz"))[0] == 200

    def account(self, role: str) -> Account:
        return next(account for account in self.accounts() if account.role == role)

    def accounts(self) -> list[Account]:
        told = json.loads((self.home / "demo.json").read_text())
        return [Account(one["role"], one["username"], one["password"]) for one in told["accounts"]]

    def processes(self) -> list[psutil.Process]:
        """The supervisor and all that it started, Asterisk too."""
        if self.process is None or self.process.returncode is not None:
            return []
        parent = psutil.Process(self.process.pid)
        found = {process.pid: process for process in [parent, *parent.children(recursive=True)]}
        asterisk = self.home / "run" / "asterisk.json"
        if asterisk.exists() and psutil.pid_exists(pid := json.loads(asterisk.read_text())["pid"]):
            found[pid] = psutil.Process(pid)
        return list(found.values())

    def process_of(self, module: str) -> psutil.Process:
        """The sibling that runs this module, e.g. centrala.run.engine."""
        return next(process for process in self.processes() if module in _command(process))

    async def stop(self) -> list[psutil.Process]:
        """As Ctrl-C; returns the processes that are still there afterwards: none, it is hoped."""
        if self.process is None or self.process.returncode is not None:
            return []
        before = self.processes()
        self.process.send_signal(signal.SIGINT)
        await asyncio.wait_for(self.process.wait(), 30)
        left = [process for process in before if _lives(process)]
        for process in left:
            process.kill()
        return left

    def remove(self) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    def logs(self) -> str:
        """What it printed, and the end of every log file."""
        files = sorted(path for path in (self.home / "logs").rglob("*") if path.is_file())
        tails = [f"--- {file.name}\n{file.read_text(errors='replace')[-4000:]}" for file in files]
        return "\n".join([self.output[-4000:], *tails])


async def run(instance: Instance, *words: str) -> tuple[int, str]:
    """Run the command line once against `instance`: exit status and all that it printed."""
    process = await asyncio.create_subprocess_exec(
        PROGRAM,
        *words,
        env=instance.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return process.returncode, printed.decode(errors="replace")


def get(url: str) -> tuple[int, str]:
    """Status and text; 0 when nobody answers."""
    try:
        with _direct.open(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode(errors="replace")
    except (URLError, OSError):
        return 0, ""


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it ended meanwhile
        return []


def _lives(process: psutil.Process) -> bool:
    return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
