"""The jobs process: projects the journal, and does the heavy work that was asked for."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable

from centrala.run import logs, memory

WAKE_S = 1.0
PICK_UP_S = 0.25
SWEEP_S = 60.0
REST = 1.0
"""Of the time that a round of work took: the database is left to others meanwhile, who else would hardly get in
between one round and the next. The next round then does more at once."""
REST_S = (0.03, 0.5)
"""At least and at most."""
KEPT_DAYS = 7
"""How long a finished task can be looked at."""


def main() -> None:
    """Until SIGTERM or SIGINT; a task that is being done is finished, or done again at the next start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "centrala.site.settings")
    memory.one_arena()
    import django
    import uvloop

    django.setup()
    logs.configure("jobs")
    uvloop.run(_run())


async def _run() -> None:
    from django.conf import settings

    from centrala.adapters.wire.client import EngineClient
    from centrala.site.bindings import bind_here

    stopping, grown = asyncio.Event(), asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    client = EngineClient(settings.CENTRALA.engine_socket)
    await bind_here(client, settings.CENTRALA)
    work = [
        asyncio.create_task(_listen(client, grown)),
        asyncio.create_task(_repeat(_project, grown, WAKE_S)),
        asyncio.create_task(_repeat(_do_tasks, asyncio.Event(), PICK_UP_S)),
        asyncio.create_task(_repeat(_sweep, asyncio.Event(), SWEEP_S)),
    ]
    await stopping.wait()
    for task in work:
        task.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    await client.stop()


async def _listen(client: object, grown: asyncio.Event) -> None:
    from centrala.adapters.wire.client import EngineClient
    from centrala.contract.live import Notice

    assert isinstance(client, EngineClient)
    async for update in client.follow():
        if isinstance(update, Notice) and update.topic == "journal":
            grown.set()


async def _repeat(work: Callable[[], None], wanted: asyncio.Event, at_least_every_s: float) -> None:
    """On a thread of its own; a failure is written down and tried again."""
    import structlog

    log = structlog.get_logger(__name__)
    on_thread = _thread(work)
    while True:
        began = time.monotonic()
        try:
            await on_thread()
        except Exception:
            log.exception("jobs.failed", work=work.__name__)  # nothing may end the process's only loop
            await asyncio.sleep(at_least_every_s)
        await asyncio.sleep(min(max(REST * (time.monotonic() - began), REST_S[0]), REST_S[1]))
        try:
            async with asyncio.timeout(at_least_every_s):
                await wanted.wait()
        except TimeoutError:
            continue
        wanted.clear()


def _thread(work: Callable[[], None]) -> Callable[[], Awaitable[None]]:
    """One thread per kind of work, so that each keeps its database connection."""
    from concurrent.futures import ThreadPoolExecutor

    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=work.__name__)

    async def run() -> None:
        await asyncio.get_running_loop().run_in_executor(thread, work)

    return run


def _project() -> None:
    from django.db import connection

    from centrala.apps.interactions.projector import announcer, catch_up

    connection.close_if_unusable_or_obsolete()
    catch_up(announcer)


def _sweep() -> None:
    """What was left undone is asked for again; what is over is forgotten."""
    from datetime import timedelta

    from django.db import connection
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from centrala.apps.access.tasks import forget_expired
    from centrala.apps.interactions.tasks import sweep

    connection.close_if_unusable_or_obsolete()
    sweep()
    forget_expired()
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - timedelta(days=KEPT_DAYS)).delete()


def _do_tasks() -> None:
    """All that are ready; looks without a lock first."""
    from django.db import connection
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

    connection.close_if_unusable_or_obsolete()
    if DBTaskResult.objects.ready().exists():
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{os.getpid()}-{threading.get_native_id()}",
            excluded_queue_names=[],
        ).run()


if __name__ == "__main__":
    main()
