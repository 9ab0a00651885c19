"""A step is done again exactly when something it depends on has changed."""

from pathlib import Path

import pytest

from centrala.run.setup import places, stamp
from centrala.run.setup.failure import SetupFailed
from centrala.run.setup.step import Step, walk


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SETUP", tmp_path)
    monkeypatch.setattr(places, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(places, "LOGS", tmp_path / "logs")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


class Counted:
    """A step that counts how often it worked, and fails as often as told."""

    def __init__(self, fails: int = 0) -> None:
        self.worked = 0
        self.fails = fails
        self.inputs = "one"

    def step(self) -> Step:
        return Step("python", lambda: self.inputs, lambda: True, self._work)

    def _work(self, log: Path) -> str:
        log.write_text("worked")
        self.worked += 1
        if self.worked <= self.fails:
            raise SetupFailed("the network is gone", "plug it in")
        return "done"


def test_content_and_name_of_each_file_count(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x")
    before = stamp.fingerprint(files=[first])
    assert stamp.fingerprint(files=[first]) == before
    first.write_text("y")
    assert stamp.fingerprint(files=[first]) != before
    second.write_text("y")
    assert stamp.fingerprint(files=[second]) != stamp.fingerprint(files=[first])


def test_facts_do_not_run_into_each_other() -> None:
    assert stamp.fingerprint("ab", "c") != stamp.fingerprint("a", "bc")


def test_a_done_step_is_left_alone_and_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    counted = Counted()
    assert walk([[counted.step()]])
    capsys.readouterr()
    assert walk([[counted.step()]])
    assert counted.worked == 1
    assert capsys.readouterr().out == ""


def test_changed_inputs_do_the_step_again() -> None:
    counted = Counted()
    walk([[counted.step()]])
    counted.inputs = "two"
    walk([[counted.step()]])
    assert counted.worked == 2


def test_a_failed_step_is_named_with_why_what_to_do_and_its_log(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    counted = Counted(fails=1)
    assert not walk([[counted.step()]])
    said = capsys.readouterr().out
    for expected in ("Python environment", "the network is gone", "plug it in", str(tmp_path / "logs" / "python.log")):
        assert expected in said
    assert walk([[counted.step()]])
    assert counted.worked == 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_step_that_breaks_unforeseen_does_not_pass_for_done() -> None:
    def broken(_: Path) -> str:
        raise TypeError

    assert not walk([[Step("python", lambda: "", lambda: True, broken)]])


def test_what_follows_a_failed_step_in_its_lane_waits_and_other_lanes_go_on() -> None:
    failing, following, beside = Counted(fails=1), Counted(), Counted()
    lane = [failing.step(), Step("web", lambda: "", lambda: True, following._work)]
    assert not walk([lane, [Step("node", lambda: "", lambda: True, beside._work)]])
    assert (following.worked, beside.worked) == (0, 1)
