"""Lines of pjsip.conf and rtp.conf for a machine that stands behind NAT, or whose desks do."""

import socket
from datetime import UTC, datetime

from centrala.adapters.telephony.asterisk.ice import ASTERISK, login
from centrala.kit.settings import Media, Settings

LOCAL = ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10")
"""Who calls from here is told the machine's own address (RFC 1918, 3927, 4193)."""


def outside(media: Media) -> str:
    """Of a transport: the address that is told to everybody else."""
    if not media.address:
        return ""
    told = [f"external_media_address = {media.address}", f"external_signaling_address = {media.address}"]
    return "\n".join([*told, *(f"local_net = {net}" for net in LOCAL)]) + "\n"


def ways(settings: Settings) -> str:
    """Of RTP: servers to ask, and the address outside as one more that browsers may try (RFC 8445)."""
    media, lines = settings.media, list[str]()
    if media.stun:
        lines.append(f"stunaddr = {media.stun}")
    if media.turn:
        username, password = login(media.turn_secret, "asterisk", datetime.now(UTC) + ASTERISK)
        lines += [f"turnaddr = {media.turn}", f"turnusername = {username}", f"turnpassword = {password}"]
    if media.address and (own := _own_address(settings)):
        lines += ["", "[ice_host_candidates]", f"{own} => {media.address},include_local_address"]
    return "\n".join(lines)


def _own_address(settings: Settings) -> str:
    """Of the interface that leads outside; "" without one. Nothing is sent."""
    host = settings.sip.host
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - read, not bound
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((settings.media.address, 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])
