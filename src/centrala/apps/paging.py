"""Pages of a list that is sorted by (value, id): the cursor is the last row's own key, so rows that come
meanwhile never shift a page."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import TypeVar

from centrala.kit.errors import AppError

Row = TypeVar("Row")


def encode(value: str, row_id: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([value, row_id]).encode()).decode().rstrip("=")


def decode(cursor: str) -> tuple[str, str]:
    """Raises AppError request.invalid (422) for what is no cursor of ours."""
    try:
        value, row_id = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return str(value), str(row_id)
    except (ValueError, TypeError, binascii.Error, UnicodeError) as broken:
        raise AppError("request.invalid", 422, fields="cursor") from broken


def page(rows: Sequence[Row], limit: int, key: Callable[[Row], tuple[str, str]]) -> tuple[Sequence[Row], str | None]:
    """`rows` were read with limit + 1: one more than shown says that there is a next page."""
    if len(rows) <= limit:
        return rows, None
    return rows[:limit], encode(*key(rows[limit - 1]))
