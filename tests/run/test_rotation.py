"""Logs of bounded size, of which no line is lost."""

import asyncio
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centrala.run.processes import Child
from centrala.run.rotation import LogFile, forget


def _all(path: Path, kept: int) -> bytes:
    files = [path.with_name(f"{path.name}.{n}") for n in range(kept, 0, -1)]
    return b"".join(file.read_bytes() for file in [*files, path] if file.exists())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(chunks=st.lists(st.binary(max_size=40).map(lambda b: b.replace(b"\0", b"\n")), max_size=12))
def test_nothing_is_lost_or_changed_while_there_is_room(tmp_path: Path, chunks: list[bytes]) -> None:
    for file in tmp_path.iterdir():
        file.unlink()
    log = LogFile(tmp_path / "a.log", size=30, kept=100)
    for chunk in chunks:
        log.write(chunk)
    assert _all(tmp_path / "a.log", 100) == b"".join(chunks)


def test_only_so_many_files_of_whole_lines_stay(tmp_path: Path) -> None:
    log = LogFile(tmp_path / "a.log", size=100, kept=3)
    for number in range(100):
        log.write(f"line {number:03}\n".encode())
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.log", "a.log.1", "a.log.2"]
    kept = _all(tmp_path / "a.log", 3).decode().splitlines()
    assert kept == [f"line {number:03}" for number in range(100 - len(kept), 100)]
    assert all(file.stat().st_size <= 100 for file in tmp_path.iterdir())


def test_what_can_not_be_written_is_let_go(tmp_path: Path) -> None:
    LogFile(tmp_path / "absent" / "a.log").write(b"no such folder\n")


def test_all_that_a_process_says_is_kept_over_rotations(tmp_path: Path) -> None:
    script = "import sys\nfor n in range(5000): print('line', n, flush=n % 7 == 0)\nprint('bad', file=sys.stderr)"
    child = Child("talker", [sys.executable, "-c", script], tmp_path, lambda name, code: None)
    child._log = LogFile(tmp_path / "talker.log", size=4000, kept=100)
    asyncio.run(asyncio.wait_for(child._once(), 30))
    told = _all(tmp_path / "talker.log", 100).decode().splitlines()
    assert [line for line in told if line != "bad"] == [f"line {n}" for n in range(5000)]
    assert told.count("bad") == 1
    assert len(list(tmp_path.iterdir())) > 5


def test_of_asterisks_own_numbering_the_oldest_go(tmp_path: Path) -> None:
    for number in range(8):
        (tmp_path / f"asterisk.log.{number}").touch()
    (tmp_path / "asterisk.log").touch()
    forget(tmp_path / "asterisk.log", kept=5)
    left = sorted(file.name for file in tmp_path.iterdir())
    assert left == ["asterisk.log", "asterisk.log.0", "asterisk.log.1", "asterisk.log.2", "asterisk.log.3"]
