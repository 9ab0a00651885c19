"""Asterisk's own log is bounded by Asterisk itself."""

import asyncio
from pathlib import Path

import pytest

from centrala.run.asterisk import _bound_log
from centrala.run.rotation import SIZE
from tests.contract.exchange import asterisk
from tests.waiting import until_true

pytestmark = pytest.mark.asterisk


async def test_asterisk_changes_to_a_new_file_when_its_log_is_large(tmp_path: Path) -> None:
    async with asterisk(tmp_path) as exchange:
        log, before = tmp_path / "logs" / "asterisk.log", tmp_path / "logs" / "asterisk.log.0"
        large = "earlier\n" * (SIZE // 8)

        async def is_changed() -> bool:
            """Asterisk answers once its modules are there."""
            if log.exists() and log.stat().st_size < SIZE and not before.exists():
                with log.open("a") as out:
                    out.write(large)
            await asyncio.to_thread(_bound_log, exchange.settings)
            return before.exists()

        await until_true(is_changed, "asterisk rotates", within_s=10)
        assert large in before.read_text()
        assert log.stat().st_size < SIZE
