"""Who guesses names and passwords learns nothing, is logged once, and is shut out."""

from collections.abc import AsyncIterator

import pytest
import structlog

from centrala.contract.commands import IssuePhone, PhoneCredentials
from centrala.engine.commands import do
from tests.load.sip.house import House, house
from tests.load.sip.stranger import Stranger
from tests.waiting import until, until_true

pytestmark = pytest.mark.asterisk
METHODS = ("REGISTER", "INVITE", "OPTIONS", "SUBSCRIBE")


@pytest.fixture
async def there() -> AsyncIterator[House]:
    async with house() as made:
        yield made


async def _operator(there: House) -> str:
    issued = await do(there.engine, IssuePhone("ana"))
    assert isinstance(issued, PhoneCredentials)
    return issued.username


@pytest.mark.parametrize("method", METHODS)
async def test_an_operators_name_is_answered_as_one_that_is_nobodys(there: House, method: str) -> None:
    stranger = await Stranger.open(there.port)
    real, made_up = await _operator(there), f"desk-{'0123456789abcdef'}"
    guesses = [await stranger.statuses(method, name, password="guessed") for name in (real, made_up)]
    stranger.close()
    assert guesses[0] == guesses[1]
    assert guesses[0][0] == 401
    assert guesses[0][-1] in {401, 403}


@pytest.mark.parametrize("method", ["REGISTER", "OPTIONS", "SUBSCRIBE"])
async def test_all_other_names_are_answered_alike(there: House, method: str) -> None:
    stranger = await Stranger.open(there.port)
    names = ("100", "admin", "demo", "nobody", "anonymous", "desk", "udp")
    answers = {name: await stranger.statuses(method, name, password="1234") for name in names}
    stranger.close()
    assert len(set(map(tuple, answers.values()))) == 1, answers


async def test_guessing_is_logged_once_and_ends_in_a_ban(there: House) -> None:
    stranger = await Stranger.open(there.port, "127.0.0.3")
    with structlog.testing.capture_logs() as logs:
        for number in range(14):
            assert len(await stranger.statuses("REGISTER", f"desk-{number:016x}", password=f"guess{number}")) == 2
        await until(lambda: there.engine.figures.refused["sip.wrong_password"] >= 14, "the guesses are counted")
        assert [(log["source"], log["why"]) for log in logs if log["event"] == "sip.refused"] == [
            ("127.0.0.3", "wrong_password")
        ]
        await stranger.statuses("REGISTER", "desk-ffffffffffffffff", password="guessed")
        await until(lambda: there.engine.figures.refused["sip.banned"] == 1, "shut out")
    await _is_shut_out(stranger)
    stranger.close()
    assert "guess" not in there.log + str(logs)
    await there.takes_a_call()


async def _is_shut_out(stranger: Stranger) -> None:
    async def refused() -> bool:
        return await stranger.statuses("OPTIONS", "100") == [401]

    await until_true(refused, "401 to everything")
