"""Many customers from a CSV file: read line by line, written in batches, so that nobody waits long for the database.

The first line names the columns: `name` (nume), and `phone`, `phones` or `telefon` as often as wanted; several numbers
in one cell are parted by `;` or `/`. Cells are parted by comma, semicolon or tab. UTF-8."""

import csv
import itertools
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from centrala.apps.customers.actions import Refused, Row, import_batch
from centrala.kit.errors import AppError

BATCH = 500
REST = 0.5
"""Of the time that a batch took: others get to the database and the disk between two batches."""
REST_MAX_S = 0.2
NAMES = {"name", "nume", "nume complet", "customer", "client"}
PHONES = re.compile(r"(phones?|telefon|telefoane|tel|number|numar|număr)[ _.]*\d*")


@dataclass(slots=True)
class Imported:
    """`read` lines had something on them; `made` became customers."""

    read: int = 0
    made: int = 0
    refused: int = 0


def import_customers(
    *,
    actor: UUID | None,
    lines: Iterable[str],
    refuse: Callable[[Refused], None],
    progress: Callable[[Imported], None] = lambda so_far: None,
) -> Imported:
    """What is refused is told line by line and changes nothing; the same file once more makes nobody twice, because
    a number belongs to one customer.

    Raises AppError customers.import_columns (422) when the first line names no name or no phone."""
    so_far = Imported()
    for batch in _batches(read_rows(lines)):
        began = time.monotonic()
        refused = import_batch(actor=actor, rows=batch)
        for one in refused:
            refuse(one)
        so_far.read += len(batch)
        so_far.refused += len(refused)
        so_far.made += len(batch) - len(refused)
        progress(so_far)
        time.sleep(min(REST_MAX_S, REST * (time.monotonic() - began)))
    return so_far


def read_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Rows with the number of their line in the file; empty ones are left out."""
    source = iter(lines)
    first = next(source, "").removeprefix("\ufeff")
    reader = csv.reader(itertools.chain([first], source), delimiter=_delimiter(first))
    name, phones = _columns([cell.strip().lower() for cell in next(reader, [])])
    for cells in reader:
        if any(cell.strip() for cell in cells):
            numbers = [part.strip() for at in phones for part in re.split("[;/]", _cell(cells, at)) if part.strip()]
            yield Row(line=reader.line_num, name=_cell(cells, name).strip(), phones=tuple(numbers))


def _columns(heads: Sequence[str]) -> tuple[int, list[int]]:
    names = [at for at, head in enumerate(heads) if head in NAMES]
    phones = [at for at, head in enumerate(heads) if PHONES.fullmatch(head)]
    if not names or not phones:
        raise AppError("customers.import_columns", 422, found=", ".join(heads)[:200])
    return names[0], phones


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(itertools.islice(rows, BATCH)):
        yield batch
