"""`python -m tests.e2e.nat_journey FOLDER`, inside the instance's network (tests.e2e.nat): a desk behind NAT takes a
call, and both sides are heard. Prints by which way the audio went."""

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from playwright.async_api import Page, async_playwright

from centrala.run.setup import chromium
from tests.e2e import nat
from tests.e2e.api import Api
from tests.e2e.browser import OPERATOR_HZ, launch
from tests.e2e.instance import Instance
from tests.e2e.ports import free_port
from tests.e2e.scene import Scene, mobile
from tests.e2e.telephone import hears_operator
from tests.sip.sources import tone
from tests.tone import write_tone

KEEP_CONNECTIONS = """
const Made = RTCPeerConnection
window.made = []
window.RTCPeerConnection = class extends Made { constructor(...a) { super(...a); window.made.push(this) } }
"""
CHOSEN = """async () => {
  const stats = [...(await window.made.at(-1).getStats()).values()]
  const pair = stats.find((s) => s.type === "candidate-pair" && s.nominated && s.state === "succeeded")
  return stats.find((s) => s.id === pair.localCandidateId).candidateType
}"""


async def journey(folder: Path) -> str:
    port = free_port()
    settings = {
        "CENTRALA_HTTP": f"0.0.0.0:{port}",
        "CENTRALA_NAMES": nat.INSTANCE_ADDRESS,
        "CENTRALA_TLS": "generated",
        "CENTRALA_TURN": f"{nat.TURN_ADDRESS}:{nat.TURN_PORT}",
        "CENTRALA_TURN_SECRET": nat.TURN_SECRET,
    }
    instance = Instance(http_port=port, settings=settings, host=nat.INSTANCE_ADDRESS)
    try:
        await instance.start()
        return await _takes_a_call(instance, folder)
    finally:
        sys.stderr.write(instance.logs())
        await instance.stop()
        instance.remove()


async def _takes_a_call(instance: Instance, folder: Path) -> str:
    microphone = folder / "operator.wav"
    write_tone(microphone, OPERATOR_HZ)
    async with async_playwright() as playwright, AsyncExitStack() as stack:
        browser = await launch(playwright, microphone, _in_the_desks_network(folder))
        stack.push_async_callback(browser.close)
        admin = await Api.apart(playwright, instance.address)
        stack.push_async_callback(admin.requests.dispose)
        await admin.sign_in(instance.account("administrator"))
        scene = Scene(instance, playwright, browser, admin, stack)
        call = await (await scene.caller()).call(
            (await scene.line("en"))["number"], as_number=mobile(), plays=tone(440)
        )
        desk = await scene.desk()
        await desk.page.add_init_script(KEEP_CONNECTIONS)
        await desk.page.reload()
        await desk.check_microphone()
        await desk.become_available()
        await desk.rings()
        await desk.answer()
        await hears_operator(call)
        await (await desk.listen()).hears_customer()
        way = await _way(desk.page)
        await desk.hang_up()
        await call.until_ended()
        return way


async def _way(page: Page) -> str:
    way: str = await page.evaluate(CHOSEN)
    return way


def _in_the_desks_network(folder: Path) -> Path:
    script = folder / "chromium"
    script.write_text(f'#!/bin/sh\nexec ip netns exec {nat.DESK} {chromium.find().executable} "$@"\n')
    script.chmod(0o700)
    return script


if __name__ == "__main__":
    sys.stdout.write(f"way: {asyncio.run(journey(Path(sys.argv[1])))}\n")
