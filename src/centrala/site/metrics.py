"""GET /metrics for Prometheus: from this machine, or with CENTRALA_METRICS_TOKEN. No names of people, no numbers."""

import asyncio
import hmac
import ipaddress
import shutil
from collections import Counter
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any, get_args

from centrala.adapters.wire.client import EngineClient
from centrala.contract.commands import WRITE_BOUNDS_S, AskFigures, EngineFigures
from centrala.contract.live import CallPhase, LiveCall, LiveOperator, LiveQueue, LiveSite
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings
from centrala.site import processes
from centrala.site.gate import header
from centrala.site.hub import Picture
from centrala.site.prometheus import Sheet

PATIENCE_S = 2.0
STATUSES = ("off", "available", "break", "not_answering")
ENGAGED = ("no", "ringing", "talking", "wrap_up")
Scope = MutableMapping[str, Any]


def may_read(scope: Scope, token: str) -> bool:
    """Who asks through a proxy of this machine does not come from this machine."""
    shown = header(scope["headers"], b"authorization").removeprefix("Bearer ")
    if token and hmac.compare_digest(shown.encode(), token.encode()):
        return True
    forwarded = header(scope["headers"], b"x-forwarded-for") or header(scope["headers"], b"forwarded")
    return not forwarded and _is_loopback((scope.get("client") or ("",))[0])


async def report(client: EngineClient | None, picture: Picture, streams: int, settings: Settings) -> bytes:
    figures, found = await asyncio.gather(_engine(client), asyncio.to_thread(processes.of, settings.asterisk_file))
    sheet = Sheet()
    _tell_calls(sheet, [one for one in picture.live.values() if isinstance(one, LiveCall)])
    _tell_operators(sheet, [one for one in picture.live.values() if isinstance(one, LiveOperator)])
    _tell_queues(sheet, {picture.names.queues.get(q.id, q.id): q for q in _queues(picture)})
    sheet.one("gauge", "centrala_streams", "Open event streams and phone sockets.", streams)
    low = any(isinstance(one, LiveSite) and one.disk_low for one in picture.live.values())
    sheet.one("gauge", "centrala_recording_stopped", "Whether the disk lacks space for new recordings.", low)
    sheet.one("gauge", "centrala_disk_free_bytes", "Free in the home.", shutil.disk_usage(settings.home).free)
    sheet.one("gauge", "centrala_engine_up", "Whether the engine answers.", figures is not None)
    if figures is not None:
        _tell_engine(sheet, figures)
    memory, cpu = {one.name: one.memory for one in found}, {one.name: one.cpu_s for one in found}
    sheet.each("gauge", "centrala_memory_bytes", "Resident memory of each process.", "process", memory)
    sheet.each("counter", "centrala_cpu_seconds_total", "Processor time of each process.", "process", cpu)
    return sheet.text()


async def _engine(client: EngineClient | None) -> EngineFigures | None:
    if client is None:
        return None
    try:
        reply = await client.send(AskFigures(), PATIENCE_S)
    except AppError:
        return None
    return reply if isinstance(reply, EngineFigures) else None


def _queues(picture: Picture) -> list[LiveQueue]:
    return [one for one in picture.live.values() if isinstance(one, LiveQueue)]


def _tell_calls(sheet: Sheet, calls: list[LiveCall]) -> None:
    phases: Counter[str] = Counter(call.phase for call in calls)
    sheet.each(
        "gauge", "centrala_calls", "Live calls.", "phase", {phase: phases[phase] for phase in get_args(CallPhase)}
    )


def _tell_operators(sheet: Sheet, operators: list[LiveOperator]) -> None:
    statuses: Counter[str] = Counter(one.status for one in operators)
    engaged: Counter[str] = Counter(one.engaged for one in operators)
    sheet.each("gauge", "centrala_operators", "Operators.", "status", {status: statuses[status] for status in STATUSES})
    what = "Operators by what they do of a call."
    sheet.each("gauge", "centrala_operators_engaged", what, "engaged", {one: engaged[one] for one in ENGAGED})


def _tell_queues(sheet: Sheet, queues: dict[str, LiveQueue]) -> None:
    now = datetime.now(UTC)
    oldest = {name: (now - queue.oldest).total_seconds() if queue.oldest else 0.0 for name, queue in queues.items()}
    waiting = {name: queue.waiting for name, queue in queues.items()}
    available = {name: queue.available for name, queue in queues.items()}
    sheet.each("gauge", "centrala_queue_waiting", "Calls that wait or ring.", "queue", waiting)
    sheet.each("gauge", "centrala_queue_oldest_seconds", "How long the first of them waits.", "queue", oldest)
    sheet.each("gauge", "centrala_queue_available", "Operators free for it.", "queue", available)


def _tell_engine(sheet: Sheet, figures: EngineFigures) -> None:
    sheet.one("counter", "centrala_journal_seq", "Facts in the journal.", figures.journal_seq)
    sheet.one("gauge", "centrala_followers", "Processes that follow the live picture.", figures.followers)
    refused = dict(sorted(figures.refused.items()))
    sheet.each("counter", "centrala_refused_commands_total", "Refused commands.", "code", refused)
    what = "Time until a fact was on the disk."
    sheet.histogram("centrala_journal_write_seconds", what, WRITE_BOUNDS_S, figures.written, figures.write_s)


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
