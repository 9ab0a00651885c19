"""The journal in a PostgreSQL database, schema `journal`: one engine writes, others stand by, anybody reads."""

from centrala.adapters.journal.postgres.connection import LOST
from centrala.adapters.journal.postgres.journal import PostgresJournal
from centrala.adapters.journal.postgres.link import PostgresLink
from centrala.adapters.journal.postgres.reader import PostgresJournalReader

__all__ = ["LOST", "PostgresJournal", "PostgresJournalReader", "PostgresLink"]
