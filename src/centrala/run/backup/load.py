"""Restoring a backup into an empty home."""

import shutil
from contextlib import closing
from pathlib import Path

from centrala.adapters.journal.chosen import in_file
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings
from centrala.run.backup import sqlite
from centrala.run.backup.archive import MANIFEST, Manifest, unpack
from centrala.run.backup.save import JOURNAL_SCHEMA, records_file
from centrala.run.records import open_records

DRAFT = "restore.part"


def restore(settings: Settings, file: Path) -> Manifest:
    """All or nothing, as far as a file system can: everything is unpacked and verified before anything counts.

    Raises AppError backup.home_not_empty {home}, backup.database_not_empty, backup.other_database {kind},
    backup.newer {version}, and what unpack raises."""
    if settings.home.exists() and any(settings.home.iterdir()):
        raise AppError("backup.home_not_empty", 409, home=str(settings.home))
    draft = settings.home / DRAFT
    draft.mkdir(parents=True, mode=0o700)
    settings.home.chmod(0o700)
    try:
        manifest = unpack(file, draft)
        _put(settings, manifest, draft)
    except BaseException:
        _empty(settings.home)
        raise
    draft.rmdir()
    return manifest


def _empty(home: Path) -> None:
    """It was before."""
    for path in home.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _put(settings: Settings, manifest: Manifest, draft: Path) -> None:
    if manifest.database != ("sqlite" if in_file(settings) else "postgres"):
        raise AppError("backup.other_database", 409, kind=manifest.database)
    (draft / MANIFEST).unlink()
    _refuse_newer(settings, manifest)
    if manifest.database == "sqlite":
        _keep_sqlite(settings, draft)
    else:
        _load_postgres(settings, manifest, draft)
    for path in sorted(draft.iterdir()):
        path.rename(settings.home / path.name)


def _keep_sqlite(settings: Settings, draft: Path) -> None:
    target = records_file(settings)
    if target.exists():
        raise AppError("backup.database_not_empty", 409)
    if target.parent != settings.home:
        shutil.move(draft / sqlite.RECORDS, target)


def _refuse_newer(settings: Settings, manifest: Manifest) -> None:
    open_records(settings)
    from django.db.migrations.loader import MigrationLoader

    known = MigrationLoader(None).disk_migrations
    if _applied(manifest) - set(known) or manifest.journal_schema > JOURNAL_SCHEMA:
        raise AppError("backup.newer", 409, version=manifest.version)


def _load_postgres(settings: Settings, manifest: Manifest, draft: Path) -> None:
    from centrala.run.backup import postgres

    with closing(postgres.connect(settings.database_url)) as connection:
        if not postgres.is_empty(connection):
            raise AppError("backup.database_not_empty", 409)
        connection.rollback()
        _migrate_as_it_was(manifest)
        postgres.make_journal(connection)
        postgres.load(connection, manifest.tables, draft / postgres.FOLDER)
    shutil.rmtree(draft / postgres.FOLDER)


def _migrate_as_it_was(manifest: Manifest) -> None:
    """The tables as that version had them; the next start brings them to this one's."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    applied = _applied(manifest)
    nodes = executor.loader.graph.node_map
    before = {parent.key for app, name in applied for parent in nodes[app, name].parents if parent.key[0] == app}
    executor.migrate(sorted(applied - before))
    connection.close()


def _applied(manifest: Manifest) -> set[tuple[str, str]]:
    return {(app, name) for app, names in manifest.migrations.items() for name in names}
