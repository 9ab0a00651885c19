"""Settings of the way out, as they stand in the environment."""

import pytest

from centrala.kit.errors import AppError
from centrala.kit.settings import Address, Carrier, read

CARRIER = {"CENTRALA_CARRIER": "sip.example.net:5080"}


def test_a_carrier_with_and_without_a_log_in() -> None:
    assert read({}).carrier is None
    assert read(CARRIER).carrier == Carrier(Address("sip.example.net", 5080))
    login = {"CENTRALA_CARRIER_USER": "company-1", "CENTRALA_CARRIER_SECRET": "S3cret/+="}
    assert read(CARRIER | login).carrier == Carrier(Address("sip.example.net", 5080), "company-1", "S3cret/+=")


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"CENTRALA_CARRIER": "sip.example.net"}, "CENTRALA_CARRIER"),
        ({"CENTRALA_CARRIER_USER": "a\n[b]"}, "CENTRALA_CARRIER_USER"),
        ({"CENTRALA_CARRIER_USER": "a", "CENTRALA_CARRIER_SECRET": "x;y"}, "CENTRALA_CARRIER_SECRET"),
        ({"CENTRALA_CARRIER_USER": "a"}, "CENTRALA_CARRIER_SECRET"),
    ],
)
def test_what_would_break_the_configuration_is_refused_and_no_secret_is_shown(wrong: dict[str, str], name: str) -> None:
    with pytest.raises(AppError) as told:
        read(CARRIER | wrong)
    assert told.value.params["name"] == name
    assert "x;y" not in str(told.value.params)
