"""`python -m tests.bench`: prints all figures beside their aims, and writes them as JSON."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from playwright.async_api import async_playwright

from tests.bench import figures, imports, memory, start
from tests.bench.calls import Bench
from tests.bench.figures import Figure
from tests.e2e.api import Api
from tests.e2e.browser import OPERATOR_HZ, launch
from tests.e2e.instance import Instance
from tests.e2e.scene import Scene
from tests.tone import write_tone


@asynccontextmanager
async def scene_of(instance: Instance, folder: Path) -> AsyncIterator[Scene]:
    write_tone(folder / "operator.wav", OPERATOR_HZ)
    async with async_playwright() as playwright, AsyncExitStack() as stack:
        browser = await launch(playwright, folder / "operator.wav")
        admin = await Api.apart(playwright, instance.address)
        await admin.sign_in(instance.account("administrator"))
        scene = Scene(instance, playwright, browser, admin, stack)
        try:
            yield scene
        finally:
            await stack.aclose()
            await browser.close()


async def measure(calls: int, *, fresh: bool) -> list[Figure]:
    found: list[Figure] = []
    if fresh:
        found.append(figures.one("fresh clone -> ready", "s", await start.fresh_clone_s(), aim=180))
    instance = await Instance().start()
    found.append(figures.one("first start of a new home", "s", instance.ready_s))
    try:
        await instance.stop()
        await instance.start()
        found.append(figures.one("later start", "s", instance.ready_s, aim=5))
        await asyncio.sleep(5)
        found += held(instance)
        with tempfile.TemporaryDirectory() as folder:
            found += await called(instance, Path(folder), calls)
    except BaseException:
        say(instance.logs())
        raise
    finally:
        await instance.stop()
        instance.remove()
    return found


def held(instance: Instance) -> list[Figure]:
    each = memory.held_by(instance)
    for process in each:
        say(f"  {process.pss_mb:7.1f} MB PSS {process.rss_mb:7.1f} MB RSS  {process.name}")
    return [
        figures.one("idle memory (PSS)", "MB", sum(process.pss_mb for process in each), aim=450),
        figures.one("idle memory (RSS, shared pages counted again)", "MB", sum(process.rss_mb for process in each)),
    ]


async def called(instance: Instance, folder: Path, count: int) -> list[Figure]:
    async with scene_of(instance, folder) as scene:
        first = await start.first_demo_call_s(scene)
    async with scene_of(instance, folder) as scene:
        timed = await (await Bench.of(scene)).time(count)
    ms = 1000
    return [
        figures.one("ready -> first answered demo call, by a robot", "s", first),
        figures.many("head of queue, operator free -> desk rings", "ms", [t.ring_s * ms for t in timed], aim=100),
        figures.many("press answer -> both hear", "ms", [t.both_hear_s * ms for t in timed], aim=250),
        figures.many("press answer -> caller hears", "ms", [t.caller_hears_s * ms for t in timed]),
        figures.many("press answer -> operator hears", "ms", [t.operator_hears_s * ms for t in timed]),
    ]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("--calls", type=int, default=100, help="how many calls are timed (100); 0: none")
    asked.add_argument("--imports", type=int, default=200_000, help="how many customers are imported (200000); 0: none")
    asked.add_argument(
        "--fresh",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="time a fresh clone until it is ready (a minute or two)",
    )
    asked.add_argument("--json", type=Path, default=Path("var/bench.json"), help="where the figures go as JSON")
    given = asked.parse_args()
    found = asyncio.run(measure(given.calls, fresh=given.fresh)) if given.calls else []
    found += asyncio.run(imports.measured(given.imports)) if given.imports else []
    given.json.parent.mkdir(parents=True, exist_ok=True)
    figures.write(found, given.json)
    say(figures.table(found))


if __name__ == "__main__":
    main()
