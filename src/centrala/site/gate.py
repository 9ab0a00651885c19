"""What a request must show before Django sees it: our host, and for sockets our own page."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

Headers = Iterable[tuple[bytes, bytes]]


def header(headers: Headers, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in headers if key == name), "")


def host_is_ours(headers: Headers) -> bool:
    """A page of another name that resolves to us gets nothing (DNS rebinding)."""
    domain, _ = split_domain_port(header(headers, b"host"))
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def same_origin(headers: Headers) -> bool:
    """Browsers always send the origin with a WebSocket."""
    origin = urlsplit(header(headers, b"origin"))
    return origin.scheme in {"http", "https"} and origin.netloc == header(headers, b"host") != ""
