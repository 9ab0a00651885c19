"""Shapes of the desk."""

from typing import Literal
from uuid import UUID

from ninja import Field, Schema


class Presence(Schema):
    status: Literal["available", "break", "off"]


class Desk(Schema):
    """`desk`: an id that this browser keeps. One desk has an operator's phone: `take` takes it from another one."""

    desk: str = Field(pattern=r"^[0-9A-Za-z-]{1,64}$")
    take: bool = False


class IceServer(Schema):
    """As RTCPeerConnection takes it; user name and credential are empty for STUN."""

    urls: list[str]
    username: str = ""
    credential: str = ""


class PhoneCredentials(Schema):
    """For one SIP call over `/sip`; dies `expires_s` seconds unused, or with the call."""

    username: str
    password: str
    domain: str
    target: str
    expires_s: int
    ice_servers: list[IceServer] = []


class Dial(Schema):
    """`number` as people write it; `line_id`: whose number is shown, else the first line of one's queues."""

    number: str = Field(min_length=1, max_length=40)
    line_id: UUID | None = None


class Dialled(Schema):
    """The new call's id."""

    id: UUID


class Offer(Schema):
    """`offer`: the number of the offer that is answered, so that a late key press takes no other one."""

    offer: int = Field(ge=0, le=2**31 - 1)


class Keys(Schema):
    digits: str = Field(pattern=r"^[0-9*#]{1,32}$")
