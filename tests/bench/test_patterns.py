from array import array

from tests.bench.patterns import FRAMES, coded_payloads, hear
from tests.sip import g711
from tests.sip.sources import FRAME

PAYLOADS = coded_payloads()
SPOKEN = [g711.decode(payload, "PCMA") for payload in PAYLOADS]


def recorded(*frames: int, silent: int = 0) -> "array[int]":
    """`silent` samples, then these frames."""
    samples = array("h", bytes(2 * silent))
    for k in frames:
        samples.extend(SPOKEN[k % FRAMES])
    return samples


def test_every_frame_is_another_one() -> None:
    assert len({samples.tobytes() for samples in SPOKEN}) == FRAMES


def test_what_was_recorded_whole_has_no_gap_wherever_it_begins_and_over_the_patterns_end() -> None:
    heard = hear(recorded(*range(150, 150 + 2 * FRAMES), silent=37), PAYLOADS)
    assert (heard.frames, heard.missing, heard.foreign_ms, heard.places) == (2 * FRAMES, 0, 0, 0)
    assert heard.first_s == 37 / 8000


def test_a_missing_frame_is_found() -> None:
    heard = hear(recorded(5, 6, 8, 9), PAYLOADS)
    assert (heard.frames, heard.missing, heard.places) == (4, 1, 1)


def test_silence_put_between_is_found_with_its_length() -> None:
    samples = recorded(5, 6)
    samples.extend(recorded(7, 8, silent=FRAME * 3))
    heard = hear(samples, PAYLOADS)
    assert (heard.missing, heard.foreign_ms, heard.places) == (0, 60.0, 1)


def test_a_frame_that_was_changed_is_missing() -> None:
    samples = recorded(5, 6, 7)
    samples[FRAME + 80] += 1
    heard = hear(samples, PAYLOADS)
    assert (heard.missing, heard.foreign_ms) == (1, 20.0)


def test_silence_alone_has_no_frames() -> None:
    assert hear(array("h", bytes(2 * 8000)), PAYLOADS).frames == 0
