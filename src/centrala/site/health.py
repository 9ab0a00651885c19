"""GET /healthz: 200, with warnings of what is not right although calls go on, or 503 naming what is down."""

import asyncio

import msgspec

from centrala.adapters.wire.client import EngineClient
from centrala.contract.commands import AskHealth, EngineHealth
from centrala.kit.errors import AppError
from centrala.site.recorded import database_up

PATIENCE_S = 2.0


async def report(client: EngineClient | None) -> tuple[int, bytes]:
    engine = await _engine(client)
    problems = [*engine.problems, *await _database()]
    if problems:
        return 503, msgspec.json.encode({"status": "down", "problems": problems})
    warnings = {"warnings": engine.warnings} if engine.warnings else {}
    return 200, msgspec.json.encode({"status": "ok", **warnings})


async def _engine(client: EngineClient | None) -> EngineHealth:
    if client is None:
        return EngineHealth(("engine.unreachable",), 0)
    try:
        health = await client.send(AskHealth(), PATIENCE_S)
    except AppError as refused:
        return EngineHealth((refused.code,), 0)
    return health if isinstance(health, EngineHealth) else EngineHealth((), 0)


async def _database() -> list[str]:
    try:
        async with asyncio.timeout(PATIENCE_S):
            return [] if await database_up() else ["database.down"]
    except TimeoutError:
        return ["database.down"]
