"""One JSON object a line, whoever speaks, and no telephone numbers in what libraries quote."""

import json
import subprocess
import sys

SCRIPT = """
import logging, structlog
from centrala.run import logs
logs.configure("engine")
structlog.get_logger().info("engine.started", calls=3)
logging.getLogger("some.library").error("can't dial %s", "+40 722 123 456")
try:
    int("0722123456x")
except ValueError:
    structlog.get_logger().exception("went.wrong")
    logging.getLogger("django").exception("broken")
"""


def test_everything_is_an_object_without_numbers() -> None:
    said = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True).stdout
    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["event"] for line in lines] == ["engine.started", "can't dial …", "went.wrong", "broken"]
    assert {line["process"] for line in lines} == {"engine"}
    assert lines[1]["logger"] == "some.library"
    assert "ValueError" in lines[2]["exception"]
    assert "722" not in said


def test_who_is_no_longer_read_goes_on() -> None:
    script = SCRIPT.replace('logs.configure("engine")', 'logs.configure("engine")\nimport os\nos.close(1)')
    ended = subprocess.run([sys.executable, "-c", script + "\nos._exit(7)"], capture_output=True, check=False)
    assert ended.returncode == 7
