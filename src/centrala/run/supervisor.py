"""`centrala run`: four siblings, each restarted alone; one supervisor a home."""

import asyncio
import fcntl
import http.client
import signal
import ssl
import subprocess
import time
from http import HTTPStatus
from io import TextIOWrapper
from pathlib import Path

from centrala.kit.settings import Settings
from centrala.kit.text import text
from centrala.run import certificates, welcome
from centrala.run.asterisk import Asterisk, running_pid
from centrala.run.ports import taken
from centrala.run.processes import Child, python
from centrala.run.rotation import make_room

READY_S = 60.0


class Supervisor:
    def __init__(self, settings: Settings, language: str, *, demo: bool) -> None:
        self._settings = settings
        self._language = language
        self._demo = demo
        self._stop = asyncio.Event()
        logs = settings.logs
        self._asterisk = Asterisk(settings, self._died)
        self._engine = Child("engine", python("centrala.run.engine"), logs, self._died)
        self._web = Child("web", python("centrala.run.web"), logs, self._died)
        self._jobs = Child("jobs", python("centrala.run.jobs"), logs, self._died)

    async def run(self) -> int:
        """The exit code, after everything that was started has ended."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(name, self._stop.set)
        started = time.monotonic()
        tasks: list[asyncio.Task[None]] = []
        begins_demo = self._demo and not self._settings.demo_file.exists()
        try:
            if begins_demo and not await self._prepare():  # telephony asks whether this is a demo
                return 1
            tasks += [asyncio.create_task(child.run()) for child in (self._asterisk, self._engine)]
            if not begins_demo and not await self._prepare():
                return 1
            tasks += [asyncio.create_task(child.run()) for child in (self._web, self._jobs)]
            if await self._ready():
                welcome.show(self._settings, self._language, time.monotonic() - started, demo=self._demo)
            await self._stop.wait()
            return 0
        finally:
            await self._end(tasks)

    async def _prepare(self) -> bool:
        """The database and the sounds are there before anybody is let in."""
        words = [*python("centrala.run.prepare"), *(["--demo"] if self._demo else [])]
        results = await asyncio.gather(
            self._once("prepare", words), self._once("sounds", python("centrala.run.sounds"))
        )
        return all(results)

    async def _once(self, name: str, command: list[str]) -> bool:
        file = self._settings.logs / f"{name}.log"
        make_room(file)
        with file.open("ab") as log:
            process = await asyncio.create_subprocess_exec(*command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        stopping = asyncio.create_task(self._stop.wait())
        ending = asyncio.create_task(process.wait())
        await asyncio.wait({stopping, ending}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not ending.done():
            process.terminate()
            await ending
            return False
        if process.returncode != 0:
            print(text(self._language, f"run.{name}_failed", log=file), flush=True)
        return process.returncode == 0

    async def _ready(self) -> bool:
        """False when stopped before."""
        deadline = time.monotonic() + READY_S
        told = False
        while not self._stop.is_set():
            problem = await asyncio.to_thread(health, self._settings)
            if problem is None:
                return True
            if time.monotonic() > deadline and not told:
                told = True
                print(text(self._language, "run.slow", problem=problem, logs=self._settings.logs), flush=True)
            await asyncio.sleep(0.1)
        return False

    async def _end(self, tasks: "list[asyncio.Task[None]]") -> None:
        print(text(self._language, "run.ending"), flush=True)
        await asyncio.gather(*(child.end() for child in (self._web, self._jobs, self._engine)))
        await self._asterisk.end()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _died(self, name: str, code: int) -> None:
        log = self._settings.logs / f"{name}.log"
        print(text(self._language, "run.died", name=name, code=code, log=log), flush=True)


def health(settings: Settings) -> str | None:
    """None when all is well, else what is not."""
    connection = _connection(settings)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        return None if answer.status == HTTPStatus.OK else answer.read(1000).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        return str(error)
    finally:
        connection.close()


def _connection(settings: Settings) -> http.client.HTTPConnection:
    host, port = welcome.reached_at(settings)
    if settings.tls.mode == "off":
        return http.client.HTTPConnection(host, port, timeout=2)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # asked is whether our own process answers
    return http.client.HTTPSConnection(host, port, timeout=2, context=context)


def lock(settings: Settings) -> TextIOWrapper | None:
    """Held while this home runs; None when another supervisor has it."""
    settings.run.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings.home.chmod(0o700)
    file = Path(settings.run / "supervisor.lock").open("w", encoding="utf-8")  # noqa: SIM115 - held for life
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


def run(settings: Settings, language: str, *, demo: bool) -> int:
    held = lock(settings)
    if held is None:
        print(text(language, "run.already", home=settings.home, url=welcome.url(settings)))
        return 0
    settings.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    problems = taken(settings, sip=running_pid(settings) is None)
    for problem in problems:
        words = {"setting": problem.setting, "address": problem.address, "protocol": problem.protocol.upper()}
        print(text(language, f"run.address_{problem.problem}", **words))
    if problems:
        return 1
    certificates.prepare(settings)
    print(text(language, "run.starting", home=settings.home), flush=True)
    return asyncio.run(Supervisor(settings, language, demo=demo).run())
