"""The built front end and the packages' own static files, from memory of their names: no directory walk per request."""

from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from whitenoise import WhiteNoise  # type: ignore[import-untyped]

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
BLOCK = 256 * 1024
HASHED = r"^/assets/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$"

PAGES = ("/", "/index.html")


class StaticFiles:
    """Names are read once; of the front end also those that a new build brings. `index.html` is the page's own."""

    def __init__(self) -> None:
        self._dist: Path = settings.WEB_DIST
        self._files = WhiteNoise(None, immutable_file_test=HASHED, max_age=60, allow_all_origins=False)
        if self._dist.is_dir():
            self._files.add_files(str(self._dist))
        for finder in get_finders():
            for path, storage in finder.list(["*.map"]):
                name = "/" + settings.STATIC_URL.strip("/") + "/" + path
                self._files.add_file_to_dictionary(name, storage.path(path))
        for page in PAGES:
            self._files.files.pop(page, None)

    def has(self, path: str) -> bool:
        return path in self._files.files or self._has_come(path)

    def _has_come(self, path: str) -> bool:
        if not path.startswith("/assets/") or ".." in path:
            return False
        file = self._dist / path.removeprefix("/")
        if file.is_file():
            self._files.add_file_to_dictionary(path, str(file))
        return path in self._files.files

    async def serve(self, scope: MutableMapping[str, Any], send: Send) -> None:
        environ = {
            "HTTP_" + name.decode("latin-1").upper().replace("-", "_"): value.decode("latin-1")
            for name, value in scope["headers"]
        }
        response = self._files.files[scope["path"]].get_response(scope["method"], environ)
        headers = [(name.lower().encode(), value.encode()) for name, value in response.headers]
        await send({"type": "http.response.start", "status": int(response.status), "headers": headers})
        if response.file is not None:
            with response.file as file:
                while block := file.read(BLOCK):
                    await send({"type": "http.response.body", "body": block, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
