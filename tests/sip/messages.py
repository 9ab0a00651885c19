"""SIP messages (RFC 3261) as values: built and parsed, no sockets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_COMPACT = {
    "v": "via",
    "f": "from",
    "t": "to",
    "i": "call-id",
    "m": "contact",
    "l": "content-length",
    "c": "content-type",
}


class NotSipError(ValueError):
    """What arrived is no SIP message."""


@dataclass(frozen=True, slots=True)
class Message:
    """`start` is the first line; header names are lower case, in order, repeated ones stand apart."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @property
    def is_answer(self) -> bool:
        return self.start.startswith("SIP/2.0 ")

    @property
    def status(self) -> int:
        return int(self.start.split(" ", 2)[1])

    @property
    def method(self) -> str:
        """Of a request: its own; of an answer: that of the request it answers."""
        return self.first("cseq").split()[1] if self.is_answer else self.start.split(" ", 1)[0]

    @property
    def cseq(self) -> int:
        return int(self.first("cseq").split()[0])

    def all(self, name: str) -> list[str]:
        return [value for header, value in self.headers if header == name]

    def first(self, name: str) -> str:
        """The first value; "" when there is none."""
        return next(iter(self.all(name)), "")

    def to_bytes(self) -> bytes:
        lines = [self.start, *(f"{name.title()}: {value}" for name, value in self.headers)]
        lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body


def parse(datagram: bytes) -> Message:
    head, separator, body = datagram.partition(b"\r\n\r\n")
    try:
        start, *lines = re.sub(r"\r\n[ \t]+", " ", head.decode()).split("\r\n")
    except UnicodeDecodeError as error:
        raise NotSipError("not text") from error
    if not separator or "SIP/2.0" not in start:
        raise NotSipError(start[:80])
    headers = tuple(_header(line) for line in lines)
    if "cseq" not in dict(headers):
        raise NotSipError("no CSeq")
    return Message(start, headers, body)


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise NotSipError(line[:80])
    name = name.strip().lower()
    return _COMPACT.get(name, name), value.strip()


def request(method: str, uri: str, headers: Iterable[tuple[str, str]], body: bytes = b"") -> Message:
    return Message(f"{method} {uri} SIP/2.0", (*headers, ("max-forwards", "70")), body)


def answer(to: Message, status: int, reason: str, *, tag: str, extra: Iterable[tuple[str, str]] = ()) -> Message:
    """An answer to a request, by RFC 3261 section 8.2.6."""
    copied = [(name, value) for name, value in to.headers if name in {"via", "from", "call-id", "cseq", "record-route"}]
    called = to.first("to")
    own_tag = called if ";tag=" in called else f"{called};tag={tag}"
    return Message(f"SIP/2.0 {status} {reason}", (*copied, ("to", own_tag), *extra))


def uri_in(value: str) -> str:
    """The address of a From, To or Contact value."""
    inside = re.search(r"<([^>]+)>", value)
    return inside[1] if inside else value.split(";", maxsplit=1)[0].strip()


def params_in(value: str) -> dict[str, str]:
    """`Digest realm="x", nonce="y"` -> {realm: x, nonce: y}."""
    found: list[tuple[str, str, str]] = re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,;]+))', value)
    return {name.lower(): quoted or bare for name, quoted, bare in found}
