"""CENTRALA_DATABASE_URL."""

import pytest
from django.db import connection

from centrala.kit.errors import AppError
from centrala.site.database import database


def test_sqlite_by_path() -> None:
    told = database("sqlite:////srv/with%20space/centrala.db")
    assert told["NAME"] == "/srv/with space/centrala.db"
    assert told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in told["OPTIONS"]["init_command"]


def test_postgresql_with_all_its_parts() -> None:
    told = database("postgres://ana:p%40ss@db.example:5433/centrala")
    expected = {"USER": "ana", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433", "NAME": "centrala"}
    assert told == {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {}, **expected}


def test_postgresql_by_its_socket_and_with_words_of_libpq() -> None:
    told = database("postgres://ana@/centrala?host=/run/postgresql&sslmode=disable")
    assert (told["HOST"], told["NAME"], told["OPTIONS"]) == ("/run/postgresql", "centrala", {"sslmode": "disable"})


def test_others_are_refused_without_telling_the_password() -> None:
    with pytest.raises(AppError) as refused:
        database("mysql://ana:secret@db/centrala")
    assert "secret" not in str(refused.value.params)


@pytest.mark.django_db
def test_committed_means_on_the_disk() -> None:
    if connection.vendor == "sqlite":
        full = 2
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA synchronous").fetchone() == (full,)
