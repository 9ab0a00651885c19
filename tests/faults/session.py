"""A whole session: an instance of its own, the load, the kills, and what is left of it."""

import asyncio
import random
from collections.abc import Sequence

from playwright.async_api import async_playwright

from tests.e2e.instance import Instance
from tests.faults.killing import Victim
from tests.faults.run import Report, Run, say

PER_KILL_S = 120.0
AT_MOST_S = 300.0


async def killed(victims: Sequence[Victim], seed: int, *, operators: int = 4, every_s: float = 1.5) -> Report:
    """One after the other. Bounded: gives up after AT_MOST_S and PER_KILL_S a kill. `every_s`: between two calls."""
    instance = Instance()
    report = Report(seed)
    try:
        async with asyncio.timeout(AT_MOST_S + PER_KILL_S * len(victims)), async_playwright() as playwright:
            await instance.start(within_s=AT_MOST_S)
            run = Run(instance, playwright, random.Random(seed), report)
            await run.begin(operators, every_s)
            try:
                await run.kill_one_after_another(victims)
                await run.end()
            finally:
                await run.close()
        await run.compare_at_rest()
    except (AssertionError, TimeoutError) as failure:
        report.breaches.append(f"gave up: {failure!r}")
    finally:
        left = await instance.stop()
        if report.breaches or left:
            say(f"{instance.logs()}\nkept: {instance.home}")
        else:
            instance.remove()
    return report
