"""The engine's orders as ARI requests. Asterisk carries out the requests of one connection in order."""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog

from centrala.adapters.telephony.asterisk import trunk
from centrala.adapters.telephony.asterisk.ami import Ami, AmiError
from centrala.adapters.telephony.asterisk.ari import APP, Ari
from centrala.adapters.telephony.asterisk.channels import DESKS, OUT, Channels
from centrala.adapters.telephony.asterisk.phones import PUSH, Phones
from centrala.engine import ports
from centrala.kit.settings import Settings

NO_ROUTE = 3
"""Q.850: no way to the destination."""
UNALLOCATED = 1
"""Q.850 cause that becomes SIP 404."""
SHUT_OUT = "shut-out"
"""The endpoint of who may not come in (etc/pjsip.conf)."""
CONGESTION = 42
"""Q.850 cause that becomes SIP 503."""
LEAVING_S = 0.3
"""A customer's channel that is just ending refuses already, and its end is told a moment later."""
log = structlog.get_logger()


def _as_it_may(status: int) -> None:
    """Refused when there was nothing to undo."""


class Orders:
    def __init__(
        self,
        ari: Ari,
        ami: Ami,
        channels: Channels,
        phones: Phones,
        settings: Settings,
        tell: Callable[[ports.Event], None],
    ) -> None:
        self._ari = ari
        self._ami = ami
        self._channels = channels
        self._phones = phones
        self._settings = settings
        self._tell = tell
        self._tasks: set[asyncio.Task[None]] = set()
        self._do: dict[type, Callable[[Any], None]] = {
            ports.Greet: self._greet,
            ports.Dial: self._dial,
            ports.TurnAway: self._turn_away,
            ports.Music: self._music,
            ports.Join: self._join,
            ports.Park: self._park,
            ports.Record: self._record,
            ports.SendKeys: self._send_keys,
            ports.HangUp: self._hang_up,
            ports.DropPhone: self._drop_phone,
            ports.Refuse: self._refuse,
            ports.Ban: self._ban,
            ports.Unban: self._unban,
            ports.PlaceDemo: self._place_demo,
            ports.SpeakDemo: self._speak_demo,
            ports.EndDemo: self._end_demo,
        }

    def carry_out(self, order: ports.Order) -> None:
        self._do[type(order)](order)

    def _greet(self, order: ports.Greet) -> None:
        channel = self._channels.channel_of.get(order.call)
        if channel is None:
            return
        self._ari.send("POST", f"/channels/{channel}/answer")
        self._ari.send("POST", f"/bridges/{order.call}", type="mixing", name=order.call)
        if order.recorded:
            media = f"sound:{self._settings.sounds / order.language / 'recorded'}"
            self._ari.send("POST", f"/channels/{channel}/play/greeting-{order.call}", media=media)
        else:
            asyncio.get_running_loop().call_soon(self._tell, ports.GreetingEnded(order.call))

    def _dial(self, order: ports.Dial) -> None:
        """Hearing asks the carrier, as soon as the channel is there. Who calls is taken from the operator's leg, which
        joins the call before."""
        phone = self._channels.phone_of.get(order.operator)
        if phone is None or not trunk.is_there(self._settings):
            asyncio.get_running_loop().call_soon(self._tell, ports.CallGone(order.call, NO_ROUTE))
            return
        channel = f"{OUT}{order.call}"
        self._channels.add_call(order.call, channel, "")
        self._channels.dialing[order.call] = order.operator
        self._ari.send("POST", f"/channels/{phone}/variable", variable="CALLERID(num)", value=order.shown)
        self._ari.send("POST", f"/bridges/{order.call}", type="mixing", name=order.call)
        self._ari.send_body(
            "POST",
            "/channels/create",
            {"variables": {"CENTRALA_CALL": order.call}},
            lambda status: self._not_dialled(order.call),
            endpoint=f"PJSIP/{order.number}@{trunk.TRUNK}",
            app=APP,
            appArgs="out",
            channelId=channel,
        )

    def _not_dialled(self, call: str) -> None:
        if self._channels.drop_call(f"{OUT}{call}") is not None:
            self._tell(ports.CallGone(call, NO_ROUTE))

    def _turn_away(self, order: ports.TurnAway) -> None:
        channel = self._channels.channel_of.get(order.call)
        if channel is None:
            return
        media = f"sound:{self._settings.sounds / order.language / order.why}"
        self._ari.send("POST", f"/channels/{channel}/{'progress' if order.why == 'not_in_use' else 'answer'}")
        self._ari.send("POST", f"/channels/{channel}/play/{order.why}-{order.call}", media=media)

    def _music(self, order: ports.Music) -> None:
        channel = self._channels.channel_of.get(order.call)
        if channel is not None:
            self._ari.send("POST", f"/bridges/{order.call}/removeChannel", _as_it_may, channel=channel)
            self._ari.send("POST", f"/channels/{channel}/moh", mohClass="default")

    def _join(self, order: ports.Join) -> None:
        channel = self._channels.channel_of.get(order.call)
        phone = self._channels.phone_of.get(order.operator)
        if channel is None or phone is None:
            asyncio.get_running_loop().call_soon(self._join_failed, order, phone)
            return
        both = f"{channel},{phone}"
        self._ari.send("DELETE", f"/channels/{channel}/moh", _as_it_may)
        self._ari.send("DELETE", f"/channels/{phone}/silence", _as_it_may)

        def refused(status: int) -> None:
            asyncio.get_running_loop().call_later(LEAVING_S, self._join_failed, order, phone)

        self._ari.send("POST", f"/bridges/{order.call}/addChannel", refused, channel=both)

    def _join_failed(self, order: ports.Join, phone: str | None) -> None:
        """Not when one of them has left meanwhile: that is told by itself, and is no fault of the other's."""
        if order.call in self._channels.channel_of and self._channels.phone_of.get(order.operator) == phone:
            self._tell(ports.JoinFailed(order.call, order.operator))

    def _park(self, order: ports.Park) -> None:
        phone = self._channels.phone_of.get(order.operator)
        if phone is not None:
            self._ari.send("POST", f"/bridges/{DESKS}/addChannel", channel=phone)
            self._ari.send("POST", f"/channels/{phone}/silence")

    def _record(self, order: ports.Record) -> None:
        name = self._channels.name_of.get(order.call)
        if name is not None:
            task = asyncio.create_task(self._start_recording(order, name))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _start_recording(self, order: ports.Record, channel_name: str) -> None:
        stem = self._settings.recordings / order.recording
        stem.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        options = f"r({stem}-customer.wav)t({stem}-operator.wav)i(CENTRALA_RECORDING)"
        try:
            await self._ami.action("MixMonitor", Channel=channel_name, Options=options)
        except AmiError as error:
            log.error("telephony.recording_refused", call=order.call, error=str(error))
            return
        self._tell(ports.RecordingStarted(order.call, order.recording))

    def _send_keys(self, order: ports.SendKeys) -> None:
        channel = self._channels.channel_of.get(order.call)
        if channel is not None:
            self._ari.send("POST", f"/channels/{channel}/dtmf", dtmf=order.digits, between=100, duration=120)

    def _hang_up(self, order: ports.HangUp) -> None:
        channel = self._channels.channel_of.get(order.call)
        if channel is not None:
            self._ari.send("DELETE", f"/channels/{channel}")

    def _refuse(self, order: ports.Refuse) -> None:
        channel = self._channels.channel_of.get(order.call)
        if channel is not None:
            self._ari.send("DELETE", f"/channels/{channel}", reason_code=CONGESTION)

    def _ban(self, order: ports.Ban) -> None:
        """Asterisk then answers 401 to whatever comes from there, before it looks at it."""
        wanted = {"endpoint": SHUT_OUT, "match": order.source}
        fields = [{"attribute": name, "value": value} for name, value in wanted.items()]
        self._ari.send_body("PUT", f"{PUSH}/identify/{_ban(order.source)}", {"fields": fields})

    def _unban(self, order: ports.Unban) -> None:
        self._ari.send("DELETE", f"{PUSH}/identify/{_ban(order.source)}")

    def _drop_phone(self, order: ports.DropPhone) -> None:
        phone = self._channels.phone_of.get(order.operator)
        if phone is not None:
            self._ari.send("DELETE", f"/channels/{phone}")
        for username in [name for name, owner in self._phones.issued.items() if owner == order.operator]:
            self._phones.revoke(self._ari, username)

    def _place_demo(self, order: ports.PlaceDemo) -> None:
        channel = f"demo-{order.demo}"
        self._channels.demo_of[channel] = order.demo
        gone = ports.DemoGone(order.demo, 34)
        self._ari.send(
            "POST",
            f"/channels/{channel}",
            lambda status: self._tell(gone),
            endpoint=f"PJSIP/demo/sip:{order.number}@{self._settings.sip}",
            app=APP,
            appArgs="demo",
            callerId=order.caller or "anonymous",
            formats="alaw",
            timeout=60,
        )

    def _speak_demo(self, order: ports.SpeakDemo) -> None:
        channel = f"demo-{order.demo}"
        media = f"sound:{self._settings.sounds / 'demo' / order.dialogue}"
        self._ari.send("DELETE", f"/channels/{channel}/silence", _as_it_may)
        self._ari.send("POST", f"/channels/{channel}/play/{channel}", media=media)

    def _end_demo(self, order: ports.EndDemo) -> None:
        self._ari.send("DELETE", f"/channels/demo-{order.demo}")


def _ban(source: str) -> str:
    """The name of what shuts a source out."""
    return f"ban-{source.replace(':', '-')}"
