"""The engine's process: wires the live side to Asterisk, the journal and the socket."""

import asyncio
import shutil
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import structlog
import uvloop

from centrala.adapters.journal import chosen
from centrala.adapters.journal.kept import KeptJournal
from centrala.adapters.telephony.asterisk import AsteriskTelephony
from centrala.adapters.wire.server import WireServer
from centrala.contract.directory import EMPTY, Directory
from centrala.engine.commands import do
from centrala.engine.disk import DiskFloor
from centrala.engine.engine import Engine
from centrala.engine.gate import Limits
from centrala.engine.recovery import replay
from centrala.engine.telephony_events import hear
from centrala.kit import settings as settings_of
from centrala.kit.settings import Settings
from centrala.run import logs

log = structlog.get_logger()


class LoopClock:
    """engine.ports.Clock on the running event loop."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def call_at(self, at: datetime, do_: Callable[[], None]) -> Callable[[], None]:
        wait_s = max(0.0, (at - self.now()).total_seconds())
        return asyncio.get_running_loop().call_later(wait_s + 0.001, do_).cancel


def load_directory(file: Path) -> Directory:
    """The last one published, so that the engine starts without the web; EMPTY when there is none."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Directory)
    except (OSError, msgspec.MsgspecError):
        return EMPTY


def save_directory(directory: Directory, file: Path) -> None:
    temporary = file.with_suffix(".new")
    temporary.write_bytes(msgspec.json.encode(directory))
    temporary.replace(file)


def limits_of(settings: Settings) -> Limits:
    return Limits(settings.sip_per_second, settings.sip_at_once, trusted=frozenset(settings.carriers))


async def serve(settings: Settings) -> None:
    """Until SIGTERM or SIGINT. Calls in Asterisk go on after that."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    holder: list[Engine] = []
    journal = await _journal(settings, lambda seq: holder[0].live.notice("journal", str(seq)), stop)
    if journal is None:
        return
    directory_file = settings.home / "directory.json"
    telephony = AsteriskTelephony(settings)
    engine = Engine(
        telephony, journal, LoopClock(), lambda new: save_directory(new, directory_file), limits_of(settings)
    )
    holder.append(engine)
    DiskFloor(engine, lambda: shutil.disk_usage(settings.home).free, settings.disk_floor_mb << 20)
    replay(engine)
    engine.use_directory(load_directory(directory_file))
    server = WireServer(settings.engine_socket, lambda command: do(engine, command), engine.live.follow)
    await server.start()
    await telephony.start(lambda event: hear(engine, event))
    log.info("engine.started", calls=len(engine.floor.calls), journal=journal.seq)
    await stop.wait()
    await server.stop()
    await telephony.stop()
    journal.close()


async def _journal(settings: Settings, grown: Callable[[int], None], stop: asyncio.Event) -> KeptJournal | None:
    """None when stopped while standing by. An engine whose journal was taken over ends, and stands by when started
    again."""
    opening = asyncio.create_task(chosen.writer(settings, grown, stop.set))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({opening, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if opening.done():
        return opening.result()
    opening.cancel()
    return None


def main() -> None:
    logs.configure("engine")
    uvloop.run(serve(settings_of.read()))


if __name__ == "__main__":
    main()
