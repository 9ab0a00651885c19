"""``python3 -m centrala.run.setup run|setup|test|check|bench|lock [words for pytest or the bench]``."""

import os
import sys

from centrala.run.setup import asterisk, chromium, node, places, python_env, web
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.step import Lane, walk


def lanes(with_tests: bool) -> list[Lane]:
    """Fetching Asterisk waits for the network, building for the processor: side by side they take the longer's time."""
    front_end = [node.step(), *web.steps()] if (places.WEB / "package.json").exists() else []
    browser = [chromium.step()] if with_tests else []
    return [[*python_env.steps(with_tests), *front_end, *browser], [asterisk.step()]]


def main(words: list[str]) -> int:
    print(walk(lanes("test" in words)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
