"""Making a backup, also while calls go on.

The order makes it whole: the records are copied before the journal, so that they know of nothing that the journal
lacks; recordings last, because the records name only what is there already."""

import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from centrala.adapters.journal.chosen import in_file
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings
from centrala.run.backup import sqlite
from centrala.run.backup.archive import FORMAT, Manifest, Table, Writer
from centrala.run.setup import places

JOURNAL_SCHEMA = 1
SECRETS = ("secret.key", "directory.json", "demo.json", "tls")
"""And what else of the home can't be made again; folders with all that is in them."""


def backup(settings: Settings, file: Path) -> Manifest:
    """Raises AppError backup.exists, backup.unwritable, backup.nothing {home}, journal.unreachable."""
    writer = Writer(file)
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as scratch:
            manifest = _databases(settings, writer, Path(scratch))
        for path in _files(settings.home, (*SECRETS, settings.recordings.name)):
            _add(writer, path.relative_to(settings.home).as_posix(), path)
        manifest = _with_members(manifest, writer)
        writer.finish(manifest)
    except BaseException:
        writer.give_up()
        raise
    return manifest


def records_file(settings: Settings) -> Path:
    from centrala.site.database import database

    return Path(database(settings.database_url)["NAME"])


def _databases(settings: Settings, writer: Writer, scratch: Path) -> Manifest:
    return _sqlite(settings, writer, scratch) if in_file(settings) else _postgres(settings, writer, scratch)


def _sqlite(settings: Settings, writer: Writer, scratch: Path) -> Manifest:
    records, journal = scratch / sqlite.RECORDS, scratch / sqlite.JOURNAL
    for source, target in ((records_file(settings), records), (settings.journal, journal)):
        if not source.exists():
            raise AppError("backup.nothing", 404, home=str(settings.home))
        sqlite.copy(source, target)
        writer.add(target.name, target)
    tables = {**sqlite.tables(records, "public"), **sqlite.tables(journal, "journal")}
    return _manifest("sqlite", sqlite.last_seq(journal), sqlite.migrations(records), tables)


def _postgres(settings: Settings, writer: Writer, scratch: Path) -> Manifest:
    import psycopg

    from centrala.run.backup import postgres

    tables: dict[str, Table] = {}
    with closing(postgres.connect(settings.database_url)) as connection:
        snapshot = postgres.Snapshot(connection)
        try:
            seq, migrations = snapshot.last_seq(), snapshot.migrations()
        except psycopg.errors.UndefinedTable:
            raise AppError("backup.nothing", 404, home=str(settings.home)) from None
        for name, table, file in snapshot.copy(scratch):
            tables[name] = table
            writer.add(f"{postgres.FOLDER}/{name}", file)
            file.unlink()
    return _manifest("postgres", seq, migrations, tables)


def _manifest(
    kind: Literal["sqlite", "postgres"], seq: int, migrations: Iterable[tuple[str, str]], tables: dict[str, Table]
) -> Manifest:
    applied: dict[str, list[str]] = {}
    for app, name in migrations:
        applied.setdefault(app, []).append(name)
    return Manifest(FORMAT, _version(), datetime.now(UTC), kind, JOURNAL_SCHEMA, seq, applied, tables, {})


def _with_members(manifest: Manifest, writer: Writer) -> Manifest:
    return msgspec.structs.replace(manifest, members=writer.members)


def _files(home: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = home / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in found if one.is_file() and not one.name.endswith(".part"))


def _add(writer: Writer, name: str, path: Path) -> None:
    """Both sides of a recording make place for the whole one while we go through the folder."""
    try:
        writer.add(name, path)
    except FileNotFoundError:
        whole = path.with_name(path.name.replace("-customer.wav", ".wav").replace("-operator.wav", ".wav"))
        if whole != path and whole.is_file() and (told := f"{Path(name).parent}/{whole.name}") not in writer.members:
            writer.add(told, whole)


def _version() -> str:
    project: str = tomllib.loads((places.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return project
