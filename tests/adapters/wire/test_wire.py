"""Commands up, updates down, over a real socket."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from centrala.adapters.wire.blocking import BlockingEngine
from centrala.adapters.wire.client import EngineClient
from centrala.adapters.wire.frames import Ask, frame, read_frame
from centrala.adapters.wire.server import WireServer
from centrala.contract import commands as ask
from centrala.contract.live import LiveQueue, Snapshot, Update
from centrala.engine.live import LivePicture
from centrala.kit.errors import AppError
from tests.waiting import until

HOLD = ask.Hold("call", "ana")


class Far:
    """The engine's end: counts what it was asked, and refuses when told to."""

    def __init__(self) -> None:
        self.asked: list[ask.AnyCommand] = []
        self.refusal: AppError | None = None
        self.picture = LivePicture()

    async def do(self, command: ask.AnyCommand) -> ask.Reply:
        self.asked.append(command)
        if self.refusal:
            raise self.refusal
        return ask.Done()

    def follow(self, follower: Callable[[Update], None]) -> Callable[[], None]:
        return self.picture.follow(follower)


@pytest.fixture
def path() -> Path:
    return Path(tempfile.mkdtemp(dir="/tmp")) / "engine.sock"


@pytest.fixture
async def far(path: Path) -> AsyncIterator[Far]:
    far = Far()
    server = WireServer(path, far.do, far.follow)
    await server.start()
    yield far
    await server.stop()


@pytest.fixture
async def near(far: Far, path: Path) -> AsyncIterator[EngineClient]:
    client = EngineClient(path)
    await client.start()
    await until(lambda: client.connected, "connected")
    yield client
    await client.stop()


async def test_a_command_is_done_and_answered(far: Far, near: EngineClient) -> None:
    assert await near.send(HOLD) == ask.Done()
    assert far.asked == [HOLD]


async def test_a_refusal_is_an_error_with_its_code(far: Far, near: EngineClient) -> None:
    far.refusal = AppError("calls.gone", 404, call="x")
    with pytest.raises(AppError) as refused:
        await near.send(HOLD)
    assert (refused.value.code, refused.value.status, refused.value.params) == ("calls.gone", 404, {"call": "x"})


async def test_a_command_sent_twice_is_done_once(far: Far, path: Path) -> None:
    reader, writer = await asyncio.open_unix_connection(str(path))
    twice = frame(Ask("one", 2e10, HOLD))
    writer.write(twice + twice)
    assert await read_frame(reader) == await read_frame(reader)
    assert far.asked == [HOLD]
    writer.close()


async def test_a_command_past_its_deadline_is_not_done(far: Far, near: EngineClient) -> None:
    with pytest.raises(AppError, match="too_late"):
        await near.send(HOLD, deadline_s=-1)
    assert far.asked == []


async def test_without_an_engine_it_says_so(path: Path) -> None:
    client = EngineClient(path)
    with pytest.raises(AppError, match="unreachable"):
        await client.send(HOLD)
    with pytest.raises(AppError, match="unreachable"):
        await asyncio.to_thread(BlockingEngine(path).send, HOLD)


async def test_the_terminal_asks_without_a_loop_of_its_own(far: Far, path: Path) -> None:
    assert await asyncio.to_thread(BlockingEngine(path).send, HOLD) == ask.Done()
    assert far.asked == [HOLD]


async def test_a_follower_gets_the_picture_its_changes_and_after_a_restart_the_picture_again(
    far: Far, near: EngineClient, path: Path
) -> None:
    updates = near.follow()
    assert isinstance(await anext(updates), Snapshot)
    far.picture.set("queue/a", LiveQueue("a", 1, None, 0))
    far.picture.flush()
    change = await anext(updates)
    assert change.entities == {"queue/a": LiveQueue("a", 1, None, 0)}  # type: ignore[union-attr]
    await near.stop()
    again = EngineClient(path)
    fresh = again.follow()
    await again.start()
    snapshot = await anext(fresh)
    assert isinstance(snapshot, Snapshot)
    assert snapshot.entities == {"queue/a": LiveQueue("a", 1, None, 0)}
    await again.stop()


async def test_garbage_cuts_the_connection_and_nothing_else(far: Far, near: EngineClient, path: Path) -> None:
    reader, writer = await asyncio.open_unix_connection(str(path))
    writer.write(b"\x00\x00\x00\x05hello")
    assert await reader.read() == b""
    assert await near.send(HOLD) == ask.Done()
