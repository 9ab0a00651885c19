"""The file in which Asterisk writes down what ended, and the ids of calls."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from centrala.adapters.telephony.asterisk.arrivals import call_of
from centrala.adapters.telephony.asterisk.endings import read
from centrala.engine.ports import Ended
from centrala.run.rotation import make_room


def line(at: float, channel: str, cause: int, source: str) -> str:
    return f'{at},{channel},"{{""hangupcause"":{cause},""hangupsource"":""{source}"",""dialstatus"":""""}}"\n'


def test_each_end_has_its_time_its_cause_and_who_hung_up(tmp_path: Path) -> None:
    file = tmp_path / "ended.csv"
    lines = [line(1795515654.5, "1795515600.1", 0, "PJSIP/anonymous-00000000")]
    lines += [line(1795515655.5, "1795515600.2", 16, ""), line(1795515656.5, "1795515600.3", 0, "")]
    file.write_text("".join(lines))
    first = datetime(2026, 11, 24, 10, 20, 54, 500_000, UTC)
    told = read(file)
    assert told[call_of("1795515600.1")] == Ended(first, 16, "caller")
    assert told[call_of("1795515600.2")].by == "us"
    assert told[call_of("1795515600.3")].by is None


def test_lines_that_were_cut_off_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "ended.csv"
    file.write_text(line(1795515654.5, "1795515600.1", 0, "")[:30] + "\n" + line(1795515655.5, "1795515600.2", 16, ""))
    assert set(read(file)) == {call_of("1795515600.2")}
    file.write_text("\0\n1795515654.5,179\n")
    assert read(file) == {}


def test_what_was_rotated_away_a_moment_ago_is_still_read(tmp_path: Path) -> None:
    file = tmp_path / "ended.csv"
    file.write_text(line(1795515654.5, "1795515600.1", 0, ""))
    make_room(file, size=1, kept=2)
    file.write_text(line(1795515655.5, "1795515600.2", 16, ""))
    assert len(read(file)) == 2
    assert read(tmp_path / "none.csv") == {}


def test_a_call_s_id_follows_from_its_channel_s() -> None:
    id_ = UUID(call_of("1795515654.7"))
    assert id_.version == 7
    assert id_.int >> 80 == 1795515654007
    assert call_of("1795515654.7") == str(id_) != call_of("1795515654.8")


def test_a_channel_of_ours_bears_the_call_s_id() -> None:
    assert call_of(f"demo-{UUID(int=7)}") == str(UUID(int=7))
