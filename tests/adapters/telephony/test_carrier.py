"""Calls out through real Asterisk: what the carrier is told, what the operator hears, and the demo's carrier."""

import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from centrala.adapters.telephony.asterisk import trunk
from centrala.engine import ports
from centrala.kit.settings import Address, Carrier, Settings
from tests.contract.exchange import AsteriskExchange, Ear, Exchange, asterisk, scripted
from tests.contract.test_telephony import LINE, RINGS_ON, at_desk, connected
from tests.sip.call import Call
from tests.sip.sources import RATE, tone
from tests.tone import is_heard
from tests.waiting import until

NUMBER = "+4072200000"


@pytest.fixture
def home() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="ct", dir="/tmp"))
    yield made / "h"
    shutil.rmtree(made)


@pytest.fixture(params=["scripted", pytest.param("asterisk", marks=pytest.mark.asterisk)])
async def demo(request: pytest.FixtureRequest, home: Path) -> AsyncIterator[Exchange]:
    made = scripted() if request.param == "scripted" else asterisk(home, simulates_carrier=True)
    async with made as exchange:
        yield exchange


async def dial(exchange: Exchange, ear: Ear, digit: str) -> str:
    exchange.telephony.order(ports.Dial(f"call-{digit}", "ana", f"{NUMBER}{digit}", LINE))
    return f"call-{digit}"


async def test_the_last_digit_says_what_comes_of_a_call_to_the_demo_s_carrier(demo: Exchange) -> None:
    ear = await connected(demo)
    await at_desk(demo, ear)
    for digit, cause in (("5", 17), ("7", 21), ("8", 1)):
        call = await dial(demo, ear, digit)
        assert await ear.hears(ports.CallGone) == ports.CallGone(call, cause)
    for digit in ("0", "9"):
        call = await dial(demo, ear, digit)
        assert (await ear.hears(ports.Ringing)).call == call
        assert (await ear.hears(ports.Joined)).call == call
        demo.telephony.order(ports.HangUp(call))
        await ear.hears(ports.CallGone)
    call = await dial(demo, ear, "6")
    assert (await ear.hears(ports.Ringing)).call == call
    demo.telephony.order(ports.HangUp(call))
    await ear.hears(ports.CallGone)
    assert not [event for event in ear.heard if isinstance(event, ports.Joined)]


@pytest.mark.asterisk
async def test_the_carrier_is_told_the_line_and_both_hear_each_other(home: Path) -> None:
    async with asterisk(home) as exchange:
        ear = await connected(exchange)
        desk = await _desk(exchange, ear)
        exchange.telephony.order(ports.Dial("call", "ana", RINGS_ON, LINE))
        customer = await exchange.carrier.is_called()
        assert (customer.number, customer.caller) == (RINGS_ON, LINE)
        await _hears(desk.media.samples, 425, "the operator hears it ring")
        customer.media.play(tone(440))
        desk.media.play(tone(880))
        customer.answer()
        await ear.hears(ports.Joined)
        await _hears(desk.media.samples, 440, "the operator hears the customer")
        await _hears(customer.media.samples, 880, "the customer hears the operator")


@pytest.mark.asterisk
@pytest.mark.parametrize(("status", "reason", "cause"), [(486, "Busy Here", 17), (603, "Decline", 21), (404, "No", 1)])
async def test_what_a_carrier_answers_is_told_as_a_cause(home: Path, status: int, reason: str, cause: int) -> None:
    async with asterisk(home) as exchange:
        ear = await connected(exchange)
        await _desk(exchange, ear)
        exchange.telephony.order(ports.Dial("call", "ana", RINGS_ON, LINE))
        (await exchange.carrier.is_called()).refuse(status, reason)
        assert await ear.hears(ports.CallGone) == ports.CallGone("call", cause)


def test_without_a_carrier_there_is_no_way_out_and_a_real_one_goes_before_the_demo_s(tmp_path: Path) -> None:
    bare = Settings(tmp_path, Address("127.0.0.1", 1), Address("127.0.0.1", 5070), (2000, 2010), "")
    assert (trunk.is_there(bare), trunk.sections(bare)) == (False, "")
    bare.demo_file.write_text("{}")
    assert "contact = sip:127.0.0.1:5070" in trunk.sections(bare)
    real = Settings(
        tmp_path,
        *(bare.http, bare.sip, bare.rtp_ports, ""),
        carrier=Carrier(Address("sip.example.net", 5060), "company", "secret"),
    )
    assert "contact = sip:sip.example.net:5060" in trunk.sections(real)
    assert "password = secret" in trunk.sections(real)
    assert "[carrier]" not in trunk.sections(real)


async def _desk(exchange: AsteriskExchange, ear: Ear) -> Call:
    desk = await at_desk(exchange, ear)
    assert isinstance(desk, Call)
    return desk


async def _hears(samples: "object", hz: float, said: str) -> None:
    assert callable(samples)
    await until(lambda: is_heard(list(samples(time.time() - 0.3)), RATE, hz), said)
