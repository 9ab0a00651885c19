"""Who may see, hear and document which interactions."""

from pathlib import Path

import pytest

from centrala.apps.audit.models import AuditRow
from centrala.apps.interactions import actions
from centrala.apps.interactions.models import Interaction, Recording
from centrala.domain.calls import facts as f
from tests.apps.company import Browser, answered_call, customer, line, person
from tests.apps.fakes import START, FakeJournal

pytestmark = pytest.mark.django_db
UNKNOWN = "018f0000-0000-7000-8000-000000000000"


def ids(browser: Browser, query: str = "") -> list[str]:
    status, told = browser.get(f"/interactions{query}")
    assert status == 200
    return [row["id"] for row in told["items"]]


def test_an_operator_lists_only_their_own(journal: FakeJournal) -> None:
    ioana, andrei, at = person(), person(), line()
    hers, his = answered_call(journal, at, ioana), answered_call(journal, at, andrei, caller="+33199000102")
    assert ids(Browser.of(ioana)) == [str(hers.id)]
    assert set(ids(Browser.of(person("supervisor")))) == {str(hers.id), str(his.id)}


@pytest.mark.parametrize("path", ["", "/notes", "/recording"])
def test_anothers_is_as_if_it_were_not_there(journal: FakeJournal, path: str) -> None:
    call = answered_call(journal, line(), person())
    andrei = Browser.of(person())
    anothers = andrei.get(f"/interactions/{call.id}{path}")
    nobodys = andrei.get(f"/interactions/{UNKNOWN}{path}")
    assert anothers == nobodys
    assert (anothers[0], anothers[1]["code"]) == (404, "not_found")


def test_anothers_cannot_be_written_to(journal: FakeJournal) -> None:
    call = answered_call(journal, line(), person())
    andrei = Browser.of(person())
    assert andrei.put(f"/interactions/{call.id}/notes", {"text": "x", "revision": 0})[0] == 404
    documentation = {"reason_id": UNKNOWN, "outcome_id": UNKNOWN, "finish": False}
    assert andrei.put(f"/interactions/{call.id}/documentation", documentation)[0] == 404


def test_the_history_of_a_customer_whom_one_serves_can_be_read_but_not_heard_or_changed(journal: FakeJournal) -> None:
    maria, ioana, andrei, at = customer(), person(), person(), line()
    hers = answered_call(journal, at, ioana)
    assert [row["may_open"] for row in Browser.of(andrei).get(f"/interactions?customer_id={maria.id}")[1]["items"]] == [
        False
    ]
    answered_call(journal, at, andrei)
    browser = Browser.of(andrei)
    told = browser.get(f"/interactions/{hers.id}")[1]
    assert (told["may_document"], told["recording"]["may_listen"]) == (False, False)
    assert browser.put(f"/interactions/{hers.id}/notes", {"text": "x", "revision": 0})[0] == 403
    assert browser.get(f"/interactions/{hers.id}/recording")[0] == 403


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "PATIENCE_S", 0.03)


def test_the_history_shows_before_the_call_is_answered(journal: FakeJournal) -> None:
    customer()
    ioana, andrei, at = person(), person(), line()
    hers = answered_call(journal, at, ioana)
    ringing = "018f0000-0000-7000-8000-000000000001"
    arrived = f.Arrived(str(at.id), str(at.queue_id), "p+40722000101", "pline")
    journal.tell(ringing, (500, arrived), (505, f.Queued(str(at.queue_id))), (506, f.Offered(str(andrei.id), 1, START)))
    assert Browser.of(andrei).get(f"/interactions/{ringing}/notes") == (
        200,
        {"text": "", "revision": 0, "saved_at": None},
    )
    assert Browser.of(andrei).get(f"/interactions/{hers.id}")[0] == 200


def test_the_row_says_it_all(journal: FakeJournal) -> None:
    customer()
    call = answered_call(journal, line(), person(username="ioana"))
    row = Browser.of(person("supervisor")).get("/interactions")[1]["items"][0]
    assert row["id"] == str(call.id)
    assert (row["number_shown"], row["customer"]["name"], row["operator"]["name"]) == (
        "0722 000 101",
        "Maria Ionescu",
        "Ioana",
    )
    assert (row["wait_s"], row["talk_s"], row["wrap_up_s"], row["result"]) == (10.0, 60.0, 20.0, "answered")
    assert (row["has_recording"], row["has_notes"], row["documented"]) == (True, False, False)


def test_facts_are_sentences_in_the_readers_language(journal: FakeJournal) -> None:
    call = answered_call(journal, line(), person(username="ioana", language="ro"))
    told = Browser.of(person("supervisor", language="ro")).get(f"/interactions/{call.id}")[1]
    texts = [fact["text"] for fact in told["facts"]]
    assert texts[:2] == ["Apelul a sosit.", "Apelantul a auzit că apelul este înregistrat."]
    assert "Ioana și clientul se aud." in texts
    assert next(fact for fact in told["facts"] if fact["kind"] == "Answered")["duration_s"] == 60.0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?search=ionescu", 1),
        ("?search=0722 000", 1),
        ("?search=nobody", 0),
        ("?undocumented=true", 1),
        ("?from=2026-11-02T08:00:00Z&to=2026-11-02T08:00:01Z", 1),
        ("?to=2026-11-02T08:00:00Z", 0),
        (f"?line_id={UNKNOWN}", 0),
        ("?direction=in", 1),
        ("?direction=out", 0),
    ],
)
def test_filters(journal: FakeJournal, query: str, found: int) -> None:
    customer()
    answered_call(journal, line(), person())
    assert len(ids(Browser.of(person("supervisor")), query)) == found


def test_pages_are_newest_first_without_gaps(journal: FakeJournal) -> None:
    at, operator = line(), person()
    calls = [answered_call(journal, at, operator) for _ in range(5)]
    browser = Browser.of(operator)
    first = browser.get("/interactions?limit=2")[1]
    rest = browser.get(f"/interactions?limit=10&cursor={first['next']}")[1]
    shown = [row["id"] for row in first["items"] + rest["items"]]
    assert shown == sorted((str(call.id) for call in calls), reverse=True)


@pytest.fixture
def recorded(journal: FakeJournal, home: Path) -> Interaction:
    call = answered_call(journal, line(), person(username="ioana"))
    file = home / "recordings" / f"2026/11/02/{call.id}.wav"
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(range(256)) * 4)
    Recording.objects.update(state="ready", duration_ms=60_000)
    return call


def test_one_hears_ones_own_and_it_is_written_down(recorded: Interaction) -> None:
    assert recorded.operator is not None
    answer = Browser.of(recorded.operator).client.get(f"/api/v1/interactions/{recorded.id}/recording")
    assert (answer.status_code, answer["Content-Length"], answer["Accept-Ranges"]) == (200, "1024", "bytes")
    row = AuditRow.objects.get(action="recording.listened")
    assert (row.actor, row.subject) == (recorded.operator.id, f"interaction:{recorded.id}")


def test_a_planner_sees_the_call_but_hears_nothing(recorded: Interaction) -> None:
    planner = Browser.of(person("planner"))
    assert planner.get(f"/interactions/{recorded.id}")[1]["recording"]["may_listen"] is False
    assert planner.get(f"/interactions/{recorded.id}/recording")[1]["code"] == "access.not_allowed"
    assert not AuditRow.objects.filter(action="recording.listened").exists()


@pytest.mark.parametrize(
    ("asked", "status", "content_range"),
    [
        ("bytes=0-", 206, "bytes 0-1023/1024"),
        ("bytes=100-199", 206, "bytes 100-199/1024"),
        ("bytes=-24", 206, "bytes 1000-1023/1024"),
        ("bytes=1000-5000", 206, "bytes 1000-1023/1024"),
        ("bytes=1024-", 416, "bytes */1024"),
        ("bytes=5-2", 416, "bytes */1024"),
    ],
)
def test_parts_of_a_recording(recorded: Interaction, asked: str, status: int, content_range: str) -> None:
    supervisor = Browser.of(person("supervisor"))
    path = f"/api/v1/interactions/{recorded.id}/recording"
    answer = supervisor.client.get(path, headers={"range": asked})
    assert (answer.status_code, answer["Content-Range"]) == (status, content_range)
