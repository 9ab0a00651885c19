"""A home of its own, and an engine that only writes down what it is told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings

from centrala.contract import port
from tests.apps.fakes import FakeEngine, FakeJournal


@pytest.fixture(autouse=True)
def home(settings: LazySettings, tmp_path: Path) -> Path:
    settings.CENTRALA = replace(settings.CENTRALA, home=tmp_path)
    return tmp_path


@pytest.fixture
def demo(home: Path) -> None:
    (home / "demo.json").write_text("{}")


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody projects beside the test."""
    monkeypatch.setattr("centrala.apps.interactions.actions.JOBS_S", 0.0)


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


@pytest.fixture(autouse=True)
def engine(journal: FakeJournal) -> Iterator[FakeEngine]:
    engine = FakeEngine()
    port.bind(engine, journal)
    yield engine
    port.bind(None, None)
