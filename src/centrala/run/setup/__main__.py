"""``python3 -m centrala.run.setup run|setup|test|check|bench|lock [words for pytest or the bench]``."""

import os
import sys

from centrala.run.setup import asterisk, places, python_env
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.step import Lane, walk


def lanes(with_tests: bool) -> list[Lane]:
    return [python_env.steps(with_tests), [asterisk.step()]]


def main(words: list[str]) -> int:
    print(walk(lanes("test" in words)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
