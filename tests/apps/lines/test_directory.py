"""What the engine is told of the company."""

import pytest

from centrala.apps.lines.queries import current_directory
from centrala.apps.people.actions import Changes, change_person
from centrala.contract.commands import PublishDirectory
from tests.apps.company import line, person
from tests.apps.fakes import FakeEngine

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_change_publishes_a_newer_directory(engine: FakeEngine) -> None:
    at = line()
    andrei = person("operator", queues=[at.queue])
    change_person(actor=None, user=andrei, changes=Changes(active=False))
    published = [command.directory for command in engine.told if isinstance(command, PublishDirectory)]
    versions = [directory.version for directory in published]
    assert versions == sorted(versions)
    assert len(set(versions)) == 4
    assert published[-1].operators == ()
    assert published[-2].operators[0].queues == (str(at.queue_id),)


def test_only_those_who_take_calls_are_operators() -> None:
    person("supervisor")
    operator = person("operator")
    assert [found.id for found in current_directory().operators] == [str(operator.id)]


def test_without_an_engine_changes_are_kept(engine: FakeEngine) -> None:
    from centrala.kit.errors import AppError

    engine.refusal = AppError("engine.unreachable", 503)
    assert current_directory().lines == ()
    line()
    assert len(current_directory().lines) == 1
