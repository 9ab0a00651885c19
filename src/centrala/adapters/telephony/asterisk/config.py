"""The files that an instance's Asterisk starts from."""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from centrala.adapters.telephony.asterisk import trunk
from centrala.adapters.telephony.asterisk.nat import outside, ways
from centrala.kit.settings import Settings

TEMPLATES = Path(__file__).parent / "etc"


def ended_file(logs: Path) -> Path:
    """Where Asterisk writes the end of every channel (etc/cel_custom.conf)."""
    return logs / "cel-custom" / "ended.csv"


class _Template(Template):
    delimiter = "@"


@dataclass(frozen=True, slots=True)
class Access:
    """Where this life of Asterisk listens on loopback, and its secret."""

    http_port: int
    ami_port: int
    user: str
    secret: str
    pid: int = 0


@dataclass(frozen=True, slots=True)
class Programme:
    """Where the programme's own files lie: `modules`, and `data` with documentation, rest-api, moh…"""

    modules: Path
    data: Path


def new_access() -> Access:
    http_port, ami_port = _free_ports(2)
    return Access(http_port, ami_port, "centrala", secrets.token_urlsafe(32))


def write_access(access: Access, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = file.with_suffix(".new")
    temporary.touch(mode=0o600)
    temporary.write_text(json.dumps(asdict(access)), encoding="utf-8")
    temporary.replace(file)


def read_access(file: Path) -> Access:
    """Raises OSError or ValueError when there is none."""
    return Access(**json.loads(file.read_text(encoding="utf-8")))


def write_configuration(settings: Settings, programme: Programme, access: Access) -> Path:
    """Writes all files below HOME/asterisk and returns the path of asterisk.conf."""
    state = settings.home / "asterisk"
    etc = state / "etc"
    for folder in ("etc", "lib", "db", "keys", "data", "spool", "run"):
        (state / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    ended_file(settings.logs).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    values = {
        "etc": etc,
        "state": state,
        "logs": settings.logs,
        "modules": programme.modules,
        "moh": programme.data / "moh",
        "sip": settings.sip,
        "rtp_first": settings.rtp_ports[0],
        "rtp_last": settings.rtp_ports[1],
        "outside": outside(settings.media),
        "ways": ways(settings),
        "trunk": trunk.sections(settings),
        "sounds": settings.sounds,
        "nobody": secrets.token_urlsafe(32),
        **asdict(access),
    }
    for template in TEMPLATES.glob("*.conf"):
        _write_secret(etc / template.name, _Template(template.read_text(encoding="utf-8")).substitute(values))
    _link_data(programme.data, state / "data")
    return etc / "asterisk.conf"


def _write_secret(file: Path, content: str) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(content)


def _link_data(source: Path, target: Path) -> None:
    for part in source.iterdir():
        link = target / part.name
        if link.is_symlink() and link.readlink() != part:
            link.unlink()
        if not link.exists():
            link.symlink_to(part)


def _free_ports(count: int) -> list[int]:
    """Free now on loopback; held together so that they differ."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [sock.getsockname()[1] for sock in sockets]
    for sock in sockets:
        sock.close()
    return ports
