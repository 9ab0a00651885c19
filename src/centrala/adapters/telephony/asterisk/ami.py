"""The manager interface, for the two things that ARI lacks: MixMonitor, and who did not know a password."""

import asyncio
from collections.abc import Callable

from centrala.adapters.telephony.asterisk.config import Access
from centrala.kit.ids import new_id

Happened = Callable[[dict[str, str]], None]


class AmiError(Exception):
    """The action was refused, or the connection is lost."""


class Ami:
    """Text blocks of `Name: value` lines; answers are matched by ActionID."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, happened: Happened) -> None:
        self._happened = happened
        self._reader = reader
        self._writer = writer
        self._waiting: dict[str, asyncio.Future[dict[str, str]]] = {}
        self._task = asyncio.create_task(self._read())

    @classmethod
    async def connect(cls, access: Access, happened: Happened = lambda event: None) -> "Ami":
        """`happened` gets Asterisk's security events. Raises OSError, AmiError."""
        reader, writer = await asyncio.open_connection("127.0.0.1", access.ami_port)
        await reader.readline()
        ami = cls(reader, writer, happened)
        await ami.action("Login", Username=access.user, Secret=access.secret, Events="security")
        return ami

    async def action(self, name: str, **fields: str) -> None:
        """Raises AmiError. A value with a line break can't be sent."""
        if any("\r" in value or "\n" in value for value in fields.values()):
            raise AmiError(name)
        action_id = new_id()
        answer = self._waiting[action_id] = asyncio.get_running_loop().create_future()
        lines = {"Action": name, "ActionID": action_id, **fields}
        self._writer.write("".join(f"{key}: {value}\r\n" for key, value in lines.items()).encode() + b"\r\n")
        try:
            reply = await asyncio.wait_for(answer, 5)
        except TimeoutError:
            raise AmiError(name) from None
        finally:
            self._waiting.pop(action_id, None)
        if reply.get("Response") != "Success":
            raise AmiError(f"{name}: {reply.get('Message', '')}")

    async def close(self) -> None:
        self._writer.close()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _read(self) -> None:
        block: dict[str, str] = {}
        while line := await self._reader.readline():
            name, separator, value = line.decode(errors="replace").rstrip("\r\n").partition(": ")
            if separator:
                block[name] = value
                continue
            if "Event" in block:
                self._happened(block)
            answer = self._waiting.get(block.get("ActionID", ""))
            if answer is not None and not answer.done():
                answer.set_result(block)
            block = {}
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(AmiError("connection lost"))
