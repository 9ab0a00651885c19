"""From the journal into the database."""

import threading
import time
from collections.abc import Iterable
from itertools import pairwise
from uuid import UUID

import pytest
from django.forms.models import model_to_dict
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centrala.apps.customers.models import Customer
from centrala.apps.interactions import projector
from centrala.apps.interactions.models import Checkpoint, FactRow, Interaction, QueuePass, Recording, Segment
from centrala.contract import port
from centrala.contract.commands import Announce
from centrala.domain.calls import facts as f
from centrala.kit.ids import new_id, new_uuid
from tests.apps.company import CALLER, answered_call, choices, customer, line, person
from tests.apps.fakes import FakeEngine, FakeJournal

pytestmark = pytest.mark.django_db


def picture() -> list[object]:
    models = (Interaction, QueuePass, Segment, Recording)
    rows = [row for model in models for row in model.objects.order_by("pk")]
    return [{key: value for key, value in model_to_dict(row).items() if key != "id"} for row in rows]


def test_an_answered_call_is_a_record_with_its_customer(journal: FakeJournal) -> None:
    maria, operator = customer(), person()
    call = answered_call(journal, line(), operator)
    assert (call.result, call.wait_ms, call.talk_ms, call.wrap_up_ms) == ("answered", 10_000, 60_000, 20_000)
    assert (call.customer, call.operator, call.number) == (maria, operator, CALLER)
    assert call.ended_at is not None
    assert Customer.objects.get().last_contact_at == call.arrived_at


def test_both_recording_and_call_over_asks_once_for_the_joining(journal: FakeJournal) -> None:
    call = answered_call(journal, line(), person())
    journal.tell(str(call.id), (200, f.Documented("x", *map(str, (c.id for c in choices())))))
    projector.catch_up()
    assert DBTaskResult.objects.count() == 1


def test_every_browser_is_told(journal: FakeJournal, engine: FakeEngine) -> None:
    call = answered_call(journal, line(), person())
    assert Announce(topic="interaction", id=str(call.id)) in engine.told


def test_a_number_that_is_no_line_is_kept_as_such(journal: FakeJournal) -> None:
    call = new_id()
    journal.numbers["l"] = "+40310009999"
    journal.tell(call, (0, f.Arrived(None, None, "p", "l")), (3, f.CallerLeft("not_in_use")))
    projector.catch_up()
    kept = Interaction.objects.get()
    assert (kept.result, kept.dialled, kept.number) == ("not_in_use", "+40310009999", None)


def test_what_a_later_version_writes_is_kept_and_does_not_stop(journal: FakeJournal) -> None:
    call = answered_call(journal, line(), person())
    journal.tell(str(call.id), (300, f.Announced()))
    journal.entries[-1] = type(journal.entries[-1])(
        **{name: getattr(journal.entries[-1], name) for name in ("seq", "at", "stream", "n", "v", "data")},
        kind="NotKnownYet",
    )
    assert projector.catch_up()
    assert FactRow.objects.filter(kind="NotKnownYet").exists()


def test_replaying_all_of_it_changes_nothing(journal: FakeJournal) -> None:
    answered_call(journal, line(), person())
    before = picture()
    Checkpoint.objects.update(seq=0)
    assert projector.catch_up()
    assert picture() == before


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cuts=st.sets(st.integers(1, 25)))
def test_any_split_into_batches_gives_the_same(cuts: Iterable[int], journal: FakeJournal) -> None:
    if not journal.entries:
        at, operator = line(), person()
        answered_call(journal, at, operator)
        answered_call(journal, at, operator, caller="+33199000102")
    port.bind(FakeEngine(), journal)
    whole = picture()
    for model in (Recording, Segment, QueuePass, Interaction, FactRow):
        model.objects.all().delete()
    bounds = [0, *sorted(cuts), len(journal.entries)]
    for start, end in pairwise(bounds):
        if journal.entries[start:end]:
            projector.take(journal.entries[start:end])
    assert picture() == whole


def test_what_changes_while_it_is_told_is_told_again_and_what_waits_is_told_once() -> None:
    told, begun, let_go = list[UUID](), threading.Event(), threading.Event()

    def tell(interaction_id: UUID) -> None:
        told.append(interaction_id)
        begun.set()
        let_go.wait(10)

    announcer = projector.Announcer(tell)
    first, other = new_uuid(), new_uuid()
    announcer(first)
    assert begun.wait(10)
    for interaction_id in (first, other, other, first):
        announcer(interaction_id)
    let_go.set()
    until = time.monotonic() + 10
    while len(told) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    assert told == [first, first, other]
