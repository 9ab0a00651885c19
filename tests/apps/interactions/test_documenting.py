"""Notes, reason and outcome."""

import pytest

from centrala.apps.audit.models import AuditRow
from centrala.contract.commands import Document
from centrala.domain.calls import facts as f
from centrala.kit.errors import AppError
from tests.apps.company import Browser, answered_call, choices, line, person
from tests.apps.fakes import FakeEngine, FakeJournal

pytestmark = pytest.mark.django_db


def test_notes_are_saved_one_revision_after_another(journal: FakeJournal) -> None:
    ioana = person()
    call = answered_call(journal, line(), ioana)
    browser, path = Browser.of(ioana), f"/interactions/{call.id}/notes"
    assert browser.put(path, {"text": "Su", "revision": 0})[1]["revision"] == 1
    assert browser.put(path, {"text": "Sună mâine.", "revision": 1})[1]["revision"] == 2
    told = browser.get(path)[1]
    assert (told["text"], told["revision"]) == ("Sună mâine.", 2)
    assert "mâine" not in str(list(AuditRow.objects.values_list("after", flat=True)))


@pytest.mark.parametrize("stale", [0, 1, 7])
def test_notes_that_changed_elsewhere_are_not_overwritten(journal: FakeJournal, stale: int) -> None:
    ioana = person()
    call = answered_call(journal, line(), ioana)
    browser, path = Browser.of(ioana), f"/interactions/{call.id}/notes"
    for revision in range(2):
        browser.put(path, {"text": f"version {revision + 1}", "revision": revision})
    status, told = browser.put(path, {"text": "lost", "revision": stale})
    assert (status, told["code"], told["params"]) == (409, "interactions.notes_conflict", {"revision": 2})
    assert browser.get(path)[1]["text"] == "version 2"


def test_notes_have_a_limit(journal: FakeJournal) -> None:
    ioana = person()
    call = answered_call(journal, line(), ioana)
    browser, path = Browser.of(ioana), f"/interactions/{call.id}/notes"
    assert browser.put(path, {"text": "ă" * 20_000, "revision": 0})[0] == 200
    status, told = browser.put(path, {"text": "ă" * 20_001, "revision": 1})
    assert (status, told["code"], told["params"]) == (422, "request.invalid", {"fields": "text"})


def test_documenting_is_the_engines_fact(journal: FakeJournal, engine: FakeEngine) -> None:
    ioana = person()
    call = answered_call(journal, line(), ioana)
    reason, outcome = choices()
    chosen = {"reason_id": str(reason.id), "outcome_id": str(outcome.id), "finish": True}
    assert Browser.of(ioana).put(f"/interactions/{call.id}/documentation", chosen)[0] == 204
    expected = Document(str(call.id), str(ioana.id), str(reason.id), str(outcome.id), finish=True)
    assert engine.commands(Document) == [expected]


def test_what_was_documented_shows_in_the_readers_language(journal: FakeJournal) -> None:
    ioana = person(language="ro")
    call = answered_call(journal, line(), ioana)
    reason, outcome = choices()
    journal.tell(str(call.id), (90, f.Documented(str(ioana.id), str(reason.id), str(outcome.id))))
    browser = Browser.of(ioana)
    browser.get(f"/interactions/{call.id}/notes")
    from centrala.apps.interactions.projector import catch_up

    catch_up()
    told = browser.get(f"/interactions/{call.id}")[1]
    assert (told["reason"]["name"], told["outcome"]["name"], told["documented"]) == ("Factură", "Rezolvat", True)
    assert told["facts"][-1]["text"].endswith("a notat: Factură – Rezolvat.")


def test_an_unknown_reason_is_refused(journal: FakeJournal, engine: FakeEngine) -> None:
    ioana = person()
    call = answered_call(journal, line(), ioana)
    _, outcome = choices()
    chosen = {"reason_id": str(outcome.id), "outcome_id": str(outcome.id), "finish": False}
    told = Browser.of(ioana).put(f"/interactions/{call.id}/documentation", chosen)
    assert (told[0], told[1]["code"]) == (422, "interactions.no_such_choice")
    assert engine.commands(Document) == []


def test_without_the_engine_it_says_so(journal: FakeJournal, engine: FakeEngine) -> None:
    ioana = person()
    call = answered_call(journal, line(), ioana)
    reason, outcome = choices()
    engine.refusal = AppError("engine.unreachable", 503)
    chosen = {"reason_id": str(reason.id), "outcome_id": str(outcome.id), "finish": False}
    told = Browser.of(ioana).put(f"/interactions/{call.id}/documentation", chosen)
    assert (told[0], told[1]["code"]) == (503, "engine.unreachable")
