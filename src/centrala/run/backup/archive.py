"""The file: a tar of databases, recordings and secrets, and at its end `manifest.json`, which vouches for the rest."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Literal

import msgspec

from centrala.kit.errors import AppError

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 1 << 20


class Table(msgspec.Struct, frozen=True):
    """`columns` in the order of the copied rows; empty where the whole database is one file."""

    rows: int
    columns: tuple[str, ...] = ()


class Member(msgspec.Struct, frozen=True):
    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True):
    """`journal_schema` and `migrations` (app -> names, as Django has them) say which version can read it;
    `tables` by schema and name, e.g. "journal.entry"; `members` are all files but this one."""

    format: int
    version: str
    made_at: datetime
    database: Literal["sqlite", "postgres"]
    journal_schema: int
    journal_seq: int
    migrations: dict[str, list[str]]
    tables: dict[str, Table]
    members: dict[str, Member]


class Writer:
    """Adds members; the file is there, whole and for its owner alone, once `finish` is done."""

    def __init__(self, file: Path) -> None:
        """Raises AppError backup.exists {path}, backup.unwritable {path, problem}."""
        if file.exists():
            raise AppError("backup.exists", 409, path=str(file))
        self._file = file
        self._draft = file.with_name(f"{file.name}.part")
        try:
            self._out = os.fdopen(os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
        except OSError as problem:
            raise AppError("backup.unwritable", 400, path=str(file), problem=str(problem.strerror)) from None
        self._tar = tarfile.open(fileobj=self._out, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - till finish
        self.members: dict[str, Member] = {}

    def add(self, name: str, source: Path) -> None:
        """As long as it is at this moment: a recording may still grow."""
        with source.open("rb") as data:
            size = os.fstat(data.fileno()).st_size
            read = _Hashing(data)
            self._tar.addfile(_info(name, size), read)
        self.members[name] = Member(read.sha256.hexdigest(), size)

    def finish(self, manifest: Manifest) -> None:
        told = msgspec.json.format(msgspec.json.encode(manifest))
        self._tar.addfile(_info(MANIFEST, len(told)), BytesIO(told))
        self._tar.close()
        self._out.flush()
        os.fsync(self._out.fileno())
        self._out.close()
        self._draft.replace(self._file)

    def give_up(self) -> None:
        self._out.close()
        self._draft.unlink(missing_ok=True)


def unpack(file: Path, folder: Path) -> Manifest:
    """Everything into `folder`, each member compared with the manifest. Raises AppError backup.unreadable {path},
    backup.damaged {path, member}, backup.newer {version}."""
    found: dict[str, Member] = {}
    with _opened(file) as tar:
        for entry in tar:
            if not entry.isfile() or not _is_inside(entry.name):
                raise AppError("backup.damaged", 400, path=str(file), member=entry.name)
            source = tar.extractfile(entry)
            assert source is not None
            found[entry.name] = _write(source, folder / entry.name)
    manifest = _manifest(file, folder / MANIFEST)
    found.pop(MANIFEST)
    for name in sorted({*found, *manifest.members}):
        if found.get(name) != manifest.members.get(name):
            raise AppError("backup.damaged", 400, path=str(file), member=name)
    return manifest


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file) as tar:
            yield tar
    except (OSError, tarfile.TarError, EOFError):
        raise AppError("backup.unreadable", 400, path=str(file)) from None


def _manifest(file: Path, written: Path) -> Manifest:
    try:
        told = written.read_bytes()
        form = msgspec.json.decode(told, type=dict[str, object]).get("format")
        if isinstance(form, int) and form > FORMAT:
            raise AppError("backup.newer", 409, version=f"format {form}")
        return msgspec.json.decode(told, type=Manifest)
    except (OSError, msgspec.MsgspecError):
        raise AppError("backup.damaged", 400, path=str(file), member=MANIFEST) from None


def _write(source: IO[bytes], target: Path) -> Member:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    read = _Hashing(source)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while block := read.read(BLOCK):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
        return Member(read.sha256.hexdigest(), out.tell())


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


class _Hashing:
    def __init__(self, source: IO[bytes] | BinaryIO) -> None:
        self._source = source
        self.sha256 = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._source.read(size)
        self.sha256.update(block)
        return block
