"""Bounded waiting: a test waits for what it expects, and says what it waited for in vain."""

import asyncio
import time
from collections.abc import Awaitable, Callable


class InVainError(AssertionError):
    """What was expected did not come in time."""


async def until(expected: Callable[[], bool], what: str, *, within_s: float = 10.0) -> None:
    end = time.monotonic() + within_s
    while not expected():
        if time.monotonic() > end:
            raise InVainError(f"{what}: not within {within_s} s")
        await asyncio.sleep(0.02)


async def until_true(expected: Callable[[], Awaitable[bool]], what: str, *, within_s: float = 10.0) -> None:
    end = time.monotonic() + within_s
    while not await expected():
        if time.monotonic() > end:
            raise InVainError(f"{what}: not within {within_s} s")
        await asyncio.sleep(0.1)
