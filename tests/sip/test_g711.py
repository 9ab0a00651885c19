from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sip.g711 import Law, decode, encode

LAWS: list[Law] = ["PCMA", "PCMU"]


@pytest.mark.parametrize("law", LAWS)
def test_every_code_survives_decoding_and_encoding(law: Law) -> None:
    codes = bytes(range(256))
    again = decode(encode(decode(codes, law), law), law)
    assert again == decode(codes, law)


@pytest.mark.parametrize("law", LAWS)
@given(sample=st.integers(-32768, 32767))
def test_the_error_stays_within_the_step(law: Law, sample: int) -> None:
    heard = decode(encode(array("h", [sample]), law), law)[0]
    assert abs(heard - sample) <= max(16, abs(sample) // 16)


@pytest.mark.parametrize(
    ("law", "code", "sample"),
    [("PCMU", 0xFF, 0), ("PCMU", 0x00, -32124), ("PCMU", 0x80, 32124), ("PCMA", 0xD5, 8), ("PCMA", 0xAA, 32256)],
)
def test_known_codes_mean_what_the_standard_says(law: Law, code: int, sample: int) -> None:
    assert decode(bytes([code]), law)[0] == sample
