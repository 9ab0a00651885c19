"""Asterisk under the supervisor: in its own session, taken over when it still runs."""

import asyncio
import base64
import contextlib
import http.client
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from centrala.adapters.telephony.asterisk.config import (
    Programme,
    ended_file,
    new_access,
    read_access,
    write_access,
    write_configuration,
)
from centrala.kit.settings import Settings
from centrala.run.processes import BACK_OFF_S, detached, is_alive, raise_file_limit
from centrala.run.rotation import SIZE, forget, make_room
from centrala.run.setup import prefix

LOOK_S = 0.1
LOOKS_AT_LOG = 100
ENDED_SIZE, ENDED_KEPT = 1 << 20, 2
"""About 20,000 calls; an engine that comes back reads all of it."""
END_S = 4.0


class Asterisk:
    def __init__(self, settings: Settings, say: Callable[[str, int], None]) -> None:
        self.name = "asterisk"
        self._settings = settings
        self._say = say
        self._ending = False
        self._pid: int | None = running_pid(settings)

    async def run(self) -> None:
        """Keeps one running until `end`."""
        failures = 0
        while not self._ended():
            if self._pid is None:
                self._pid = self._start()
            await self._gone()
            if self._ended():
                return
            self._pid = None
            self._say(self.name, -1)
            await asyncio.sleep(BACK_OFF_S[min(failures, len(BACK_OFF_S) - 1)])
            failures += 1

    async def end(self) -> None:
        self._ending = True
        for name, wait_s in ((signal.SIGTERM, END_S), (signal.SIGKILL, 1.0)):
            if self._pid is None or not self._lives():
                break
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, name)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._gone(), wait_s)
        self._settings.asterisk_file.unlink(missing_ok=True)

    def _start(self) -> int:
        found = prefix.find()
        access = new_access()
        config = write_configuration(self._settings, Programme(found.modules, found.data), access)
        raise_file_limit()
        output = self._settings.logs / "asterisk-output.log"
        make_room(output)
        pid = detached(found.asterisk_command(config), output)
        write_access(replace(access, pid=pid), self._settings.asterisk_file)
        return pid

    def _lives(self) -> bool:
        assert self._pid is not None
        try:
            return os.waitpid(self._pid, os.WNOHANG) == (0, 0)
        except ChildProcessError:  # an earlier supervisor started it
            return is_alive(self._pid, _config(self._settings))

    async def _gone(self) -> None:
        """There is no event for the end of a process that somebody else started."""
        looks = 0
        while self._lives():
            await asyncio.sleep(LOOK_S)
            looks += 1
            if looks % LOOKS_AT_LOG == 0:
                await asyncio.to_thread(_bound_log, self._settings)

    def _ended(self) -> bool:
        return self._ending


def _bound_log(settings: Settings) -> None:
    """Asterisk itself changes to a new file, so that no line is lost (ARI: PUT /asterisk/logging/NAME/rotate).
    The file of ended calls it opens for each line."""
    make_room(ended_file(settings.logs), ENDED_SIZE, ENDED_KEPT)
    log = settings.logs / "asterisk.log"
    if not log.exists() or log.stat().st_size < SIZE:
        return
    with contextlib.suppress(OSError, ValueError, http.client.HTTPException):
        access = read_access(settings.asterisk_file)
        known = base64.b64encode(f"{access.user}:{access.secret}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", access.http_port, timeout=2)
        with contextlib.closing(connection):
            uri = f"/ari/asterisk/logging/{log.name}/rotate"
            connection.request("PUT", uri, headers={"Authorization": f"Basic {known}"})
            connection.getresponse().read()
    forget(log)


def running_pid(settings: Settings) -> int | None:
    """The pid of this home's Asterisk that an earlier supervisor left running."""
    try:
        pid = read_access(settings.asterisk_file).pid
    except (OSError, ValueError, TypeError):
        return None
    return pid if is_alive(pid, _config(settings)) else None


def _config(settings: Settings) -> str:
    return str(Path(settings.home / "asterisk" / "etc" / "asterisk.conf"))
