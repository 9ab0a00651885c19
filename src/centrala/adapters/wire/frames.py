"""What goes over the socket. A frame is 4 bytes of length (big-endian) and a MessagePack value."""

import asyncio

import msgspec

from centrala.contract.commands import AnyCommand, Reply
from centrala.contract.live import Update

MAX_FRAME = 16 * 1024 * 1024


class Ask(msgspec.Struct, frozen=True, tag=True):
    """`deadline`: Unix time after which it must not be done any more."""

    id: str
    deadline: float
    command: AnyCommand


class Follow(msgspec.Struct, frozen=True, tag=True):
    """From now on updates come, a Snapshot first."""


class Told(msgspec.Struct, frozen=True, tag=True):
    id: str
    reply: Reply


class Seen(msgspec.Struct, frozen=True, tag=True):
    update: Update


Up = Ask | Follow
Down = Told | Seen

_encoder = msgspec.msgpack.Encoder()
up_decoder = msgspec.msgpack.Decoder(Up)
down_decoder = msgspec.msgpack.Decoder(Down)


def frame(message: Up | Down) -> bytes:
    body = _encoder.encode(message)
    return len(body).to_bytes(4, "big") + body


async def read_frame(reader: asyncio.StreamReader) -> bytes | None:
    """None at the end of the connection. Raises ValueError for a frame that is too large."""
    try:
        length = int.from_bytes(await reader.readexactly(4), "big")
        if length > MAX_FRAME:
            raise ValueError(f"frame of {length} bytes")
        return await reader.readexactly(length)
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
