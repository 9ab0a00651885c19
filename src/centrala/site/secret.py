"""The key that signs: made once per installation, kept in HOME/secret.key (mode 0600)."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    file = home / "secret.key"
    if not file.exists():
        _create(file)
    return file.read_text().strip()


def _create(file: Path) -> None:
    """Two processes may start at once: the first link wins, and a reader never sees half a key."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50))
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
