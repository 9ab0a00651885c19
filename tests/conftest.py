"""What all tests share: a PostgreSQL server, and records that are tried on both databases.

A test marked django_db runs once on SQLite and once on PostgreSQL, or on the one that `--database` names."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from tests.postgres import Server

settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")
DATABASES = {"sqlite": ["sqlite"], "postgres": ["postgres"], "both": ["sqlite", "postgres"]}


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "where tests keep their records (both)"
    parser.addoption("--database", choices=sorted(DATABASES), default="both", help=told)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Session-wide, so that pytest runs all of one database before all of the other."""
    if metafunc.definition.get_closest_marker("django_db"):
        metafunc.fixturenames.append("records")
        kinds = DATABASES[metafunc.config.getoption("--database")]
        metafunc.parametrize("records", kinds, indirect=True, scope="session")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for the whole run; each test makes a database of its own in it."""
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def django_db_setup(request: pytest.FixtureRequest) -> None:
    """Of each test that is marked django_db."""
    request.getfixturevalue("records")


@pytest.fixture(scope="session")
def records(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Migrated and empty. SQLite in a file, not in memory: threads share it as they do in life."""
    from django.db import connections
    from django.test.utils import setup_databases

    from tests.records import use

    if getattr(request, "param", "sqlite") == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('records') / 'centrala.db'}"
    else:
        url = request.getfixturevalue("postgres").url("centrala")
    with django_db_blocker.unblock():
        use(url)
        setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        connections.close_all()  # both go with their folder or server
