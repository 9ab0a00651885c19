"""Law: what a browser was told, applied in order, is what it would be told afresh. For any user, any changes,
any moments of reading, and after coming back with the last event's id."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from centrala.contract.live import AnyLive, LiveCall, LiveDemo, LiveOperator, LiveQueue, LiveSite
from centrala.site.events import Reader, snapshot
from centrala.site.hub import Hub
from centrala.site.picture import Names, Viewer

AT = datetime(2026, 11, 2, 8, tzinfo=UTC)
PEOPLE, QUEUES, NUMBERS = ("ioana", "andrei"), ("q1", "q2"), ("", "+40722000101", "+33199000102")

viewers = st.builds(
    Viewer,
    id=st.sampled_from(PEOPLE),
    everything=st.booleans(),
    demos=st.booleans(),
    queues=st.frozensets(st.sampled_from(QUEUES)),
)
calls = st.builds(
    LiveCall,
    id=st.sampled_from(["c1", "c2", "c3"]),
    line=st.just("l1"),
    queue=st.sampled_from(QUEUES),
    number=st.sampled_from(NUMBERS),
    phase=st.sampled_from(["waiting", "offered", "talking"]),
    since=st.just(AT),
    arrived_at=st.just(AT),
    operator=st.sampled_from([None, *PEOPLE]),
)
operators = st.builds(
    LiveOperator,
    id=st.sampled_from(PEOPLE),
    status=st.sampled_from(["off", "available"]),
    why=st.just("chosen"),
    since=st.just(AT),
    phone=st.booleans(),
)
queues = st.builds(
    LiveQueue, id=st.sampled_from(QUEUES), waiting=st.integers(0, 3), oldest=st.none(), available=st.integers(0, 2)
)
demos = st.builds(LiveDemo, id=st.just("d1"), state=st.sampled_from(["dialing", "answered"]), since=st.just(AT))
sites = st.builds(LiveSite, id=st.just("here"), disk_low=st.booleans(), since=st.just(AT))
entities = st.one_of(calls, operators, queues, demos, sites)


def key(entity: AnyLive) -> str:
    return f"{type(entity).__name__.removeprefix('Live').lower()}/{entity.id}"


pictures = st.lists(entities, max_size=5).map(lambda found: {key(entity): entity for entity in found})
names = st.builds(
    Names,
    people=st.just({"ioana": "Ioana", "andrei": "Andrei"}),
    customers=st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from([None, {"id": "m", "name": "Maria"}])),
)
goings = st.sampled_from(["call/c1", "call/c2", "operator/ioana", "queue/q1", "demo/d1"])
steps = st.one_of(
    st.tuples(st.just("change"), pictures),
    st.tuples(st.just("gone"), st.lists(goings, max_size=3)),
    st.tuples(st.just("reset"), pictures),
    st.tuples(st.just("rename"), names),
    st.tuples(st.just("lost"), st.none()),
    st.tuples(st.just("notice"), st.none()),
)


def do(hub: Hub, step: tuple[str, Any]) -> None:
    kind, value = step
    match kind:
        case "change":
            hub.change(value)
        case "gone":
            hub.change(dict.fromkeys(value))
        case "reset":
            hub.reset(value)
        case "rename":
            hub.rename(value)
        case "lost":
            hub.engine_lost()
        case "notice":
            hub.notice("interaction", "c1")


class Browser:
    """Keeps what it is told, as the page's store does."""

    def __init__(self) -> None:
        self.picture: dict[str, Any] = {}
        self.last_id = ""
        self.snapshots = 0

    def take(self, told: bytes) -> None:
        for event in told.decode().split("\n\n")[:-1]:
            fields = dict(line.split(": ", 1) for line in event.split("\n"))
            self.last_id = fields["id"]
            getattr(self, f"_{fields['event']}")(json.loads(fields["data"]))

    def _snapshot(self, data: dict[str, Any]) -> None:
        self.snapshots += 1
        self.picture = data

    def _change(self, data: dict[str, Any]) -> None:
        for kind, replaced in data["set"].items():
            self.picture[kind] |= replaced
        for kind, gone in data["gone"].items():
            for entity_id in gone:
                del self.picture[kind][entity_id]  # a KeyError: told of what it never saw
        self.picture["engine"] = data.get("engine", self.picture["engine"])

    def _notice(self, data: dict[str, Any]) -> None:
        assert data == {"topic": "interaction", "id": "c1"}


def seen(picture: dict[str, Any]) -> dict[str, Any]:
    return {kind: picture[kind] for kind in ("engine", "calls", "operators", "queues", "demos")}


def fresh(hub: Hub, viewer: Viewer) -> dict[str, Any]:
    import msgspec

    return seen(json.loads(msgspec.json.encode(snapshot(hub, viewer))))


@given(viewers, st.lists(st.tuples(steps, st.sampled_from(["", "read", "come back"])), max_size=25), st.integers(1, 40))
def test_events_applied_to_the_old_snapshot_are_the_fresh_one(
    viewer: Viewer, life: list[tuple[tuple[str, Any], str]], remembered: int
) -> None:
    hub, browser = Hub(remembered), Browser()
    reader = Reader(hub, viewer)
    browser.take(reader.news())
    for step, then in life:
        do(hub, step)
        if then == "come back":
            reader = Reader(hub, viewer, browser.last_id)
        if then:
            browser.take(reader.news())
            assert seen(browser.picture) == fresh(hub, viewer)


@given(st.lists(viewers, min_size=2, max_size=4), st.lists(steps, max_size=10))
def test_each_is_told_what_he_may_see_though_what_is_told_is_made_once(those: list[Viewer], life: list[Any]) -> None:
    hub = Hub()
    following = [(viewer, Browser(), Reader(hub, viewer)) for viewer in those]
    for step in [None, *life]:
        if step is not None:
            do(hub, step)
        for viewer, browser, reader in following:
            browser.take(reader.news())
            assert seen(browser.picture) == fresh(hub, viewer)


@given(viewers, viewers, st.lists(steps, max_size=8))
def test_when_ones_rights_change_one_sees_what_one_now_may(one: Viewer, other: Viewer, life: list[Any]) -> None:
    hub, browser = Hub(), Browser()
    reader = Reader(hub, one)
    browser.take(reader.news())
    for step in life:
        do(hub, step)
    reader.look_as(other)
    browser.take(reader.news())
    assert seen(browser.picture) == fresh(hub, other)


def test_coming_back_with_the_last_id_costs_no_snapshot() -> None:
    hub, browser, viewer = Hub(), Browser(), Viewer("ioana", everything=True, demos=True, queues=frozenset())
    browser.take(Reader(hub, viewer).news())
    hub.reset({"queue/q1": LiveQueue("q1", 1, None, 0)})
    browser.take(Reader(hub, viewer, browser.last_id).news())
    assert browser.snapshots == 1
    assert browser.picture["queues"]["q1"]["waiting"] == 1


def test_an_id_of_other_rights_or_another_process_gets_a_snapshot() -> None:
    viewer = Viewer("ioana", everything=True, demos=True, queues=frozenset())
    hub, browser = Hub(), Browser()
    browser.take(Reader(hub, viewer).news())
    for elsewhere, who in ((Hub(), viewer), (hub, replace(viewer, everything=False))):
        told = Reader(elsewhere, who, browser.last_id).news()
        assert b"event: snapshot" in told
    assert b"event: snapshot" in Reader(hub, viewer, f"{browser.last_id}9").news()


def test_a_call_that_goes_to_another_operator_is_gone_for_the_first() -> None:
    hub, browser = Hub(), Browser()
    mine = LiveCall("c1", "l", "q1", "", "offered", AT, AT, operator="ioana")
    hub.reset({"call/c1": mine})
    reader = Reader(hub, Viewer("ioana", everything=False, demos=False, queues=frozenset()))
    browser.take(reader.news())
    assert list(browser.picture["calls"]) == ["c1"]
    import msgspec

    hub.change({"call/c1": msgspec.structs.replace(mine, operator="andrei")})
    browser.take(reader.news())
    assert browser.picture["calls"] == {}
