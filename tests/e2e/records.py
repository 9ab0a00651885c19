"""What stands of a call afterwards, asked over the API and compared with what was measured outside."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from tests.e2e.api import Api, Json
from tests.sip.call import Call
from tests.sip.sources import RATE
from tests.tone import Stereo, read_stereo, time_heard_s
from tests.waiting import until_true

NEAR_S = 1.0  # clocks are one; telephony facts may lag, and so may this test


async def interaction(api: Api, call_id: str, *, result: str) -> Json:
    """The record, once it tells this result."""

    async def is_there() -> bool:
        answer = await api.raw("GET", f"/interactions/{call_id}")
        return answer.ok and (await answer.json())["result"] == result

    await until_true(is_there, f"interaction {call_id} recorded as {result}")
    return await api.get(f"/interactions/{call_id}")


async def recording(api: Api, call_id: str) -> Stereo:
    """The finished recording, as the page gets it."""

    async def is_ready() -> bool:
        return bool((await api.get(f"/interactions/{call_id}"))["recording"]["state"] == "ready")

    await until_true(is_ready, f"recording of {call_id} ready", within_s=20)
    answer = await api.raw("GET", f"/interactions/{call_id}/recording")
    assert answer.ok
    assert answer.headers["content-type"].startswith("audio/")
    with NamedTemporaryFile(suffix=".wav") as file:
        file.write(await answer.body())
        file.flush()
        return read_stereo(Path(file.name))


def assert_sides_are_apart(kept: Stereo, call: Call) -> None:
    """440 Hz only in the left channel (customer), 880 Hz only in the right one (operator), and all that was heard."""
    heard_s = time_heard_s(call.media.samples(), RATE, 880)
    assert time_heard_s(kept.left, kept.rate, 440) >= 0.9 * kept.duration_s
    assert time_heard_s(kept.right, kept.rate, 880) >= 0.9 * heard_s - 0.2
    assert time_heard_s(kept.left, kept.rate, 880) == 0
    assert time_heard_s(kept.right, kept.rate, 440) <= 0.08, "music on hold may hit the tone for a moment"


def assert_times_agree(told: Json, call: Call) -> None:
    """The record's times are those that the caller's telephone measured."""
    assert call.ended_s is not None
    assert abs(at_s(told["arrived_at"]) - call.placed_s) < NEAR_S
    assert abs(at_s(told["ended_at"]) - call.ended_s) < NEAR_S


def fact_kinds(told: Json) -> list[str]:
    return [fact["kind"] for fact in told["facts"]]


def assert_in_order(kinds: Sequence[str], *expected: str) -> None:
    """`expected` happened in this order; others may stand between."""
    rest = iter(kinds)
    assert all(kind in rest for kind in expected), f"{expected} not in order in {kinds}"


def at_s(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
