"""Commands that the web sends to the engine, and what the engine answers.

A command carries an id (sent twice, it is done once) and a deadline (done in time or not at all).
A person's command is answered after its fact is durable.
"""

from typing import Literal

import msgspec

from centrala.contract.directory import Directory


class Command(msgspec.Struct, frozen=True, tag_field="kind"):
    """Base of all commands; the tag is the class name."""


class SetPresence(Command, frozen=True):
    operator: str
    status: Literal["off", "available", "break"]
    by: str
    why: Literal["chosen", "signed_out"] = "chosen"


class IssuePhone(Command, frozen=True):
    """Ask for short-lived SIP credentials of the operator's browser; answered with PhoneCredentials.

    `desk`: the browser that asks, by an id that it keeps. One desk has an operator's phone: another one is refused
    (presence.phone_elsewhere) unless it says `take`."""

    operator: str
    desk: str = ""
    take: bool = False


class Answer(Command, frozen=True):
    call: str
    operator: str
    offer: int


class Dial(Command, frozen=True):
    """Call `number` (as people write it, or an emergency number) from the operator's desk, showing the number of
    `line`: "" for the first line of the operator's queues. `call`: the new call's id."""

    call: str
    operator: str
    number: str
    line: str = ""


class MarkVoicemail(Command, frozen=True):
    """A machine answered the operator's call."""

    call: str
    operator: str


class Hold(Command, frozen=True):
    call: str
    operator: str


class Resume(Command, frozen=True):
    call: str
    operator: str


class SendKeys(Command, frozen=True):
    """`digits`: 1 to 32 of 0-9 * #."""

    call: str
    operator: str
    digits: str


class HangUp(Command, frozen=True):
    call: str
    operator: str


class ExtendWrapUp(Command, frozen=True):
    call: str
    operator: str


class FinishWrapUp(Command, frozen=True):
    """Of a call out that nobody answered: its result says all that must be known."""

    call: str
    operator: str


class Document(Command, frozen=True):
    """Set reason and outcome; `finish` also ends the wrap-up. Valid for ended interactions too."""

    call: str
    operator: str
    reason: str
    outcome: str
    finish: bool


class PublishDirectory(Command, frozen=True):
    directory: Directory


class PlaceDemoCall(Command, frozen=True):
    """Place a real SIP call over loopback to `number`, as `caller`, speaking the dialogue."""

    demo: str
    number: str
    caller: str
    dialogue: str


class EndDemoCall(Command, frozen=True):
    demo: str


class Announce(Command, frozen=True):
    """Tell every web process that a recorded thing changed (`topic`: "interaction", "customer"…)."""

    topic: str
    id: str


class AskHealth(Command, frozen=True):
    """Answered with EngineHealth."""


class AskFigures(Command, frozen=True):
    """Answered with EngineFigures."""


AnyCommand = (
    SetPresence
    | IssuePhone
    | Answer
    | Dial
    | MarkVoicemail
    | Hold
    | Resume
    | SendKeys
    | HangUp
    | ExtendWrapUp
    | FinishWrapUp
    | Document
    | PublishDirectory
    | PlaceDemoCall
    | EndDemoCall
    | Announce
    | AskHealth
    | AskFigures
)


class Done(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """The command is done and its fact durable."""


class IceServer(msgspec.Struct, frozen=True):
    """A STUN or TURN server (RFC 7064, 7065) as a browser's RTCPeerConnection takes it."""

    urls: tuple[str, ...]
    username: str = ""
    credential: str = ""


class PhoneCredentials(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """SIP credentials that die after `expires_s` seconds unused, or with the leg."""

    username: str
    password: str
    domain: str
    target: str
    expires_s: int
    ice_servers: tuple[IceServer, ...] = ()


class EngineHealth(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """`problems`: stable codes of what is down, e.g. "telephony.down", "directory.missing".
    `warnings`: of what is not right although calls go on, e.g. "disk.low"."""

    problems: tuple[str, ...]
    journal_seq: int
    warnings: tuple[str, ...] = ()


class EngineFigures(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """What the engine counted since it started. `refused`: commands by error code. `written`: facts that were on
    the disk within each of WRITE_BOUNDS_S, and at last all of them; `write_s`: the sum of their times."""

    journal_seq: int
    followers: int
    refused: dict[str, int]
    written: tuple[int, ...]
    write_s: float


WRITE_BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)


class Refused(msgspec.Struct, frozen=True, tag=True, tag_field="kind"):
    """The command was not done: an AppError for the one who asked."""

    code: str
    status: int
    params: dict[str, str | int] = {}


Reply = Done | PhoneCredentials | EngineHealth | EngineFigures | Refused
