"""`centrala bench routing` in small."""

import pytest

from centrala.run.cli import main

SMALL = ["--operators", "40", "--waiting", "100", "--events", "300", "--team", "15", "--hours", "2"]


@pytest.mark.parametrize(("language", "says"), [("en", "events/s"), ("ro", "evenimente/s")])
def test_the_bench_tells_its_figures_in_both_languages(
    language: str, says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit) as ended:
        main(["bench", "routing", *SMALL, "--part", "speed", "--part", "compare", "--clock", "cpu"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert says in out
    assert "app_queue" in out
    assert "{" not in out
    assert "run.bench" not in out
