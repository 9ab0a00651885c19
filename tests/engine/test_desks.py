"""One desk has an operator's phone; another may take it, and never do both ring each other away."""

import pytest

from centrala.contract import commands as ask
from centrala.contract.live import LiveOperator
from centrala.kit.errors import AppError
from tests.engine.site import START, Site

ELSEWHERE = "presence.phone_elsewhere"


def shown(here: Site) -> LiveOperator:
    found = here.engine.live.entities["operator/ana"]
    assert isinstance(found, LiveOperator)
    return found


async def test_the_live_picture_says_whose_the_phone_is_and_since_when() -> None:
    here = await Site().start()
    await here.phone("ana", "office")
    assert (shown(here).desk, shown(here).phone_since) == ("office", START)
    await here.phone_breaks("ana")
    assert (shown(here).desk, shown(here).phone_since) == ("", None)


async def test_another_desk_is_refused_until_it_takes_the_phone() -> None:
    here = await Site().start()
    await here.phone("ana", "office")
    with pytest.raises(AppError, match=ELSEWHERE):
        await here.phone("ana", "home")
    assert shown(here).desk == "office"
    await here.phone("ana", "home", take=True)
    assert shown(here).desk == "home"
    with pytest.raises(AppError, match=ELSEWHERE):
        await here.phone("ana", "office")


async def test_the_same_desk_comes_again_after_a_reload_or_a_crash() -> None:
    here = await Site().start()
    await here.phone("ana", "office")
    await here.phone("ana", "office")
    assert shown(here).phone


async def test_two_desks_that_open_at_once_do_not_spoil_each_other_s_credentials() -> None:
    here = await Site().start()
    first = await here.do(ask.IssuePhone("ana", "office"))
    with pytest.raises(AppError, match=ELSEWHERE):
        await here.do(ask.IssuePhone("ana", "home"))
    assert isinstance(first, ask.PhoneCredentials)
    assert here.telephony.phone_connects(first.username)


async def test_a_desk_that_never_came_keeps_nobody_out() -> None:
    here = await Site().start()
    await here.do(ask.IssuePhone("ana", "office"))
    await here.pass_time(10)
    await here.phone("ana", "home")
    assert shown(here).desk == "home"


async def test_taking_the_phone_moves_the_talk_and_the_caller_hears_music_meanwhile() -> None:
    here = await Site().start()
    await here.phone("ana", "office")
    await here.do(ask.SetPresence("ana", "available", "ana"))
    call = await here.call()
    await here.answer(call)
    await here.phone("ana", "home", take=True)
    assert here.phase(call) == "talking"
    assert here.telephony.calls[call].partner == "ana"
    assert shown(here).desk == "home"
    assert here.journal.kinds(call)[-3:] == ["OperatorLost", "OperatorBack", "Answered"]
    assert here.status("ana") == "available"


async def test_a_restarted_engine_knows_whose_the_phone_is() -> None:
    here = await Site().start()
    await here.phone("ana", "office")
    await here.telephony.stop()
    again = await Site(here.journal, here.telephony).start()
    with pytest.raises(AppError, match=ELSEWHERE):
        await again.phone("ana", "home")
