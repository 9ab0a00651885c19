"""Every setting of an installation, typed, read once from the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from centrala.kit.errors import AppError


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


TlsMode = Literal["off", "generated", "files"]


@dataclass(frozen=True, slots=True)
class Tls:
    """`certificate` and `key` are PEM files: HOME/tls for "generated", the company's own for "files"."""

    mode: TlsMode = "off"
    certificate: Path = Path()
    key: Path = Path()


@dataclass(frozen=True, slots=True)
class Media:
    """How audio finds its way: `address` is what carriers and desks outside are told, where it differs from the
    machine's own; `stun` and `turn` are servers as HOST:PORT, "" for none, `turn_secret` what we share with `turn`."""

    address: str = ""
    stun: str = ""
    turn: str = ""
    turn_secret: str = ""


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who takes our calls out, over SIP and UDP: `user` and `secret` answer its challenge, "" when it asks for none."""

    address: Address
    user: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`home` holds all state. `rtp_ports` are the first and last UDP port of audio, both included.
    `names` are host names or addresses that browsers may use besides that of `http`.
    `metrics_token`: opens /metrics to other machines; "" to none.
    `disk_floor_mb`: with less free space in the home no recording is started.
    `sip_per_second`, `sip_at_once`: new and live calls of each address; `carriers`: addresses without a limit.
    `carrier`: takes calls out; a demo home without one simulates it."""

    home: Path
    http: Address
    sip: Address
    rtp_ports: tuple[int, int]
    database_url: str
    names: tuple[str, ...] = ()
    tls: Tls = Tls()
    metrics_token: str = ""
    disk_floor_mb: int = 1024
    sip_per_second: int = 50
    sip_at_once: int = 500
    carriers: tuple[str, ...] = ()
    carrier: Carrier | None = None
    media: Media = Media()

    @property
    def run(self) -> Path:
        """Sockets, pids, secrets of this life; mode 0700."""
        return self.home / "run"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def recordings(self) -> Path:
        """YYYY/MM/DD/INTERACTION.wav, and -customer.wav / -operator.wav until both are joined."""
        return self.home / "recordings"

    @property
    def sounds(self) -> Path:
        return self.home / "sounds"

    @property
    def journal(self) -> Path:
        return self.home / "journal.db"

    @property
    def spill(self) -> Path:
        """Facts for a database that is away."""
        return self.home / "journal.spill"

    @property
    def engine_socket(self) -> Path:
        return self.run / "engine.sock"

    @property
    def asterisk_file(self) -> Path:
        """JSON {http_port, ami_port, user, secret, pid} of the running Asterisk, mode 0600."""
        return self.run / "asterisk.json"

    @property
    def simulates_carrier(self) -> bool:
        return self.carrier is None and self.demo_file.exists()

    @property
    def demo_file(self) -> Path:
        """JSON {accounts: [{role, username, password}]}, mode 0600; there only in a demo home."""
        return self.home / "demo.json"


def read(environ: Mapping[str, str] | None = None) -> Settings:
    """Raises AppError settings.invalid {name, value} for a value that can't be read."""
    env = os.environ if environ is None else environ
    home = Path(env.get("CENTRALA_HOME", "var")).absolute()
    return Settings(
        home=home,
        http=_address(env, "CENTRALA_HTTP", "127.0.0.1:8000"),
        sip=_address(env, "CENTRALA_SIP", "127.0.0.1:5060"),
        rtp_ports=_ports(env, "CENTRALA_RTP_PORTS", "10000-10499"),
        database_url=env.get("CENTRALA_DATABASE_URL", f"sqlite:///{home / 'centrala.db'}"),
        names=_words(env, "CENTRALA_NAMES"),
        tls=_tls(env, home),
        sip_per_second=_count(env, "CENTRALA_SIP_RATE", 50),
        sip_at_once=_count(env, "CENTRALA_SIP_CALLS", 500),
        carriers=_words(env, "CENTRALA_CARRIERS"),
        carrier=_carrier(env),
        media=_media(env),
        disk_floor_mb=_count(env, "CENTRALA_DISK_FLOOR_MB", 1024),
        metrics_token=env.get("CENTRALA_METRICS_TOKEN", ""),
    )


def names_served(settings: Settings) -> list[str]:
    """Every host name and address that a browser may use, the most public first."""
    everywhere = settings.http.host in ("0.0.0.0", "::")  # noqa: S104 - read, not bound
    own = () if everywhere else (settings.http.host,)
    return list(dict.fromkeys((*settings.names, *own, "localhost", "127.0.0.1", "::1")))


def _tls(env: Mapping[str, str], home: Path) -> Tls:
    mode = _choice(env, "CENTRALA_TLS", get_args(TlsMode))
    if mode == "files":
        return Tls("files", _file(env, "CENTRALA_TLS_CERT"), _file(env, "CENTRALA_TLS_KEY"))
    if mode == "generated":
        return Tls("generated", home / "tls" / "certificate.pem", home / "tls" / "key.pem")
    return Tls()


def _media(env: Mapping[str, str]) -> Media:
    address = next(iter(_words(env, "CENTRALA_MEDIA_ADDRESS")), "")
    stun, turn = (str(_address(env, name, "")) if env.get(name) else "" for name in ("CENTRALA_STUN", "CENTRALA_TURN"))
    secret = env.get("CENTRALA_TURN_SECRET", "")
    if turn and not secret:
        raise AppError("settings.invalid", 500, name="CENTRALA_TURN_SECRET", value=secret)
    return Media(address, stun, turn, secret)


def _carrier(env: Mapping[str, str]) -> Carrier | None:
    if not env.get("CENTRALA_CARRIER"):
        return None
    user, secret = env.get("CENTRALA_CARRIER_USER", ""), env.get("CENTRALA_CARRIER_SECRET", "")
    if not re.fullmatch(r"[\w.+@-]*", user):
        raise AppError("settings.invalid", 500, name="CENTRALA_CARRIER_USER", value=user)
    if not re.fullmatch(r"[!-:<-~]*", secret) or (user and not secret):
        raise AppError("settings.invalid", 500, name="CENTRALA_CARRIER_SECRET", value="…")
    return Carrier(_address(env, "CENTRALA_CARRIER", ""), user, secret)


def _choice(env: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """The first is the default."""
    value = env.get(name) or choices[0]
    if value not in choices:
        raise AppError("settings.invalid", 500, name=name, value=value)
    return value


def _file(env: Mapping[str, str], name: str) -> Path:
    value = env.get(name, "")
    if not Path(value).is_file():
        raise AppError("settings.invalid", 500, name=name, value=value)
    return Path(value).absolute()


def _count(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name) or str(default)
    if not value.isdecimal() or len(value) > 9:
        raise AppError("settings.invalid", 500, name=name, value=value)
    return int(value)


def _words(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    words = tuple(word.strip().lower() for word in env.get(name, "").split(",") if word.strip())
    if not all(re.fullmatch(r"[a-z0-9.-]+|[0-9a-f:]+", word) for word in words):
        raise AppError("settings.invalid", 500, name=name, value=env[name])
    return words


def _address(env: Mapping[str, str], name: str, default: str) -> Address:
    value = env.get(name, default)
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise AppError("settings.invalid", 500, name=name, value=value)
    return Address(host.strip("[]"), int(port))


def _ports(env: Mapping[str, str], name: str, default: str) -> tuple[int, int]:
    value = env.get(name, default)
    first, _, last = value.partition("-")
    if not first.isdecimal() or not last.isdecimal() or not 1024 <= int(first) < int(last) < 65536:
        raise AppError("settings.invalid", 500, name=name, value=value)
    return int(first), int(last)
