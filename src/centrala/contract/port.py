"""How apps reach the engine and the journal: site binds both once per process."""

from typing import Protocol

from centrala.contract.commands import AnyCommand, Reply
from centrala.contract.journal import JournalReader


class Engine(Protocol):
    def send(self, command: AnyCommand, *, deadline_s: float = 5.0) -> Reply:
        """Blocking, from a worker thread. Raises kit.errors.AppError: the refusal's own code, or
        engine.unreachable (503) / engine.too_late (504)."""


class _Bindings:
    engine: Engine | None = None
    journal: JournalReader | None = None


def bind(engine: Engine | None, journal: JournalReader | None) -> None:
    _Bindings.engine, _Bindings.journal = engine, journal


def engine() -> Engine:
    assert _Bindings.engine is not None, "no engine bound in this process"
    return _Bindings.engine


def journal() -> JournalReader:
    assert _Bindings.journal is not None, "no journal bound in this process"
    return _Bindings.journal
