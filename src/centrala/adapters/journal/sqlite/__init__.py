"""The journal in one SQLite file, written by the engine alone, read by anybody."""

from centrala.adapters.journal.sqlite.journal import SqliteJournal
from centrala.adapters.journal.sqlite.reader import SqliteJournalReader

__all__ = ["SqliteJournal", "SqliteJournalReader"]
