import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sip import rtp


@given(
    payload=st.binary(max_size=200),
    sequence=st.integers(0, 0xFFFF),
    timestamp=st.integers(0, 0xFFFFFFFF),
    marked=st.booleans(),
)
def test_a_packet_reads_back_as_it_was_written(payload: bytes, sequence: int, timestamp: int, marked: bool) -> None:
    packet = rtp.Packet(8, sequence, timestamp, 42, payload, marked)
    assert rtp.parse(packet.to_bytes()) == packet


def test_extension_and_padding_are_left_out() -> None:
    head = bytes([0xB0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3])
    extension = bytes([0xBE, 0xDE, 0, 1, 1, 2, 3, 4])
    assert rtp.parse(head + extension + b"sound" + bytes([0, 0, 3])).payload == b"sound"


def test_a_key_event_is_read() -> None:
    assert rtp.key_event(bytes([11, 0x8A, 0x03, 0x20])) == rtp.KeyEvent("#", True, 800)


@pytest.mark.parametrize("noise", [b"", b"\x80", b"\x00" * 12])
def test_noise_is_refused_as_no_packet(noise: bytes) -> None:
    with pytest.raises(rtp.NotRtpError):
        rtp.parse(noise)
