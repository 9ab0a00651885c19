"""The way out: the carrier's endpoint, and the demo's carrier, which is this Asterisk itself."""

import secrets

from centrala.kit.settings import Address, Carrier, Settings

TRUNK = "trunk"
SIMULATED = "carrier"
"""Who calls under this name is our own trunk (etc/extensions.conf says what it comes to)."""


def sections(settings: Settings) -> str:
    """For pjsip.conf; nothing without a carrier."""
    if settings.carrier is not None:
        return _trunk(settings.carrier)
    if not settings.simulates_carrier:
        return ""
    ours = Address("127.0.0.1" if _everywhere(settings.sip) else settings.sip.host, settings.sip.port)
    carrier = Carrier(ours, SIMULATED, secrets.token_urlsafe(32))
    return _trunk(carrier, f"from_user = {SIMULATED}\n") + _simulated(carrier)


def is_there(settings: Settings) -> bool:
    return settings.carrier is not None or settings.simulates_carrier


def _everywhere(address: Address) -> bool:
    return address.host in ("0.0.0.0", "::")  # noqa: S104 - read, not bound


def _trunk(carrier: Carrier, more: str = "") -> str:
    login = f"outbound_auth = {TRUNK}\n" if carrier.user else ""
    return f"""
[{TRUNK}]
type = endpoint
context = inbound
aors = {TRUNK}
{login}{more}disallow = all
allow = alaw,ulaw
direct_media = no
rtp_symmetric = yes
force_rport = yes
dtmf_mode = rfc4733
rtp_timeout = 60
rtp_timeout_hold = 3600
send_pai = yes
trust_id_outbound = yes

[{TRUNK}]
type = aor
contact = sip:{carrier.address}
{_auth(TRUNK, carrier) if carrier.user else ""}"""


def _simulated(carrier: Carrier) -> str:
    return f"""
[{SIMULATED}]
type = endpoint
context = {SIMULATED}
auth = {SIMULATED}
disallow = all
allow = alaw,ulaw
direct_media = no
{_auth(SIMULATED, carrier)}"""


def _auth(name: str, carrier: Carrier) -> str:
    return f"""
[{name}]
type = auth
auth_type = userpass
username = {carrier.user}
password = {carrier.secret}
"""
