"""The hub in step with the engine."""

from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime

from centrala.contract.live import Change, LiveCall, Notice, Snapshot
from centrala.site.follow import follow
from centrala.site.hub import Hub
from centrala.site.picture import Names

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
CALL = LiveCall("c1", "l1", "q1", "+40722000101", "waiting", AT, AT)


class FakeSource:
    def __init__(self) -> None:
        self.customers: dict[str, dict[str, str] | None] = {}
        self.published = 0
        self.asked: list[frozenset[str]] = []

    async def names(self, numbers: frozenset[str]) -> Names:
        self.asked.append(numbers)
        return Names(
            lines={"l1": "Line"}, queues={"q1": "Queue"}, customers={n: self.customers.get(n) for n in numbers}
        )

    async def publish_directory(self) -> None:
        self.published += 1


async def run(source: FakeSource, *updates: object) -> Hub:
    hub = Hub()
    pending: list[Awaitable[None]] = []

    async def told() -> AsyncIterator[object]:
        for update in updates:
            yield update

    await follow(hub, told(), source, pending.append)
    for work in pending:
        await work
    return hub


async def test_a_call_is_shown_with_names_from_the_first_moment() -> None:
    source = FakeSource()
    source.customers = {"+40722000101": {"id": "m", "name": "Maria"}}
    hub = await run(source, Snapshot("e", 1, {}), Change(2, {"call/c1": CALL}))
    shown = hub.picture.shown["call/c1"]
    assert (shown["line_name"], shown["queue_name"], shown["number_shown"]) == ("Line", "Queue", "0722 000 101")
    assert shown["customer"] == {"id": "m", "name": "Maria"}


async def test_numbers_are_asked_for_once() -> None:
    source = FakeSource()
    await run(source, Snapshot("e", 1, {}), Change(2, {"call/c1": CALL}), Change(3, {"call/c1": CALL}))
    assert source.asked == [frozenset(), frozenset({"+40722000101"})]


async def test_a_customer_noted_down_meanwhile_is_shown() -> None:
    source = FakeSource()

    class Noted(FakeSource):
        async def names(self, numbers: frozenset[str]) -> Names:
            told = await super().names(numbers)
            self.customers = {"+40722000101": {"id": "m", "name": "Maria"}}
            return told

    source = Noted()
    hub = await run(source, Snapshot("e", 1, {"call/c1": CALL}), Notice("customer", "m"))
    assert hub.picture.shown["call/c1"]["customer"] == {"id": "m", "name": "Maria"}


async def test_every_connection_publishes_the_directory_and_a_loss_is_told() -> None:
    source = FakeSource()
    hub = await run(source, Snapshot("e", 1, {"call/c1": CALL}), object(), Snapshot("f", 1, {}), object())
    assert source.published == 2
    assert not hub.picture.up
    assert [step.up for step in hub.since(0) or []] == [True, False, True, False]


async def test_while_the_engine_is_away_what_was_live_stays_shown() -> None:
    hub = await run(FakeSource(), Snapshot("e", 1, {"call/c1": CALL}), object())
    assert "call/c1" in hub.picture.shown
