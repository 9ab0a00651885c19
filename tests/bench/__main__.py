"""`python -m tests.bench`: prints all figures beside their aims, and writes them as JSON."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from playwright.async_api import async_playwright

from tests.bench import agreement, figures, imports, memory, recovery, setups, start, streams, talks
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


async def loaded(given: argparse.Namespace) -> list[Figure]:
    """The whole product under load, one bench after the other."""
    found: list[Figure] = []
    if given.talks:
        say(f"{given.talks} recorded talks at once")
        found += await talks.measured(given.talks, given.talk_s, say)
    if given.streams:
        say(f"{given.streams} open streams")
        found += await streams.measured(given.streams, given.stream_s, say)
    if given.agreement:
        say(f"{given.agreement} calls of all kinds, as SIPp and as the records saw them")
        found += await agreement.measured(given.agreement, say)
    if given.kills:
        say(f"every process killed {given.kills} times")
        found += await recovery.measured(given.kills)
    if given.minutes:
        say(f"{given.per_s:g} set-ups a second for {given.minutes:g} minutes")
        found += await setups.measured(given.minutes, given.per_s, say)
    return found


def asked_for() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("--calls", type=int, default=100, help="how many calls are timed (100); 0: none")
    asked.add_argument("--talks", type=int, default=30, help="how many recorded talks at once (30); 0: none")
    asked.add_argument("--talk-s", type=float, default=60, help="how long they talk (60)")
    asked.add_argument("--streams", type=int, default=1000, help="how many open streams (1000); 0: none")
    asked.add_argument("--stream-s", type=float, default=30, help="how long the picture changes (30)")
    asked.add_argument("--agreement", type=int, default=500, help="how many calls of all kinds (500); 0: none")
    asked.add_argument("--minutes", type=float, default=0, help="how long calls are set up; 20 is the aim (0: not)")
    asked.add_argument("--per-s", type=float, default=10, help="how many a second (10)")
    asked.add_argument("--imports", type=int, default=0, help="how many customers are imported; 200000 is the aim (0)")
    asked.add_argument("--kills", type=int, default=3, help="how often each process is killed (3); 0: never")
    asked.add_argument(
        "--fresh",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="time a fresh clone until it is ready (a minute or two)",
    )
    asked.add_argument("--json", type=Path, default=Path("var/bench.json"), help="where the figures go as JSON")
    return asked.parse_args()


def left_out(given: argparse.Namespace) -> list[str]:
    """What takes long, and how to have it."""
    long = [
        (given.minutes, "10 set-ups a second for 20 minutes", "--minutes 20"),
        (given.imports, "an import of 200000 customers on both databases (about ten minutes)", "--imports 200000"),
    ]
    return [f'left out: {what}; make bench ARGS="{words}"' for wanted, what, words in long if not wanted]


def main() -> None:
    given = asked_for()
    found = asyncio.run(measure(given.calls, fresh=given.fresh)) if given.calls else []
    found += asyncio.run(loaded(given))
    found += asyncio.run(imports.measured(given.imports)) if given.imports else []
    given.json.parent.mkdir(parents=True, exist_ok=True)
    figures.write(found, given.json)
    say(figures.table(found))
    for line in left_out(given):
        say(line)
    if any(figure.name.startswith("agreement") and figure.aim == 0 and figure.verdict == "MISSED" for figure in found):
        sys.exit("SIPp and the records disagree")


if __name__ == "__main__":
    main()
