"""Several installations on one machine, and one installation started twice."""

import socket
from collections.abc import AsyncIterator

import pytest_asyncio

from tests.e2e.instance import Instance, get, run
from tests.e2e.ports import HOST
from tests.sip.caller import Caller


@pytest_asyncio.fixture(loop_scope="session")
async def another() -> AsyncIterator[Instance]:
    another = Instance()
    yield another
    await another.stop()
    another.remove()


async def test_two_instances_run_side_by_side_and_end_apart(instance: Instance, another: Instance) -> None:
    await another.start()
    caller = await Caller.open(another.sip_port)
    call = await caller.call("0310999999", as_number="0722000111")
    await call.until_ended(within_s=20)
    await caller.close()
    assert await another.stop() == [], "Ctrl-C ends every process that it started"
    assert get(f"{instance.address}/healthz")[0] == 200


async def test_a_second_start_in_the_same_home_says_so_and_changes_nothing(instance: Instance) -> None:
    before = {process.pid for process in instance.processes()}
    status, printed = await run(instance, "run", "--demo")
    assert instance.address in printed
    assert "already" in printed
    assert {process.pid for process in instance.processes()} == before
    assert get(f"{instance.address}/healthz")[0] == 200
    assert status == 0


async def test_a_taken_sip_port_is_named_with_what_to_set(another: Instance) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind((HOST, another.sip_port))
        status, printed = await run(another, "run", "--demo")
    assert status != 0
    assert str(another.sip_port) in printed
    assert "CENTRALA_SIP" in printed


async def test_a_taken_web_port_is_named_with_what_to_set(another: Instance) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as taken:
        taken.bind((HOST, another.http_port))
        taken.listen()
        status, printed = await run(another, "run", "--demo")
    assert status != 0
    assert str(another.http_port) in printed
    assert "CENTRALA_HTTP" in printed


async def test_the_doctor_finds_a_running_instance_well(instance: Instance) -> None:
    status, printed = await run(instance, "doctor")
    assert status == 0, printed
