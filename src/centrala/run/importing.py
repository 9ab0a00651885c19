"""`centrala import customers FILE.csv`."""

import argparse
import csv
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from centrala.kit.errors import AppError
from centrala.kit.settings import Settings
from centrala.kit.text import text
from centrala.run.records import open_records

if TYPE_CHECKING:
    from centrala.apps.customers.actions import Refused
    from centrala.apps.customers.importing import Imported

MODEST = 10
"""nice(2): calls go before."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: str) -> None:
    parser = commands.add_parser("import", help=text(language, "run.help.import"))
    kinds = parser.add_subparsers(dest="kind", required=True)
    customers = kinds.add_parser("customers", help=text(language, "run.help.import.customers"))
    customers.add_argument("file", type=Path, help=text(language, "run.help.import.file"))
    customers.add_argument("--result", type=Path, help=text(language, "run.help.import.result"))


def carry_out(settings: Settings, words: argparse.Namespace, language: str) -> int:
    """0 when every line became a customer, 1 when some were refused: they stand in the result file."""
    open_records(settings)
    from centrala.apps.customers.importing import import_customers

    os.nice(MODEST)
    result = words.result or words.file.with_name(f"{words.file.stem}.result.csv")
    with _lines(words.file) as lines, _result(result, language) as refuse:
        done = import_customers(actor=None, lines=lines, refuse=refuse, progress=lambda now: _show(now, language))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    print(text(language, "import.done", made=done.made, read=done.read))
    if done.refused:
        print(text(language, "import.refused", refused=done.refused, path=result))
    return 1 if done.refused else 0


@contextmanager
def _lines(file: Path) -> Iterator[Iterator[str]]:
    """Raises AppError customers.import_unreadable {path}."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            yield opened
    except (OSError, UnicodeDecodeError, csv.Error):
        raise AppError("customers.import_unreadable", 400, path=str(file)) from None


@contextmanager
def _result(file: Path, language: str) -> "Iterator[Callable[[Refused], None]]":
    """line, name, phones, problem; for its owner alone."""
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline=""
    ) as out:
        rows = csv.writer(out)
        rows.writerow([text(language, f"import.result.{head}") for head in ("line", "name", "phones", "problem")])

        def refuse(one: "Refused") -> None:
            problem = text(language, f"error.{one.why.code}", **one.why.params)
            rows.writerow([one.row.line, one.row.name, "; ".join(one.row.phones), problem])

        yield refuse


def _show(now: "Imported", language: str) -> None:
    if sys.stderr.isatty():
        print("\r" + text(language, "import.progress", read=now.read, refused=now.refused), end="", file=sys.stderr)
