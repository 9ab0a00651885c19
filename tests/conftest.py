"""What all tests share."""

from collections.abc import Iterator

import pytest

from tests.postgres import Server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for the whole run; each test makes a database of its own in it."""
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.remove()
