"""One call that a caller placed: from INVITE to the end, and what was heard of it."""

import asyncio
import time
from collections.abc import Callable
from typing import Literal

from tests.sip import messages, sdp
from tests.sip.dialog import Dialog, branch_of
from tests.sip.digest import credentials
from tests.sip.media import Media
from tests.sip.messages import Message
from tests.sip.retransmission import Retransmission
from tests.waiting import until

EndedBy = Literal["us", "them"]


class Call:
    """Times are time.time(). `status` is the final answer to the INVITE, None until it is there."""

    def __init__(self, dialog: Dialog, media: Media, send: Callable[[Message], None]) -> None:
        self.placed_s = time.time()
        self.progress: list[int] = []
        self.status: int | None = None
        self.answered_s: float | None = None
        self.ended_s: float | None = None
        self.ended_by: EndedBy | None = None
        self.media = media
        self._dialog = dialog
        self._send = send
        self._login: tuple[str, str] | None = None
        self._sdp = sdp.offer(dialog.host, media.port)
        self._invite = dialog.request("INVITE", body=self._sdp)
        self._sending: Retransmission | None = None

    @property
    def call_id(self) -> str:
        return self._dialog.call_id

    def place(self, login: tuple[str, str] | None = None) -> None:
        self._login = login
        self._sending = Retransmission(self._send, self._invite)

    async def until_answered(self, within_s: float = 10.0) -> None:
        await until(lambda: self.answered_s is not None, f"call answered (progress {self.progress})", within_s=within_s)

    async def until_ended(self, within_s: float = 10.0) -> None:
        await until(lambda: self.ended_s is not None, "call ended", within_s=within_s)

    async def hang_up(self) -> None:
        """BYE when it was answered, CANCEL when not yet; returns when the other side agreed."""
        if self.ended_s is None and self.answered_s is None:
            self.ended_by = "us"
            self._again(self._dialog.request("CANCEL", branch=branch_of(self._invite)))
            await self.until_ended()
        elif self.ended_s is None:
            self._end("us")
            self._dialog = self._dialog.next()
            self._again(self._dialog.request("BYE"))
            await until(lambda: self._sending is None, "BYE answered")
        await self.close()

    async def close(self) -> None:
        self._settled()
        await self.media.close()

    def received(self, message: Message) -> None:
        if not message.is_answer:
            self._asked(message)
        elif message.method == "INVITE":
            self._invite_answered(message)
        else:
            self._settled()

    def _asked(self, request: Message) -> None:
        """The other side's requests within the call: BYE ends it, re-INVITE and the rest are agreed to."""
        if request.method == "ACK":
            return
        extra: tuple[tuple[str, str], ...] = (("contact", self._dialog.contact),)
        ok = messages.answer(request, 200, "OK", tag="", extra=extra)
        if request.method == "INVITE":
            self._hear_at(request)
            typed = (*ok.headers, ("content-type", "application/sdp"))
            ok = Message(ok.start, typed, self._sdp)
        elif request.method == "BYE":
            self._end("them")
        self._send(ok)

    def _invite_answered(self, answer: Message) -> None:
        if answer.cseq != self._invite.cseq:
            return
        if answer.status < 200:
            self._settled()
            self.progress.append(answer.status)
            self._hear_at(answer)
        elif answer.status < 300:
            self._accepted(answer)
        else:
            self._refused(answer)

    def _accepted(self, answer: Message) -> None:
        self._settled()
        self._dialog = self._dialog.answered_by(answer)
        self._send(self._dialog.request("ACK"))
        if self.answered_s is None:
            self.status, self.answered_s = answer.status, time.time()
            self._hear_at(answer)

    def _refused(self, answer: Message) -> None:
        self._settled()
        confirmed = Dialog.answered_by(self._dialog, Message(answer.start, (("to", answer.first("to")),)))
        self._send(confirmed.request("ACK", branch=branch_of(self._invite)))
        if answer.status in {401, 407} and self._login and "authorization" not in dict(self._invite.headers):
            self._log_in(answer, *self._login)
        elif self.ended_s is None:
            self.status = answer.status
            self._end(self.ended_by or "them")

    def _log_in(self, answer: Message, username: str, password: str) -> None:
        asked, name = answer.first("www-authenticate"), "authorization"
        if not asked:
            asked, name = answer.first("proxy-authenticate"), "proxy-authorization"
        uri = self._dialog.target
        value = credentials(asked, username=username, password=password, method="INVITE", uri=uri)
        self._login = None
        self._dialog = self._dialog.next()
        self._invite = self._dialog.request("INVITE", body=self._sdp, extra=((name, value),))
        self._again(self._invite)

    def _hear_at(self, message: Message) -> None:
        if message.body:
            self.media.connect(sdp.parse(message.body))

    def _end(self, by: EndedBy) -> None:
        if self.ended_s is None:
            self.ended_s, self.ended_by = time.time(), by

    def _again(self, request: Message) -> None:
        self._settled()
        self._sending = Retransmission(self._send, request)

    def _settled(self) -> None:
        if self._sending is not None:
            self._sending.stop()
            self._sending = None


async def all_ended(calls: list[Call]) -> None:
    await asyncio.gather(*(call.hang_up() for call in calls))
