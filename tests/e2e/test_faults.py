"""A short run of `make faults`."""

import pytest

from tests.faults.session import killed


@pytest.mark.timeout(600)
async def test_nothing_is_lost_doubled_or_stuck_when_process_after_process_is_killed_under_load() -> None:
    report = await killed(("engine", "jobs", "engine", "web"), seed=5, operators=2)
    assert report.breaches == []
    assert report.ends["answered"] > 0
