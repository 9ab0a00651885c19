"""A file over HTTP in parts (RFC 9110, section 14), read in small blocks."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from asgiref.sync import sync_to_async
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

BLOCK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def ranged_file(path: Path, content_type: str, range_header: str) -> HttpResponseBase:
    """200 whole, 206 one range, 416 beyond the end. Several ranges or a malformed one: the whole file."""
    size = path.stat().st_size
    wanted = byte_range(range_header, size)
    if wanted is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = wanted
    partial = (first, last) != (0, size - 1) or _RANGE.fullmatch(range_header.strip()) is not None
    response = StreamingHttpResponse(
        _blocks(path, first, last - first + 1), status=206 if partial else 200, content_type=content_type
    )
    response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    if partial:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte; None when the range can't be satisfied."""
    match = _RANGE.fullmatch(header.strip())
    if match is None or match.group(1) == match.group(2) == "":
        return 0, size - 1
    first, last = match.groups()
    if first == "":
        length = int(last)
        return (max(0, size - length), size - 1) if length and size else None
    if int(first) >= size or (last and int(last) < int(first)):
        return None
    return int(first), min(int(last or size), size - 1)


async def _blocks(path: Path, start: int, length: int) -> AsyncIterator[bytes]:
    """Opened when the first block is wanted: who leaves before leaves nothing open."""
    file = await sync_to_async(_open, thread_sensitive=False)(path)
    read = sync_to_async(file.read, thread_sensitive=False)
    try:
        file.seek(start)
        while length > 0 and (block := await read(min(BLOCK, length))):
            length -= len(block)
            yield block
    finally:
        file.close()


def _open(path: Path) -> BinaryIO:
    return path.open("rb")
