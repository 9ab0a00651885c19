"""What the requests of one call have in common (RFC 3261, section 12)."""

import secrets
from dataclasses import dataclass, field, replace

from tests.sip import messages
from tests.sip.messages import Message


@dataclass(frozen=True, slots=True)
class Dialog:
    """`own` and `peer` are the From and To values; `target` is where requests go."""

    own: str
    peer: str
    target: str
    host: str
    port: int
    user: str
    call_id: str = field(default_factory=lambda: secrets.token_hex(12))
    cseq: int = 1

    def request(
        self, method: str, *, body: bytes = b"", extra: tuple[tuple[str, str], ...] = (), branch: str = ""
    ) -> Message:
        """`branch` repeats that of an earlier request: CANCEL and the ACK of a refusal must."""
        headers = [
            ("via", f"SIP/2.0/UDP {self.host}:{self.port};rport;branch={branch or new_branch()}"),
            ("from", self.own),
            ("to", self.peer),
            ("call-id", self.call_id),
            ("cseq", f"{self.cseq} {method}"),
            ("contact", self.contact),
            *extra,
        ]
        if body:
            headers.append(("content-type", "application/sdp"))
        return messages.request(method, self.target, headers, body)

    @property
    def contact(self) -> str:
        return f"<sip:{self.user}@{self.host}:{self.port}>"

    def next(self) -> "Dialog":
        return replace(self, cseq=self.cseq + 1)

    def answered_by(self, answer: Message) -> "Dialog":
        """The confirmed dialog: the other side's tag and address are known."""
        contact = answer.first("contact")
        target = messages.uri_in(contact) if contact else self.target
        return replace(self, peer=answer.first("to"), target=target)


def new_branch() -> str:
    return f"z9hG4bK{secrets.token_hex(8)}"


def branch_of(request: Message) -> str:
    return messages.params_in(request.first("via")).get("branch", "")
