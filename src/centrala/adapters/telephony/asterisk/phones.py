"""Short-lived SIP credentials, pushed into Asterisk's memory."""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from centrala.adapters.telephony.asterisk.ari import Ari, Json
from centrala.adapters.telephony.asterisk.ice import servers
from centrala.contract.commands import PhoneCredentials
from centrala.kit.settings import Media

UNUSED_S = 60
PUSH = "/asterisk/config/dynamic/res_pjsip"
DESK = {"context": "desk", "disallow": "all", "direct_media": "no", "device_state_busy_at": "0"}
BROWSER: Mapping[str, str] = {
    **DESK,
    "webrtc": "yes",
    "dtls_auto_generate_cert": "yes",
    "allow": "opus,alaw,ulaw",
    "timers": "no",
    "rtp_timeout": "8",
    "rtp_timeout_hold": "8",
}
"""Endpoint of an operator's browser. A leg lives by its sound alone, 8 s without any end it: its socket may break and
come back, and over the new one Asterisk can't ask for a SIP session's refresh (RFC 4028)."""
SIP_PHONE: Mapping[str, str] = {
    **DESK,
    "allow": "alaw,ulaw",
    "rtp_symmetric": "yes",
    "force_rport": "yes",
    "rewrite_contact": "yes",
}
"""Endpoint of an operator's telephone."""


@dataclass(slots=True)
class Phones:
    """`issued`: username -> operator, `desks`: -> desk. A username dies unused after UNUSED_S, or with the leg that
    used it."""

    endpoint: Mapping[str, str] = field(default_factory=lambda: BROWSER)
    media: Media = field(default_factory=Media)
    issued: dict[str, str] = field(default_factory=dict)
    desks: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    async def issue(self, ari: Ari, operator: str, desk: str = "") -> PhoneCredentials:
        """Raises AriError."""
        for username in [name for name, owner in self.issued.items() if owner == operator and name not in self.used]:
            self.revoke(ari, username)
        username, password = f"desk-{secrets.token_hex(8)}", secrets.token_urlsafe(24)
        self.issued[username], self.desks[username] = operator, desk
        for kind, fields in self._objects(username, password, operator):
            await ari.request("PUT", f"{PUSH}/{kind}/{username}", body=_body(fields))
        asyncio.get_running_loop().call_later(UNUSED_S, self._expire, ari, username)
        found = servers(self.media, operator, datetime.now(UTC))
        return PhoneCredentials(username, password, "centrala", "desk", UNUSED_S, found)

    def take_over(self, legs: Mapping[str, str]) -> None:
        """Channel name -> operator of the legs that are up: after a restart of ours or of Asterisk."""
        names = {username_of(name): operator for name, operator in legs.items()}
        self.issued, self.used = names, set(names)

    def revoke(self, ari: Ari, username: str) -> None:
        self.issued.pop(username, None)
        self.desks.pop(username, None)
        self.used.discard(username)
        for kind in ("endpoint", "aor", "auth"):
            ari.send("DELETE", f"{PUSH}/{kind}/{username}")

    def _objects(self, username: str, password: str, operator: str) -> list[tuple[str, dict[str, str]]]:
        auth = {"auth_type": "userpass", "username": username, "password": password}
        aor = {"max_contacts": "1", "remove_existing": "yes"}
        endpoint = {**self.endpoint, "auth": username, "aors": username, "set_var": f"CENTRALA_OPERATOR={operator}"}
        return [("auth", auth), ("aor", aor), ("endpoint", endpoint)]

    def _expire(self, ari: Ari, username: str) -> None:
        if username in self.issued and username not in self.used:
            self.revoke(ari, username)


def username_of(channel_name: str) -> str:
    """PJSIP/desk-ab12-00000001 -> desk-ab12"""
    return channel_name.removeprefix("PJSIP/").rpartition("-")[0]


def _body(fields: dict[str, str]) -> Json:
    return {"fields": [{"attribute": name, "value": value} for name, value in fields.items()]}
