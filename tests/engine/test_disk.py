"""With too little space no recording is started, and the call goes on."""

from centrala.contract.commands import AskHealth, EngineHealth
from centrala.contract.live import LiveSite
from centrala.engine.disk import SITE, DiskFloor
from tests.engine.site import Site

FLOOR = 1000


class Disk:
    def __init__(self, free: int) -> None:
        self.free = free

    def __call__(self) -> int:
        return self.free


async def _talking(site: Site) -> str:
    call = await site.call()
    await site.available("ana")
    await site.answer(call)
    assert site.phase(call) == "talking"
    return call


async def _with(disk: Disk) -> Site:
    site = await Site().start()
    DiskFloor(site.engine, disk, FLOOR)
    return site


async def test_a_call_goes_on_unrecorded_and_says_so() -> None:
    site = await _with(Disk(FLOOR - 1))
    call = await _talking(site)
    assert "RecordingSkipped" in site.journal.kinds(call)
    assert "RecordingStarted" not in site.journal.kinds(call)
    await site.caller_leaves(call)
    assert site.phase(call) == "wrap_up"


async def test_everybody_is_told_and_health_names_it() -> None:
    disk = Disk(FLOOR)
    site = await _with(disk)
    assert _shown(site) is False
    disk.free = FLOOR - 1
    await site.pass_time(5)
    assert _shown(site) is True
    health = await site.do(AskHealth())
    assert isinstance(health, EngineHealth)
    assert health.warnings == ("disk.low",)
    assert health.problems == ()


async def test_recording_starts_again_by_itself_in_the_talk_that_goes_on() -> None:
    disk = Disk(FLOOR - 1)
    site = await _with(disk)
    call = await _talking(site)
    disk.free = FLOOR + 1  # not enough yet: it would stop again at once
    await site.pass_time(5)
    assert "RecordingStarted" not in site.journal.kinds(call)
    disk.free = FLOOR * 2
    await site.pass_time(5)
    assert site.journal.kinds(call).count("RecordingStarted") == 1
    assert _shown(site) is False


async def test_a_recording_that_runs_is_not_stopped() -> None:
    disk = Disk(FLOOR)
    site = await _with(disk)
    call = await _talking(site)
    disk.free = 0
    await site.pass_time(5)
    assert "RecordingEnded" not in site.journal.kinds(call)


def _shown(site: Site) -> bool:
    shown = site.engine.live.entities[SITE]
    assert isinstance(shown, LiveSite)
    return shown.disk_low
