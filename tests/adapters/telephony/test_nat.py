"""What desks, carriers and Asterisk are told of ways through NAT."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from centrala.adapters.telephony.asterisk.ice import DESK, servers
from centrala.adapters.telephony.asterisk.nat import outside, ways
from centrala.kit import settings as settings_of
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def made(**values: str) -> Settings:
    return settings_of.read({f"CENTRALA_{name}": value for name, value in values.items()})


def test_without_settings_nothing_is_said() -> None:
    plain = made()
    assert servers(plain.media, "ana", NOW) == ()
    assert outside(plain.media) == ""
    assert ways(plain) == ""


def test_a_desk_gets_a_relay_with_a_password_that_ends() -> None:
    media = made(STUN="stun.example:3478", TURN="turn.example:3478", TURN_SECRET="shared").media
    stun, turn = servers(media, "ana", NOW)
    assert stun.urls == ("stun:stun.example:3478",)
    assert turn.urls == ("turn:turn.example:3478?transport=udp", "turn:turn.example:3478?transport=tcp")
    ends, _, who = turn.username.partition(":")
    assert datetime.fromtimestamp(int(ends), UTC) == NOW + DESK <= NOW + timedelta(hours=24)
    assert who == "ana"
    signed = hmac.new(b"shared", turn.username.encode(), hashlib.sha1).digest()
    assert turn.credential == base64.b64encode(signed).decode()


def test_asterisk_is_told_the_same_and_never_the_secret(tmp_path: Path) -> None:
    settings = made(TURN="192.0.2.9:3478", TURN_SECRET="shared", MEDIA_ADDRESS="203.0.113.5", SIP="192.168.1.2:5060")
    lines = ways(settings).splitlines()
    assert "turnaddr = 192.0.2.9:3478" in lines
    assert "192.168.1.2 => 203.0.113.5,include_local_address" in lines
    assert "shared" not in ways(settings)
    told = outside(settings.media).splitlines()
    assert told[:2] == ["external_media_address = 203.0.113.5", "external_signaling_address = 203.0.113.5"]
    assert "local_net = 192.168.0.0/16" in told


def test_a_relay_needs_its_secret() -> None:
    with pytest.raises(AppError, match=r"settings\.invalid"):
        made(TURN="192.0.2.9:3478")
