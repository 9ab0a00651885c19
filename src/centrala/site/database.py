"""The database behind CENTRALA_DATABASE_URL: sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME?host=FOLDER.

The second is libpq's own form (its manual, "Connection URIs"): words after the ? are libpq's, e.g. sslmode; host
names the folder of a unix socket."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from centrala.kit.errors import AppError

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-4000;"


def database(url: str) -> dict[str, Any]:
    """Raises AppError settings.invalid for any other scheme."""
    parts = urlsplit(url)
    match parts.scheme:
        case "sqlite":
            return _sqlite(unquote(parts.path).removeprefix("/"))
        case "postgres" | "postgresql":
            return _postgres(parts)
    raise AppError("settings.invalid", 500, name="CENTRALA_DATABASE_URL", value=f"{parts.scheme}:…")


def _sqlite(path: str) -> dict[str, Any]:
    """IMMEDIATE, because a transaction that turns from reading to writing can't wait for the lock."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": _PRAGMAS},
    }


def _postgres(parts: SplitResult) -> dict[str, Any]:
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }
