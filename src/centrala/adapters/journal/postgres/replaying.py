"""At the start, what an earlier life of this engine could not write."""

import structlog

from centrala.adapters.journal.postgres.connection import Connection, last_seq, run_all
from centrala.adapters.journal.spill import Spill

log = structlog.get_logger()


def replay(connection: Connection, spill: Spill) -> None:
    """Writes it in order; what was written already is not written twice. When another engine wrote meanwhile, the
    numbers are taken: the file is set aside."""
    statements = [statement for group in spill.read() for statement in group]
    if not statements:
        return
    entries = [values for sql, values in statements if _is_entry(sql)]
    last = last_seq(connection)
    ours = all(_stands(connection, values) for values in entries if _seq(values) <= last)
    news = [_seq(values) for values in entries if _seq(values) > last]
    if not ours or (news and news[0] != last + 1):
        log.error("journal.set_aside", entries=len(entries), file=spill.set_aside().name)
        return
    run_all(connection, [one for one in statements if not _is_entry(one[0]) or _seq(one[1]) > last])
    spill.clear()
    log.info("journal.replayed", entries=len(news))


def _is_entry(sql: str) -> bool:
    return sql.startswith("INSERT INTO entry")


def _seq(values: tuple[object, ...]) -> int:
    return int(str(values[0]))


def _stands(connection: Connection, values: tuple[object, ...]) -> bool:
    """Whether this very entry was written."""
    row = connection.execute("SELECT seq, at, stream, n, kind FROM entry WHERE seq = %s", values[:1]).fetchone()
    return row == values[:5]
