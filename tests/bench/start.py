"""How long it takes from nothing to ready, and from ready to the first answered demo call."""

import asyncio
import os
import signal
import tempfile
import time
from pathlib import Path

from playwright.async_api import expect

from tests.e2e.instance import Instance, get
from tests.e2e.scene import Scene
from tests.waiting import until_true

ROOT = Path(__file__).parents[2]


async def fresh_clone_s() -> float:
    """`git clone` and `make run` in a new folder, until it says that it is well. Fetches everything anew."""
    instance = Instance()
    with tempfile.TemporaryDirectory(prefix="fresh-") as folder:
        began = time.monotonic()
        clone = Path(folder) / "centrala"
        cloning = await asyncio.create_subprocess_exec("git", "clone", "--quiet", ROOT, clone)
        assert await cloning.wait() == 0
        process = await asyncio.create_subprocess_exec(
            "make", "run", cwd=clone, env=instance.environment, start_new_session=True
        )

        async def is_well() -> bool:
            assert process.returncode is None, "make run ended"
            return (await asyncio.to_thread(get, f"{instance.address}/healthz"))[0] == 200

        try:
            await until_true(is_well, "fresh clone ready", within_s=900)
            return time.monotonic() - began
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C in a terminal: make and all it started
                await asyncio.wait_for(process.wait(), 60)
            instance.remove()


async def first_demo_call_s(scene: Scene) -> float:
    """Sign in, microphone check, available, demo call, answered, its voice heard: without a person's thinking time."""
    began = time.monotonic()
    desk = await scene.available("en")
    demo = await desk.context.new_page()
    await demo.goto("/demo")
    await expect(demo.get_by_test_id("demo-call")).to_be_enabled()
    await demo.get_by_test_id("demo-call").click()
    await desk.rings()
    await desk.answer()
    await (await desk.listen()).hears_anything(within_s=20)
    took_s = time.monotonic() - began
    await desk.hang_up()
    return took_s
