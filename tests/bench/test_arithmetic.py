"""The arithmetic of the benches that load the whole product."""

import pytest

from tests.bench.agreement import KINDS, Desks, Recorded, Seen, compared, described, numbers_of, read_log, witnessed
from tests.bench.imports import Wait, own_ms
from tests.bench.watch import growth, name_of


def test_a_line_that_rises_grows_by_its_slope_whatever_one_sample_says() -> None:
    samples = [(60.0 * n, 100.0 + n) for n in range(20)]
    samples[7] = (420.0, 900.0)
    found = growth(samples)
    assert found.per_hour == pytest.approx(60)
    assert found.over_all == pytest.approx(19)
    assert found.grows


def test_what_only_scatters_does_not_grow() -> None:
    assert not growth([(60.0 * n, 100.0 + (-1) ** n) for n in range(20)]).grows
    assert not growth([(0.0, 1.0), (60.0, 2.0)]).grows, "two samples tell nothing"


def test_processes_are_called_by_their_module() -> None:
    assert name_of(["/x/python", "-m", "centrala.run.engine"]) == "engine"
    assert name_of(["/x/ld-linux.so.2", "--library-path", "/y", "/x/usr/sbin/asterisk", "-f"]) == "asterisk"
    assert name_of(["/x/python", "/x/bin/centrala", "run"]) == "supervisor"


def test_what_disk_or_processor_let_the_probe_wait_is_not_the_products() -> None:
    rounds = [(1.0, 0.0, 2.0), (1.1, 0.0, 60.0), (1.2, 5.0, 1.0)]
    waits = [Wait(1.05, 1.12), Wait(1.12, 1.15), Wait(5.0, 5.03)]
    assert own_ms(waits, rounds) == pytest.approx([10.0, 25.0, 30.0])


def test_the_shares_of_all_kinds_are_all_calls_and_each_number_is_one_calls() -> None:
    numbers = [number for ones in numbers_of(500).values() for number in ones]
    assert sum(kind.share for kind in KINDS) == 100
    assert len(numbers) == len(set(numbers)) == 500


def test_a_log_is_read_by_number() -> None:
    log = [
        "placed +40721 2026-11-24 10:00:00.000000 1000.5",
        "answered +40721 2026-11-24 10:00:00.000000 1000.6",
        "left +40721 2026-11-24 10:00:00.000000 1010.25",
        "",
    ]
    assert read_log(log) == {"+40721": Seen(1000.5, 1000.6, "left", 1010.25)}


def test_records_are_described_by_what_became_of_the_call() -> None:
    left = ("CallerLeft", {"by": "caller"})
    assert described("answered", 100, [("Offered", {}), left]) == "answered/caller"
    assert described("answered", 100, [("OfferExpired", {}), left]) == "not taken, answered/caller"
    assert described("abandoned", 4999, [left]) == "abandoned soon/caller"
    assert described("abandoned", 5000, [("Offered", {}), left]) == "rang, abandoned late/caller"
    assert described("not_in_use", None, [("CallerLeft", {"by": "not_in_use"})]) == "not_in_use/not_in_use"


GREETING_S = 4.0
DESKS = Desks(rang=frozenset({"+1", "+2", "+3"}), talked=frozenset({"+1", "+2"}), not_taken=frozenset({"+2"}))


def left(after_s: float, last: str = "left") -> Seen:
    """Placed at 0, answered at 1, and over so long after that."""
    return Seen(0.5, 1.0, last, 1.0 + after_s)


def test_what_callers_and_desks_saw_says_what_the_records_must_say() -> None:
    assert witnessed("+1", left(10), DESKS, GREETING_S) == "answered/caller"
    assert witnessed("+2", left(10, "ended"), DESKS, GREETING_S) == "not taken, answered/operator"
    assert witnessed("+3", left(8), DESKS, GREETING_S) == "rang, abandoned soon/caller"
    assert witnessed("+4", left(3.9), DESKS, GREETING_S) == "abandoned_in_greeting/caller"
    assert witnessed("+4", left(9.1), DESKS, GREETING_S) == "abandoned late/caller"
    assert witnessed("+4", Seen(0.5, 0.0, "refused", 5.0), DESKS, GREETING_S) == "not_in_use/not_in_use"


def test_whatever_differs_by_one_call_is_a_disagreement() -> None:
    seen = {"+1": left(10), "+4": left(3)}
    recorded = [Recorded("+1", "answered/caller", 0.5, 11), Recorded("+4", "abandoned_in_greeting/caller", 0.5, 4)]
    assert disagreements(seen, recorded) == (0, 0)
    assert disagreements(seen, recorded[1:]) == (1, 0)
    assert disagreements(seen, [*recorded, recorded[0]]) == (1, 0), "recorded twice"
    assert disagreements(seen, [*recorded, Recorded("+99", "answered/caller", 1, 2)]) == (0, 1)
    assert disagreements(seen, [Recorded("+1", "answered/operator", 0.5, 11), recorded[1]]) == (1, 0)
    assert disagreements(seen | {"+1": left(10, "ended")}, recorded) == (1, 0)


def disagreements(seen: dict[str, Seen], recorded: list[Recorded]) -> tuple[float, float]:
    found = compared(numbers(*seen), seen, DESKS, recorded, GREETING_S, lambda line: None)
    return found[0].median, found[1].median


def numbers(*those: str) -> dict[str, list[str]]:
    return {kind.name: list[str]() for kind in KINDS} | {KINDS[0].name: list(those)}


def test_times_are_compared_in_milliseconds() -> None:
    recorded = [Recorded("+1", "answered/caller", 0.53, 10.98)]
    found = compared(numbers("+1"), {"+1": left(10)}, DESKS, recorded, GREETING_S, lambda line: None)
    by_name = {figure.name: figure.median for figure in found}
    assert by_name["agreement: placed -> arrived_at"] == pytest.approx(30)
    assert by_name["agreement: ended -> ended_at"] == pytest.approx(20)
