"""What a customer hears, said as a test says it."""

import time
from collections.abc import Callable
from typing import Protocol

from tests.sip.media import Media
from tests.sip.sources import RATE
from tests.tone import AUDIBLE, is_heard, loudness, tone_share
from tests.waiting import until

LATELY_S = 0.3


class Telephone(Protocol):
    """Of a caller, or of somebody who was called."""

    media: Media


async def hears_operator(call: Telephone, *, within_s: float = 5.0) -> None:
    """880 Hz, the tone of the operator's microphone."""
    await _hears(call, lambda lately: is_heard(lately, RATE, 880), "the operator's 880 Hz", within_s)


async def hears_no_operator(call: Telephone, *, within_s: float = 5.0) -> None:
    await _hears(call, lambda lately: not is_heard(lately, RATE, 880, 0.2), "no 880 Hz", within_s)


async def hears_music(call: Telephone, *, within_s: float = 10.0) -> None:
    """Something audible that is not the operator."""
    await _hears(
        call,
        lambda lately: loudness(lately) > AUDIBLE / 2 and tone_share(lately, RATE, 880) < 0.3,
        "music",
        within_s,
    )


async def _hears(call: Telephone, what: Callable[[list[int]], bool], said: str, within_s: float) -> None:
    await until(lambda: what(_lately(call)), f"the customer hears {said}", within_s=within_s)


def _lately(call: Telephone) -> list[int]:
    return list(call.media.samples(time.time() - LATELY_S))
