"""Keeping the hub in step with the engine, and the names in step with the database."""

from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from typing import Protocol

import structlog

from centrala.contract.live import AnyLive, Change, LiveCall, Notice, Snapshot
from centrala.site.hub import Hub
from centrala.site.picture import Names

log = structlog.get_logger(__name__)
TOPICS = {"interaction", "customer", "people", "session"}
RENAMING = {"customer", "people"}


class Source(Protocol):
    """What the recorded side gives: both read the database, away from the event loop."""

    def names(self, numbers: frozenset[str]) -> Awaitable[Names]: ...
    def publish_directory(self) -> Awaitable[None]: ...


async def follow(
    hub: Hub, updates: AsyncIterable[object], source: Source, spawn: Callable[[Awaitable[None]], None]
) -> None:
    """Runs for ever. What is no Snapshot, Change or Notice means that the engine was lost."""
    async for update in updates:
        match update:
            case Snapshot(entities=entities):
                hub.rename(await source.names(_numbers(entities.values())))
                hub.reset(entities)
                spawn(source.publish_directory())
            case Change(entities=entities):
                await _know_numbers(hub, source, entities.values())
                hub.change(entities)
            case Notice(topic=topic, id=subject):
                await _notice(hub, source, topic, subject)
            case _:
                hub.engine_lost()


async def _know_numbers(hub: Hub, source: Source, entities: Iterable[AnyLive | None]) -> None:
    """Names are read before a number is first shown, and forgotten with the calls that had it."""
    if _numbers(entities) - hub.picture.names.customers.keys():
        hub.rename(await source.names(_numbers(hub.picture.live.values()) | _numbers(entities)))


async def _notice(hub: Hub, source: Source, topic: str, subject: str) -> None:
    if topic in RENAMING:
        hub.rename(await source.names(_numbers(hub.picture.live.values())))
    if topic in TOPICS:
        hub.notice(topic, subject)


def _numbers(entities: Iterable[AnyLive | None]) -> frozenset[str]:
    return frozenset(entity.number for entity in entities if isinstance(entity, LiveCall) and entity.number)
