from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.tone import Frame, first_heard, is_heard, loudness, read_stereo, time_heard_s, tone_share, write_tone

RATE = 8000


def sine(hz: int, level: float = 0.4, seconds: float = 1.0) -> array[int]:
    return array(
        "h", [round(level * 32767 * math.sin(2 * math.pi * hz * n / RATE)) for n in range(int(RATE * seconds))]
    )


def mixed(one: array[int], other: array[int]) -> array[int]:
    return array("h", [a + b for a, b in zip(one, other, strict=True)])


@given(hz=st.integers(50, 3900), level=st.floats(0.02, 0.9))
def test_a_pure_tone_is_all_of_what_is_heard(hz: int, level: float) -> None:
    assert tone_share(sine(hz, level), RATE, hz) > 0.99


@given(hz=st.integers(100, 1900), other=st.integers(2000, 3900))
def test_another_tone_is_none_of_it(hz: int, other: int) -> None:
    assert tone_share(sine(hz), RATE, other) < 0.01


@given(level=st.floats(0.05, 0.4))
def test_the_shares_of_two_tones_reconcile(level: float) -> None:
    both = mixed(sine(440, level), sine(880, 0.4))
    assert abs(tone_share(both, RATE, 440) + tone_share(both, RATE, 880) - 1) < 0.01


def test_silence_is_no_tone() -> None:
    quiet = array("h", bytes(2 * RATE))
    assert (tone_share(quiet, RATE, 440), loudness(quiet), is_heard(quiet, RATE, 440)) == (0.0, 0.0, False)


def test_the_time_of_a_tone_is_measured() -> None:
    heard = sine(440, seconds=1.0) + sine(880, seconds=2.0)
    assert abs(time_heard_s(heard, RATE, 880) - 2.0) < 0.1


def test_the_first_frame_of_a_tone_tells_when() -> None:
    frames = [Frame(1.0, sine(440, seconds=0.02)), Frame(2.0, sine(880, seconds=0.02))]
    assert (first_heard(frames, RATE, 880), first_heard(frames, RATE, 1300)) == (2.0, None)
    assert first_heard([*frames, *frames[1:]], RATE, 880, in_a_row=2) == 2.0
    assert first_heard([*frames, *frames], RATE, 880, in_a_row=2) is None


def test_a_stereo_file_is_read_side_by_side(tmp_path: Path) -> None:
    file = tmp_path / "both.wav"
    left, right = sine(440), sine(880)
    with wave.open(str(file), "wb") as wav:
        wav.setnchannels(2)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(array("h", [s for pair in zip(left, right, strict=True) for s in pair]).tobytes())
    stereo = read_stereo(file)
    assert (stereo.left, stereo.right, stereo.duration_s) == (left, right, 1.0)


def test_a_written_tone_is_a_tone(tmp_path: Path) -> None:
    file = tmp_path / "tone.wav"
    write_tone(file, 880, seconds=1)
    with wave.open(str(file)) as wav:
        samples = array("h", wav.readframes(wav.getnframes()))
    assert tone_share(samples, 48000, 880) > 0.99
