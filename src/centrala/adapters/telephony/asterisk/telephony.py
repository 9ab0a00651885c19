"""engine.ports.Telephony on Asterisk: keeps the connection, hands orders and events on."""

import asyncio
from collections.abc import Callable, Mapping

import structlog
import websockets

from centrala.adapters.telephony.asterisk import endings, trunk
from centrala.adapters.telephony.asterisk.ami import Ami, AmiError
from centrala.adapters.telephony.asterisk.ari import Ari, AriError, Json
from centrala.adapters.telephony.asterisk.channels import DESKS, Channels, talks
from centrala.adapters.telephony.asterisk.config import ended_file, read_access
from centrala.adapters.telephony.asterisk.hearing import Hearing
from centrala.adapters.telephony.asterisk.orders import Orders
from centrala.adapters.telephony.asterisk.phones import BROWSER, Phones
from centrala.adapters.telephony.asterisk.security import hearer
from centrala.contract.commands import PhoneCredentials
from centrala.engine import ports
from centrala.kit.errors import AppError
from centrala.kit.settings import Settings

RETRY_S = 0.2
WRITTEN_S = 0.1
"""After which the end of a channel that is no longer there has been written down."""
log = structlog.get_logger()
Listener = Callable[[ports.Event], None]


class AsteriskTelephony:
    """Finds Asterisk through settings.asterisk_file, again at each attempt: a restarted one has other ports."""

    def __init__(self, settings: Settings, endpoint: Mapping[str, str] = BROWSER) -> None:
        """`endpoint`: what operators call from, phones.BROWSER or phones.SIP_PHONE."""
        self._settings = settings
        self._phones = Phones(endpoint, settings.media)
        self._orders: Orders | None = None
        self._ari: Ari | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self, listener: Listener) -> None:
        self._task = asyncio.create_task(self._run(listener))

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def order(self, order: ports.Order) -> None:
        if self._orders is not None:
            self._orders.carry_out(order)
        elif isinstance(order, ports.Join):
            log.warning("telephony.order_while_down", order=type(order).__name__)

    async def issue_phone(self, operator: str, desk: str = "") -> PhoneCredentials:
        if self._ari is None:
            raise AppError("telephony.down", 503)
        try:
            return await self._phones.issue(self._ari, operator, desk)
        except AriError as error:
            log.error("telephony.phone_refused", status=error.status)
            raise AppError("telephony.down", 503) from error

    async def _run(self, listener: Listener) -> None:
        while True:
            try:
                await self._live(listener)
            except (OSError, ValueError, AmiError, AriError, websockets.WebSocketException) as error:
                log.debug("telephony.not_yet", error=str(error))
            await asyncio.sleep(RETRY_S)

    async def _live(self, listener: Listener) -> None:
        access = read_access(self._settings.asterisk_file)
        ari = await Ari.connect(access)
        ami: Ami | None = None
        try:
            ami = await Ami.connect(access, hearer(listener))
            channels = await _prepare(ari)
            await self._serve(ari, ami, channels, listener)
        finally:
            self._ari = self._orders = None
            await ari.close()
            if ami is not None:
                await ami.close()

    async def _serve(self, ari: Ari, ami: Ami, channels: Channels, listener: Listener) -> None:
        bridges = await ari.request("GET", "/bridges")
        _remove_left_over(ari, bridges, channels)
        await asyncio.sleep(WRITTEN_S)
        ended = await asyncio.to_thread(endings.read, ended_file(self._settings.logs))
        self._phones.take_over(channels.phone_names)
        self._ari = ari
        self._orders = Orders(ari, ami, channels, self._phones, self._settings, listener)
        hearing = Hearing(ari, channels, self._phones, self._settings.sounds, listener)
        log.info("telephony.connected", calls=len(channels.channel_of), phones=len(channels.up))
        listener(
            ports.Connected(
                calls=frozenset(channels.channel_of),
                phones=frozenset(channels.up),
                talking=talks(bridges, channels),
                carrier=trunk.is_there(self._settings),
                arrived=tuple(channels.arrived),
                recorded=frozenset(channels.recorded),
                ended=ended,
            )
        )
        try:
            async for event in ari.events():
                hearing.hear(event)
        finally:
            log.warning("telephony.disconnected")
            listener(ports.Disconnected())


def _remove_left_over(ari: Ari, bridges: list[Json], channels: Channels) -> None:
    """The rooms of calls that ended while nobody listened."""
    for bridge in bridges:
        if bridge["id"] not in {DESKS, *channels.channel_of}:
            ari.send("DELETE", f"/bridges/{bridge['id']}")


async def _prepare(ari: Ari) -> Channels:
    """The operators' room exists; what is there is known."""
    if DESKS not in {bridge["id"] for bridge in await ari.request("GET", "/bridges")}:
        await ari.request("POST", f"/bridges/{DESKS}", type="holding", name=DESKS)
    channels = Channels()
    channels.read(await ari.request("GET", "/channels"))
    return channels
