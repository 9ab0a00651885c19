"""The session descriptions (RFC 8866) of a plain telephone: G.711 and telephone events (RFC 4733)."""

from dataclasses import dataclass

from tests.sip.g711 import Law

PAYLOADS: dict[Law, int] = {"PCMU": 0, "PCMA": 8}
EVENTS = 101


class NoAudioError(ValueError):
    """The description offers no audio that this telephone speaks."""


@dataclass(frozen=True, slots=True)
class Audio:
    """Where the other side listens, what it speaks, and the payload type of its key events."""

    host: str
    port: int
    law: Law
    events: int | None


def offer(host: str, port: int, laws: tuple[Law, ...] = ("PCMA", "PCMU")) -> bytes:
    types = [PAYLOADS[law] for law in laws]
    lines = [
        "v=0",
        f"o=- {port} 1 IN IP4 {host}",
        "s=-",
        f"c=IN IP4 {host}",
        "t=0 0",
        f"m=audio {port} RTP/AVP {' '.join(map(str, [*types, EVENTS]))}",
        *(f"a=rtpmap:{PAYLOADS[law]} {law}/8000" for law in laws),
        f"a=rtpmap:{EVENTS} telephone-event/8000",
        f"a=fmtp:{EVENTS} 0-15",
        "a=ptime:20",
        "a=sendrecv",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def parse(body: bytes) -> Audio:
    lines = [line for line in body.decode().splitlines() if line[1:2] == "="]
    host = next((line.split()[-1] for line in lines if line.startswith("c=")), "")
    media = next((line.split() for line in lines if line.startswith("m=audio")), [])
    types = [int(word) for word in media[3:]]
    law = next((law for number in types for law, own in PAYLOADS.items() if own == number), None)
    if law is None or not host:
        raise NoAudioError(body.decode())
    return Audio(host, int(media[1]), law, _events(lines))


def _events(lines: list[str]) -> int | None:
    for line in lines:
        if line.startswith("a=rtpmap:") and "telephone-event/8000" in line:
            return int(line.removeprefix("a=rtpmap:").split()[0])
    return None
