"""`centrala backup FILE`, `centrala restore FILE`."""

import argparse
from pathlib import Path

from centrala.kit.settings import Settings
from centrala.kit.text import text
from centrala.run.backup.archive import Manifest


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: str) -> None:
    for name in ("backup", "restore"):
        parser = commands.add_parser(name, help=text(language, f"run.help.{name}"))
        parser.add_argument("file", type=Path, help=text(language, f"run.help.{name}.file"))


def backup(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run.backup import save

    file = words.file.absolute()
    manifest = save.backup(settings, file)
    size = file.stat().st_size / 1e6
    print(
        text(language, "backup.made", path=file, size=f"{size:.1f}", files=len(manifest.members), rows=_rows(manifest))
    )
    return 0


def restore(settings: Settings, language: str, words: argparse.Namespace) -> int:
    from centrala.run.backup import load

    manifest = load.restore(settings, words.file.absolute())
    made_at = f"{manifest.made_at:%Y-%m-%d %H:%M} UTC"
    print(text(language, "backup.restored", home=settings.home, made_at=made_at, rows=_rows(manifest)))
    return 0


def _rows(manifest: Manifest) -> int:
    return sum(table.rows for table in manifest.tables.values())
