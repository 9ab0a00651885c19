"""Both sides of a recording become one stereo file."""

import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centrala.apps.interactions.joining import POINTS, join, measure, sides, whole
from centrala.kit.errors import AppError


def side(file: Path, samples: list[int]) -> None:
    with wave.open(str(file), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(array("h", samples).tobytes())


def channels(file: Path) -> tuple[list[int], list[int]]:
    with wave.open(str(file)) as stereo:
        assert (stereo.getnchannels(), stereo.getsampwidth(), stereo.getframerate()) == (2, 2, 8000)
        samples = array("h", stereo.readframes(stereo.getnframes()))
    return list(samples[0::2]), list(samples[1::2])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "call.wav"


def test_the_customer_is_left_and_the_operator_right(file: Path) -> None:
    customer, operator = sides(file)
    side(customer, [1000] * 16000)
    side(operator, [-2000] * 16000)
    measured = join(file)
    assert measured is not None
    assert channels(file) == ([1000] * 16000, [-2000] * 16000)
    assert measured.duration_ms == 2000
    assert measured.left == [0.031] * POINTS
    assert measured.right == [0.061] * POINTS
    assert not customer.exists()
    assert not operator.exists()


@pytest.mark.parametrize(("left", "right"), [(100, 250), (250, 100), (0, 40), (40, 0), (100_000, 3)])
def test_the_shorter_side_is_silent_to_the_end(file: Path, left: int, right: int) -> None:
    customer, operator = sides(file)
    side(customer, [5] * left)
    side(operator, [7] * right)
    join(file)
    length = max(left, right)
    assert channels(file) == ([5] * left + [0] * (length - left), [7] * right + [0] * (length - right))


def test_a_missing_side_is_silent(file: Path) -> None:
    side(sides(file)[0], [9] * 800)
    join(file)
    assert channels(file) == ([9] * 800, [0] * 800)


def test_a_header_left_unfinished_is_read_by_the_files_size(file: Path) -> None:
    customer, operator = sides(file)
    side(customer, [3] * 1000)
    side(operator, [4] * 1000)
    broken = bytearray(customer.read_bytes())
    broken[4:8] = broken[40:44] = b"\0\0\0\0"
    customer.write_bytes(bytes(broken) + b"\x01")
    join(file)
    assert channels(file) == ([3] * 1000, [4] * 1000)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"nothing that is a sound file at all, whatever its name"])
def test_without_any_sound_it_is_lost(file: Path, content: bytes) -> None:
    for one in sides(file):
        one.write_bytes(content)
    assert join(file) is None
    assert not file.exists()


def test_joining_again_changes_nothing(file: Path) -> None:
    side(sides(file)[0], list(range(4000)))
    first = join(file)
    content = file.read_bytes()
    assert join(file) == first
    assert file.read_bytes() == content


@given(st.lists(st.integers(-32768, 32767), max_size=900))
def test_peaks_are_between_silence_and_the_loudest(
    tmp_path_factory: pytest.TempPathFactory, samples: list[int]
) -> None:
    file = tmp_path_factory.mktemp("peaks") / "call.wav"
    side(sides(file)[0], [*samples, 0])
    join(file)
    measured = measure(file)
    assert len(measured.left) == len(measured.right) == POINTS
    assert max(measured.left) == round(max(map(abs, [*samples, 0])) / 32768, 3)
    assert set(measured.right) == {0.0}


@pytest.mark.parametrize("stem", ["../secret", "2026/../../secret"])
def test_no_recording_lies_outside_its_folder(tmp_path: Path, stem: str) -> None:
    with pytest.raises(AppError):
        whole(tmp_path / "recordings", stem)
