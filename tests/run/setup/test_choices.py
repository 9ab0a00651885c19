"""What set-up takes from the machine and what it brings itself."""

from pathlib import Path

import pytest

from centrala.kit.text import catalogue, lang_of_environment, text
from centrala.run.setup import pip, prefix, python_env, slim, tested
from centrala.run.setup.chromium import Browser
from centrala.run.setup.command import telling_lines
from centrala.run.setup.failure import SetupFailed
from centrala.run.setup.node import is_new_enough
from centrala.run.setup.own_asterisk import version_of


@pytest.mark.parametrize("answer", ["v20.19.0", "v20.20.2\n", "v22.12.0", "v24.1.0"])
def test_a_node_that_can_build_the_front_end_is_used(answer: str) -> None:
    assert is_new_enough(answer)


@pytest.mark.parametrize("answer", ["", "v18.20.4", "v20.18.9", "v21.7.0", "v22.11.0", "bash: node: not found"])
def test_an_older_node_is_not_used(answer: str) -> None:
    assert not is_new_enough(answer)


def test_an_old_python_is_refused_with_a_remedy() -> None:
    with pytest.raises(SetupFailed) as failure:
        python_env.check_version((3, 10, 4))
    assert "3.10.4" in failure.value.reason
    assert failure.value.remedy


def test_the_version_of_the_machines_asterisk_is_read() -> None:
    assert version_of("Asterisk 22.10.1~dfsg-1\n") == (22, 10, 1)
    assert version_of("Asterisk certified/20.7\n") == (20, 7)
    assert version_of("command not found") == ()


def test_modules_of_a_call_are_kept_and_those_of_other_trades_are_not() -> None:
    assert slim.is_wanted("res_srtp.so")
    assert slim.is_wanted("cel_custom.so")
    assert not slim.is_wanted("chan_iax2.so")
    assert not slim.is_wanted("app_queue.so")


def test_a_prefix_is_found_again_also_after_the_clone_was_moved(tmp_path: Path) -> None:
    made = slim.prefix_in(tmp_path / "here", slim.MACHINES["amd64"], "22")
    (tmp_path / "here").mkdir()
    prefix.write(made, tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    found = prefix.find(tmp_path / "there")
    assert found == slim.prefix_in(tmp_path / "there", slim.MACHINES["amd64"], "22")
    command = found.asterisk_command(Path("/x/asterisk.conf"))
    assert command[0].endswith("ld-linux-x86-64.so.2")
    assert command[-3:] == ["-C", "/x/asterisk.conf", "-f"]


def test_a_missing_prefix_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match="make setup"):
        prefix.find(tmp_path)


def test_another_version_than_the_tested_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert "as tested" in tested.note("22", tested.read())
    assert tested.read()["asterisk"]["version"] in tested.note("23", {})


def test_the_newest_pip_wheel_is_taken(tmp_path: Path) -> None:
    assert pip.newest_wheel(tmp_path) is None
    (tmp_path / "pip-23.0.1-py3-none-any.whl").touch()
    assert pip.newest_wheel(tmp_path) == tmp_path / "pip-23.0.1-py3-none-any.whl"


def test_the_fetched_browser_gets_its_own_libraries_and_keeps_the_environment() -> None:
    environment = Browser(Path("/b/chromium"), Path("/b")).environment({"HOME": "/h"})
    assert environment == {"HOME": "/h", "LD_LIBRARY_PATH": "/b/lib", "FONTCONFIG_FILE": "/b/fonts.conf"}
    assert Browser(Path("/usr/bin/chromium")).environment({"HOME": "/h"}) == {"HOME": "/h"}


def test_the_lines_that_speak_of_the_error_are_shown_before_the_last_ones() -> None:
    assert telling_lines("ok\nerror: no such file\nat a\nat b\nat c\nat d\n") == "error: no such file / at a / at b"
    assert telling_lines("one\ntwo\nthree\nfour\n") == "two / three / four"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "ro_RO.UTF-8"}, "ro"),
        ({"LANG": "ro_RO.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ro", "LANG": "en_GB.UTF-8"}, "ro"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminals_language_is_spoken(environment: dict[str, str], lang: str) -> None:
    assert lang_of_environment(environment) == lang


def test_a_text_that_lacks_a_translation_or_a_value_is_still_readable() -> None:
    assert text("xx", "setup.ready", seconds="1") == text("en", "setup.ready", seconds="1")
    assert "{seconds}" in text("en", "setup.ready")
    assert text("en", "no.such.key") == "no.such.key"


def test_set_up_speaks_both_languages_completely() -> None:
    assert catalogue("en").keys() == catalogue("ro").keys()
