"""What a SIPp caller does, made of steps: each logs its moment as `WHAT NUMBER EPOCH_SECONDS`, SIPp's own words."""

from collections.abc import Sequence

_INVITE = """
INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bK-[pid]-[call_number]
From: <sip:[field0]@[local_ip]:[local_port]>;tag=[pid]t[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>
Call-ID: [call_id]
CSeq: 1 INVITE
Contact: <sip:[field0]@[local_ip]:[local_port]>
Max-Forwards: 70
Content-Type: application/sdp
Content-Length: [len]

v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 8
a=rtpmap:8 PCMA/8000
"""
_OK = """
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

"""
ANSWERED_MS = 30_000
"""How long a caller waits for an answer to the INVITE."""


def talk(*, at_most_ms: int = 120_000) -> str:
    """Until the other side hangs up."""
    return _whole(_invite(), _answered(), _receive_bye(at_most_ms))


def leave(after_ms: int) -> str:
    """Hangs up so long after Asterisk answered."""
    return _whole(_invite(), _answered(), _pause(after_ms), _say("left"), _request("BYE", 2), _receive(200))


def turned_away() -> str:
    """Hears that there is no such line."""
    refused = f'<recv response="404" timeout="{ANSWERED_MS}"><action>{_log("refused")}</action></recv>'
    return _whole(_invite(), _maybe(183), refused, _confirm())


def cancel(after_ms: int) -> str:
    """Gives up so long after it began to hear that there is no such line."""
    ended = f'<recv response="487" timeout="5000"><action>{_log("cancelled")}</action></recv>'
    early = f'<recv response="183" timeout="{ANSWERED_MS}"/>'
    same = "z9hG4bK-[pid]-[call_number]"
    stop = _send(_request_text("CANCEL", 1, branch=same, target=_TO, to=f"To: <{_TO}>"), retrans=True)
    return _whole(_invite(), early, _pause(after_ms), _say("left"), stop, _receive(200), ended, _confirm())


_TO = "sip:[service]@[remote_ip]:[remote_port]"


def _whole(*steps: str) -> str:
    end = '<timewait milliseconds="500"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="bench">\n{chr(10).join([*steps, end])}\n</scenario>\n'
    )


def _invite() -> str:
    return "\n".join([_say("placed"), _send(_INVITE, retrans=True), _maybe(100)])


def _answered() -> str:
    heard = f'<recv response="200" rrs="true" timeout="{ANSWERED_MS}"><action>{_log("answered")}</action></recv>'
    return "\n".join([heard, _send(_request_text("ACK", 1))])


def _receive_bye(within_ms: int) -> str:
    heard = f'<recv request="BYE" timeout="{within_ms}"><action>{_log("ended")}</action></recv>'
    return "\n".join([heard, _send(_OK)])


def _confirm() -> str:
    """The ACK of a refusal belongs to the INVITE's transaction (RFC 3261, section 17.1.1.3)."""
    return _send(_request_text("ACK", 1, branch="z9hG4bK-[pid]-[call_number]", target=_TO))


def _request(method: str, number: int) -> str:
    return _send(_request_text(method, number), retrans=True)


def _request_text(
    method: str, number: int, *, branch: str = "[branch]", target: str = "[next_url]", to: str = "[last_To:]"
) -> str:
    heads: Sequence[str] = (
        f"{method} {target} SIP/2.0",
        f"Via: SIP/2.0/[transport] [local_ip]:[local_port];branch={branch}",
        "From: <sip:[field0]@[local_ip]:[local_port]>;tag=[pid]t[call_number]",
        to,
        "Call-ID: [call_id]",
        f"CSeq: {number} {method}",
        "Max-Forwards: 70",
        "Content-Length: 0",
    )
    return "\n" + "\n".join(heads) + "\n\n"


def _send(text: str, *, retrans: bool = False) -> str:
    again = ' retrans="500"' if retrans else ""
    return f"<send{again}><![CDATA[{text}]]></send>"


def _receive(status: int) -> str:
    return f'<recv response="{status}" timeout="10000"/>'


def _maybe(status: int) -> str:
    return f'<recv response="{status}" optional="true"/>'


def _pause(ms: int) -> str:
    return f'<pause milliseconds="{ms}"/>'


def _say(what: str) -> str:
    return f"<nop><action>{_log(what)}</action></nop>"


def _log(what: str) -> str:
    return f'<log message="{what} [field0] [timestamp]"/>'
