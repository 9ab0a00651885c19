"""The same home, engine and journal that the apps are tested with."""

from tests.apps.conftest import demo, engine, home, journal, no_jobs

__all__ = ["demo", "engine", "home", "journal", "no_jobs"]
