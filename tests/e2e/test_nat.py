"""A desk behind NAT that lets no UDP through reaches the instance by a relay."""

import asyncio
import sys
from pathlib import Path

import pytest

from tests.e2e import nat


@pytest.mark.timeout(400)
async def test_a_desk_behind_nat_takes_a_call_through_turn(tmp_path: Path) -> None:
    if missing := nat.absent():
        pytest.skip(f"not tried: {missing}")
    programmes = await asyncio.to_thread(nat.fetch)
    with nat.networks(tmp_path, programmes) as made:
        words = nat.within(nat.INSTANCE, sys.executable, "-m", "tests.e2e.nat_journey", str(tmp_path))
        pipe = asyncio.subprocess.PIPE
        journey = await asyncio.create_subprocess_exec(*words, stdout=pipe, stderr=pipe)
        try:
            told, said = await asyncio.wait_for(journey.communicate(), 100)
        finally:
            if journey.returncode is None:
                journey.terminate()
        assert told.decode().strip() == "way: relay", f"{said.decode()[-6000:]}\n{made.log[-2000:]}"
        assert "ALLOCATE processed, success" in made.log
