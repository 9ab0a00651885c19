"""The heavy part of a recording, as the jobs process does it."""

import os
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from centrala.apps.interactions import tasks
from centrala.apps.interactions.joining import sides
from centrala.apps.interactions.models import Interaction, Recording
from tests.apps.company import answered_call, line, person
from tests.apps.fakes import FakeJournal
from tests.apps.interactions.test_joining import side

pytestmark = pytest.mark.django_db


def test_a_recording_becomes_ready(journal: FakeJournal, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "SETTLED_S", 0.01)
    call = answered_call(journal, line(), person())
    file = home / "recordings" / f"2026/11/02/{call.id}.wav"
    file.parent.mkdir(parents=True)
    side(sides(file)[0], [100] * 8000)
    assert tasks.finish_recording.call(str(call.id)) == "ready"
    ready = Recording.objects.get()
    assert (ready.state, ready.duration_ms, len(ready.peaks_left)) == ("ready", 1000, 400)
    assert tasks.finish_recording.call(str(call.id)) == "ready"


def test_what_was_written_long_ago_is_not_waited_for(
    journal: FakeJournal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = answered_call(journal, line(), person())
    file = home / "recordings" / f"2026/11/02/{call.id}.wav"
    file.parent.mkdir(parents=True)
    side(sides(file)[0], [100] * 8000)
    os.utime(sides(file)[0], (0, 0))
    slept = list[float]()
    monkeypatch.setattr("centrala.apps.interactions.tasks.time.sleep", slept.append)
    assert tasks.finish_recording.call(str(call.id)) == "ready"
    assert not slept


def test_a_recording_without_files_is_lost(journal: FakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "SETTLED_S", 0.01)
    call = answered_call(journal, line(), person())
    assert tasks.finish_recording.call(str(call.id)) == "lost"


def test_what_was_forgotten_is_asked_for_again(journal: FakeJournal) -> None:
    answered_call(journal, line(), person())
    DBTaskResult.objects.all().delete()
    assert tasks.sweep() == 1
    Interaction.objects.update(ended_at=None)
    assert tasks.sweep() == 0
