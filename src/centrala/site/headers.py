"""Security headers of every answer."""

from collections.abc import Iterable

Headers = list[tuple[bytes, bytes]]
NONCE_HEADER = "X-Style-Nonce"
"""From the page to this layer only: it never leaves the process."""

_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'{nonce}; img-src 'self' data:; font-src 'self' data:; "
    "media-src 'self' blob:; connect-src 'self'{sockets}; worker-src 'self'; frame-ancestors 'none'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
_ALWAYS: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"microphone=(self), camera=(), geolocation=(), payment=(), usb=()"),
]


_ONLY_TLS: Headers = [(b"strict-transport-security", b"max-age=31536000")]


def secured(headers: Iterable[tuple[bytes, bytes]], host: str, *, tls: bool = False) -> Headers:
    """`host`: of the request, already known to be ours or refused; its own WebSocket may be opened."""
    name = NONCE_HEADER.lower().encode()
    kept = [(key, value) for key, value in headers if key.lower() != name]
    nonce = next((value.decode() for key, value in headers if key.lower() == name), "")
    return [*kept, *_ALWAYS, *(_ONLY_TLS if tls else []), (b"content-security-policy", policy(nonce, host).encode())]


def policy(nonce: str, host: str) -> str:
    sockets = f" ws://{host} wss://{host}" if host.replace(".", "").replace(":", "").replace("-", "").isalnum() else ""
    return _POLICY.format(nonce=f" 'nonce-{nonce}'" if nonce else "", sockets=sockets)
