"""Asterisk's security events (AMI, class "security") as the engine's."""

from collections.abc import Callable

from centrala.engine import ports

FAILED = {"InvalidAccountID", "InvalidPassword", "ChallengeResponseFailed", "AuthMethodNotAllowed"}


def hearer(tell: Callable[[ports.Event], None]) -> Callable[[dict[str, str]], None]:
    def hear(event: dict[str, str]) -> None:
        source = source_of(event.get("RemoteAddress", ""))
        if event["Event"] in FAILED and event.get("Service") == "PJSIP" and source:
            tell(ports.SourceFailed(source))

    return hear


def source_of(address: str) -> str:
    """IPV4/UDP/192.0.2.7/5060 -> 192.0.2.7"""
    parts = address.split("/")
    return parts[2] if len(parts) == 4 else ""
