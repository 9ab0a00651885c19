"""What the engine counts of itself."""

import pytest

from centrala.contract.commands import AskFigures, EngineFigures, Hold
from centrala.kit.errors import AppError
from tests.engine.site import Site


async def test_refused_commands_and_written_facts_are_counted() -> None:
    site = await Site().start()
    await site.call()
    stop = site.engine.live.follow(lambda update: None)
    with pytest.raises(AppError):
        await site.do(Hold("gone", "ana"))
    figures = await site.do(AskFigures())
    assert isinstance(figures, EngineFigures)
    assert figures.refused == {"calls.gone": 1}
    assert figures.followers == 1
    assert figures.written[-1] == figures.journal_seq == len(site.journal.entries)
    stop()
