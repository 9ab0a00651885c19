"""What stays open by a session (streams, sockets): closed when the session ends or the process stops."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Doors:
    def __init__(self) -> None:
        self._open: dict[str, set[asyncio.Event]] = {}
        self._stopping = False

    @contextmanager
    def opened(self, session: str) -> Iterator[asyncio.Event]:
        """The event is set when the door must close."""
        closing = asyncio.Event()
        if self._stopping:
            closing.set()
        self._open.setdefault(session, set()).add(closing)
        try:
            yield closing
        finally:
            self._open[session].discard(closing)
            if not self._open[session]:
                del self._open[session]

    @property
    def open(self) -> int:
        return sum(len(closings) for closings in self._open.values())

    def close(self, session: str) -> None:
        for closing in self._open.get(session, ()):
            closing.set()

    def close_all(self) -> None:
        self._stopping = True
        for session in list(self._open):
            self.close(session)
