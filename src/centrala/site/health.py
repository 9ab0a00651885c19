"""GET /healthz: 200, or 503 naming what is down."""

import asyncio

import msgspec

from centrala.adapters.wire.client import EngineClient
from centrala.contract.commands import AskHealth, EngineHealth
from centrala.kit.errors import AppError
from centrala.site.recorded import database_up

PATIENCE_S = 2.0


async def report(client: EngineClient | None) -> tuple[int, bytes]:
    problems = [*await _engine(client), *await _database()]
    if problems:
        return 503, msgspec.json.encode({"status": "down", "problems": problems})
    return 200, b'{"status":"ok"}'


async def _engine(client: EngineClient | None) -> list[str]:
    if client is None:
        return ["engine.unreachable"]
    try:
        health = await client.send(AskHealth(), PATIENCE_S)
    except AppError as refused:
        return [refused.code]
    return list(health.problems) if isinstance(health, EngineHealth) else []


async def _database() -> list[str]:
    try:
        async with asyncio.timeout(PATIENCE_S):
            return [] if await database_up() else ["database.down"]
    except TimeoutError:
        return ["database.down"]
