"""Stamps: a step whose inputs have not changed since it last succeeded is not done again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from centrala.run.setup import places


def fingerprint(*facts: str, files: Iterable[Path] = ()) -> str:
    """Hash of the facts and of the files' names and contents. A missing file counts as empty."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(fact.encode() + b"\0")
    for file in sorted(files):
        digest.update(str(file).encode() + b"\0")
        digest.update(file.read_bytes() if file.is_file() else b"")
        digest.update(b"\0")
    return digest.hexdigest()


def is_fresh(step: str, value: str) -> bool:
    """Whether `step` last succeeded with exactly this fingerprint."""
    try:
        return (places.STAMPS / step).read_text() == value
    except OSError:
        return False


def put(step: str, value: str) -> None:
    places.STAMPS.mkdir(parents=True, exist_ok=True)
    (places.STAMPS / step).write_text(value)


def remove(step: str) -> None:
    """Before a step starts: an interrupted one must not look done."""
    (places.STAMPS / step).unlink(missing_ok=True)
