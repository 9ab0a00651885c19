"""Speech in the telephone's band, held to G.711 as the tests' telephones speak it."""

import math
from array import array

import pytest

from centrala.adapters.speech.telephone import FROM, TO, alaw, narrowed
from tests.sip import g711
from tests.tone import goertzel, tone_share


def sine(hz: int, peak: int = 12_000, seconds: int = 1) -> "array[int]":
    return array("h", [round(peak * math.sin(2 * math.pi * hz * n / FROM)) for n in range(FROM * seconds)])


@pytest.mark.parametrize("hz", [200, 1000, 3000])
def test_what_a_telephone_carries_stays(hz: int) -> None:
    heard = narrowed(sine(hz))[400:-400]
    assert tone_share(heard, TO, hz) > 0.99
    assert 10_500 < max(heard) < 13_000


@pytest.mark.parametrize("hz", [4200, 5000, 7000, 9000])
def test_what_would_fold_into_the_band_is_gone(hz: int) -> None:
    kept = goertzel(narrowed(sine(1000)), TO, 1000)
    folded = goertzel(narrowed(sine(hz)), TO, abs(TO * round(hz / TO) - hz))
    assert folded < kept / 10_000


def test_it_lasts_as_long() -> None:
    assert len(alaw(sine(440, seconds=3))) == 3 * TO


def test_no_sample_is_cut_at_full_loudness() -> None:
    assert max(narrowed(array("h", [32_767] * FROM))) == 32_767


def test_each_code_means_the_sample_to_its_telephone() -> None:
    """G.711 quantises ever more coarsely: by an eighth of a sixteenth, at least 8."""
    quiet = narrowed(sine(300, 30_000))
    heard = g711.decode(alaw(sine(300, 30_000)), "PCMA")
    assert all(abs(said - then) <= max(16, abs(said) / 30) for said, then in zip(quiet, heard, strict=True))
