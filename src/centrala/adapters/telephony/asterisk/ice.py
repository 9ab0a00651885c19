"""Ways through NAT for desks and for Asterisk: STUN, and TURN with passwords that end by themselves.

TURN: the shared secret signs a user name that begins with its end in Unix time (draft-uberti-behave-turn-rest-00,
section 2.2; coturn: use-auth-secret)."""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta

from centrala.contract.commands import IceServer
from centrala.kit.settings import Media

DESK = timedelta(hours=14)
"""One leg lasts a long shift, and its relay is refreshed with the password that it began with."""
ASTERISK = timedelta(days=3650)
"""Read once from a file that only this user can read."""


def servers(media: Media, who: str, now: datetime) -> tuple[IceServer, ...]:
    """What a desk gets."""
    found = (IceServer((f"stun:{media.stun}",)),) if media.stun else ()
    if not media.turn:
        return found
    username, password = login(media.turn_secret, who, now + DESK)
    urls = (f"turn:{media.turn}?transport=udp", f"turn:{media.turn}?transport=tcp")
    return (*found, IceServer(urls, username, password))


def login(secret: str, who: str, ends: datetime) -> tuple[str, str]:
    username = f"{int(ends.timestamp())}:{who}"
    signed = hmac.new(secret.encode(), username.encode(), hashlib.sha1).digest()
    return username, base64.b64encode(signed).decode()
