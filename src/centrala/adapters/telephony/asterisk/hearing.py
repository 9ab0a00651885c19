"""ARI's events as the engine's events."""

from collections.abc import Callable
from pathlib import Path

from centrala.adapters.telephony.asterisk.ari import Ari, Json
from centrala.adapters.telephony.asterisk.arrivals import arrival
from centrala.adapters.telephony.asterisk.channels import DESKS, Channels
from centrala.adapters.telephony.asterisk.orders import UNALLOCATED
from centrala.adapters.telephony.asterisk.phones import Phones, username_of
from centrala.engine import ports

DIAL_S = 180
"""The engine gives up earlier; this is for calls whose engine never came back."""
NORMAL = 16
"""Q.850 normal clearing."""


class Hearing:
    def __init__(
        self, ari: Ari, channels: Channels, phones: Phones, sounds: Path, tell: Callable[[ports.Event], None]
    ) -> None:
        self._sounds = sounds
        self._ari = ari
        self._channels = channels
        self._phones = phones
        self._tell = tell
        self._causes: dict[str, int] = {}
        self._hear: dict[str, Callable[[Json], None]] = {
            "StasisStart": self._started,
            "ChannelHangupRequest": self._hangup_requested,
            "StasisEnd": self._ended,
            "ChannelDestroyed": self._ended,
            "ChannelStateChange": self._changed,
            "ChannelEnteredBridge": self._entered,
            "PlaybackFinished": self._played,
        }

    def hear(self, event: Json) -> None:
        handler = self._hear.get(event["type"])
        if handler is not None:
            handler(event)

    def _started(self, event: Json) -> None:
        match event["args"]:
            case ["call", _]:
                self._call_started(event["channel"])
            case ["out"]:
                self._out_started(event["channel"])
            case ["desk"]:
                self._phone_started(event["channel"])
            case ["demo"]:
                self._demo_started(event["channel"])

    def _call_started(self, channel: Json) -> None:
        came = arrival(channel)
        if came is None or channel["id"] in self._channels.call_of:
            return
        self._channels.add_call(came.call, channel["id"], channel["name"])
        self._tell(came)

    def _phone_started(self, channel: Json) -> None:
        username = username_of(channel["name"])
        operator = self._phones.issued.get(username)
        if operator is None:
            self._ari.send("DELETE", f"/channels/{channel['id']}")
            return
        self._phones.used.add(username)
        earlier = self._channels.add_phone(operator, channel["id"])
        if earlier is not None:
            self._channels.up.discard(operator)
            self._tell(ports.PhoneDown(operator))
            self._ari.send("DELETE", f"/channels/{earlier}")
        self._ari.send("POST", f"/channels/{channel['id']}/answer")
        self._ari.send("POST", f"/bridges/{DESKS}/addChannel", channel=channel["id"])
        self._ari.send("POST", f"/channels/{channel['id']}/silence")

    def _out_started(self, channel: Json) -> None:
        """Both channels are in the call's bridge before the carrier is asked, so that nothing it plays is lost."""
        call = self._channels.call_of.get(channel["id"], "")
        phone = self._channels.phone_of.get(self._channels.dialing.get(call, ""))
        if phone is None:
            self._ari.send("DELETE", f"/channels/{channel['id']}")
            return
        self._channels.name_of[call] = channel["name"]
        self._ari.send("DELETE", f"/channels/{phone}/silence", lambda status: None)
        self._ari.send("POST", f"/bridges/{call}/addChannel", channel=f"{phone},{channel['id']}")
        self._ari.send("POST", f"/channels/{channel['id']}/dial", timeout=DIAL_S)

    def _demo_started(self, channel: Json) -> None:
        demo = self._channels.demo_of.get(channel["id"])
        if demo is None:
            return
        self._ari.send("POST", f"/channels/{channel['id']}/silence")
        self._tell(ports.DemoAnswered(demo))

    def _changed(self, event: Json) -> None:
        """Of calls that we placed."""
        channel = event["channel"]
        call = self._channels.call_of.get(channel["id"], "")
        operator = self._channels.dialing.get(call)
        if operator is None:
            return
        if channel["state"] == "Ringing":
            self._tell(ports.Ringing(call))
        elif channel["state"] == "Up":
            del self._channels.dialing[call]
            self._tell(ports.Joined(call, operator))

    def _hangup_requested(self, event: Json) -> None:
        self._causes[event["channel"]["id"]] = int(event.get("cause") or NORMAL)

    def _ended(self, event: Json) -> None:
        """StasisEnd for a channel that was in the application; ChannelDestroyed for one that never got there."""
        channel = event["channel"]
        asked = self._causes.pop(channel["id"], NORMAL)
        cause = int(event.get("cause") or asked)
        if (call := self._channels.drop_call(channel["id"])) is not None:
            self._tell(ports.CallGone(call, cause))
            self._ari.send("DELETE", f"/bridges/{call}")
        elif (demo := self._channels.demo_of.pop(channel["id"], None)) is not None:
            self._tell(ports.DemoGone(demo, cause))
        if (username := username_of(channel["name"])) in self._phones.issued:
            self._phones.revoke(self._ari, username)
        if (operator := self._channels.drop_phone(channel["id"])) is not None:
            self._tell(ports.PhoneDown(operator))

    def _entered(self, event: Json) -> None:
        bridge, channel = event["bridge"], event["channel"]["id"]
        operator = self._channels.operator_of.get(channel)
        if bridge["id"] == DESKS:
            if operator is not None and operator not in self._channels.up:
                self._channels.up.add(operator)
                desk = self._phones.desks.get(username_of(event["channel"]["name"]), "")
                self._tell(ports.PhoneUp(operator, desk))
            return
        if bridge["id"] in self._channels.dialing:
            return
        customer = self._channels.channel_of.get(bridge["id"])
        partner = next(
            (self._channels.operator_of[m] for m in bridge["channels"] if m in self._channels.operator_of), None
        )
        if customer in bridge["channels"] and partner is not None:
            self._tell(ports.Joined(bridge["id"], partner))

    def _played(self, event: Json) -> None:
        """Also comes for a caller who leaves meanwhile, after the request to hang up; and for a missing sound,
        which must not hold up a call."""
        kind, _, subject = event["playback"]["id"].partition("-")
        match kind:
            case "greeting" if self._channels.channel_of.get(subject) not in self._causes:
                self._tell(ports.GreetingEnded(subject))
            case "closed":
                self._ari.send("DELETE", f"/channels/{self._channels.channel_of.get(subject)}")
            case "not_in_use" if subject in self._channels.channel_of:
                self._ari.send("DELETE", f"/channels/{self._channels.channel_of[subject]}", reason_code=UNALLOCATED)
            case "demo":
                self._ari.send("DELETE", f"/channels/demo-{subject}")
