"""`centrala doctor`: each thing that must be right, and what to do when it is not."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from centrala.adapters.journal.chosen import in_file
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings, names_served
from centrala.kit.text import text
from centrala.run import certificates
from centrala.run.asterisk import running_pid
from centrala.run.ports import taken
from centrala.run.setup import prefix
from centrala.run.setup.failure import SetupFailed

LOW_GB = 2.0
MB = 1 << 20
MADE = datetime(2026, 11, 1, tzinfo=UTC)
SOCKET_PATH_MAX = 100
ENDS_SOON = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """`title` and `key` are text keys."""

    title: str
    ok: bool
    key: str
    params: dict[str, object]


def examine(settings: Settings) -> Iterator[Finding]:
    for look in (_settings, _socket, _ports, _tls, _asterisk, _database, _disk, _clock):
        yield look(settings)


def show(settings: Settings, language: str, out: Callable[[str], None] = print) -> int:
    """Prints all findings; the exit code is the count of bad ones."""
    bad = 0
    for finding in examine(settings):
        bad += not finding.ok
        mark = text(language, "doctor.ok" if finding.ok else "doctor.bad")
        title = text(language, finding.title)
        out(f"{title:<18} {mark:<9} {text(language, finding.key, **finding.params)}")
    return bad


def _settings(settings: Settings) -> Finding:
    first, last = settings.rtp_ports
    params: dict[str, object] = {"home": settings.home, "http": settings.http, "sip": settings.sip}
    return Finding("doctor.settings", True, "doctor.settings.ok", {**params, "first": first, "last": last})


def _socket(settings: Settings) -> Finding:
    length = len(str(settings.engine_socket).encode())
    params: dict[str, object] = {"path": settings.engine_socket, "length": length}
    ok = length <= SOCKET_PATH_MAX
    return Finding("doctor.socket", ok, "doctor.socket.ok" if ok else "doctor.socket.long", params)


def _ports(settings: Settings) -> Finding:
    if running_pid(settings) is not None:
        return Finding("doctor.ports", True, "doctor.ports.running", {})
    problems = taken(settings)
    if not problems:
        return Finding("doctor.ports", True, "doctor.ports.ok", {})
    first = problems[0]
    params: dict[str, object] = {"setting": first.setting, "address": first.address, "protocol": first.protocol.upper()}
    return Finding("doctor.ports", False, f"run.address_{first.problem}", params)


def _tls(settings: Settings) -> Finding:
    if settings.tls.mode == "off":
        return Finding("doctor.tls", True, "doctor.tls.off", {})
    params: dict[str, object] = {"path": settings.tls.certificate, "names": ", ".join(names_served(settings))}
    try:
        certificates.prepare(settings)
        end = certificates.ends(settings.tls.certificate)
    except (AppError, OSError, ValueError) as error:
        return Finding("doctor.tls", False, "doctor.tls.broken", {**params, "error": error})
    ok = end - datetime.now(UTC) > ENDS_SOON
    return Finding("doctor.tls", ok, f"doctor.tls.{'ok' if ok else 'ends'}", {**params, "end": f"{end:%Y-%m-%d}"})


def _asterisk(settings: Settings) -> Finding:
    try:
        found = prefix.find()
    except SetupFailed:
        return Finding("doctor.asterisk", False, "doctor.asterisk.absent", {})
    command = found.asterisk_command(settings.home)
    command = [*command[: command.index("-C")], "-V"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError) as error:
        return Finding("doctor.asterisk", False, "doctor.asterisk.broken", {"error": error})
    running = running_pid(settings) is not None
    return Finding("doctor.asterisk", True, _asterisk_key(running), {"version": found.version})


def _asterisk_key(running: bool) -> str:
    return "doctor.asterisk.running" if running else "doctor.asterisk.stopped"


def _database(settings: Settings) -> Finding:
    return _files(settings) if in_file(settings) else _server(settings)


def _server(settings: Settings) -> Finding:
    import psycopg

    try:
        with psycopg.connect(settings.database_url, connect_timeout=5) as connection:
            connection.execute("CREATE TEMPORARY TABLE doctor (seen INTEGER) ON COMMIT DROP")
            version = connection.info.server_version // 10_000
    except psycopg.Error as error:
        return Finding("doctor.database", False, "doctor.database.away", {"error": str(error).partition("\n")[0]})
    return Finding("doctor.database", True, "doctor.database.server", {"version": version})


def _files(settings: Settings) -> Finding:
    path = settings.home / "centrala.db"
    if not path.exists():
        return Finding("doctor.database", True, "doctor.database.none", {})
    try:
        for file in (path, settings.journal):
            if file.exists():
                with sqlite3.connect(file, timeout=5) as connection:
                    connection.execute("PRAGMA quick_check").fetchone()
                    connection.execute("BEGIN IMMEDIATE")
                    connection.rollback()
    except sqlite3.Error as error:
        return Finding("doctor.database", False, "doctor.database.broken", {"error": error, "path": settings.home})
    return Finding("doctor.database", True, "doctor.database.ok", {})


def _disk(settings: Settings) -> Finding:
    folder = next(parent for parent in (settings.home, *settings.home.parents) if parent.exists())
    free = shutil.disk_usage(folder).free / 1e9
    params: dict[str, object] = {"free": f"{free:.1f}", "home": settings.home, "floor": settings.disk_floor_mb}
    if free * 1e9 < settings.disk_floor_mb * MB:
        return Finding("doctor.disk", False, "doctor.disk.stopped", params)
    ok = free >= LOW_GB
    return Finding("doctor.disk", ok, "doctor.disk.ok" if ok else "doctor.disk.low", params)


def _clock(settings: Settings) -> Finding:
    now = datetime.now(UTC)
    params: dict[str, object] = {"now": f"{now:%Y-%m-%d %H:%M:%S}"}
    return Finding("doctor.clock", now > MADE, "doctor.clock.ok" if now > MADE else "doctor.clock.wrong", params)
