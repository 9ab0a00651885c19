"""``python3 -m centrala.run.setup run|setup|test|check|bench|faults|lock|record [words for what it runs]``."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from centrala.run.setup import asterisk, checks, chromium, lock, node, places, python_env, tested, web
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.step import Lane, walk

INTERRUPTED = 130
Words = Sequence[str]


def lanes(with_tests: bool) -> list[Lane]:
    """Fetching Asterisk waits for the network, building for the processor: side by side they take the longer's time."""
    front_end = web.steps() if (places.WEB / "package.json").exists() else []
    browser = [chromium.step()] if with_tests else []
    return [[*python_env.steps(with_tests), node.step(), *front_end, *browser], [asterisk.step()]]


def run(words: Words) -> int:
    return _become("centrala", "run", "--demo", *words) if walk(lanes(with_tests=False)) else 1


def setup(_: Words) -> int:
    return 0 if walk(lanes(with_tests=False)) else 1


def test(words: Words) -> int:
    if walk(lanes(with_tests=True)) and checks.run_all(with_house=False):
        _give_tests_our_node()
        return _become("python", "-m", "pytest", *words)
    return 1


def check(_: Words) -> int:
    return 0 if walk(lanes(with_tests=True)) and checks.run_all(with_house=True) else 1


def bench(words: Words) -> int:
    return _try_out("tests.bench", words)


def faults(words: Words) -> int:
    return _try_out("tests.faults", words)


def _try_out(package: str, words: Words) -> int:
    if not walk(lanes(with_tests=True)):
        return 1
    _give_tests_our_node()
    return _become("python", "-m", package, *words)


def write_locks(_: Words) -> int:
    if not walk([python_env.steps(with_tests=False)]):
        return 1
    print(say("setup.lock.done", files=", ".join(path.name for path in lock.write_all())))
    return 0


def record(_: Words) -> int:
    """Makes the Asterisk that stands here the tested one."""
    tested.record(places.ASTERISK)
    return 0


COMMANDS: dict[str, Callable[[Words], int]] = {
    "run": run, "setup": setup, "test": test, "check": check, "bench": bench, "faults": faults, "lock": write_locks,
    "record": record,
}  # fmt: skip


def main(words: Words) -> int:
    command = COMMANDS.get(words[0]) if words else None
    if command is None:
        print(say("setup.usage"), file=sys.stderr)
        return 2
    try:
        python_env.check_version()
        return command(words[1:])
    except SetupFailed as failure:
        print(f"{failure.reason}\n{say('setup.failed.remedy', remedy=failure.remedy)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + say("setup.interrupted"), file=sys.stderr)
        return INTERRUPTED


def _give_tests_our_node() -> None:
    """Playwright's own Node needs libatomic, which a small machine lacks; the one that built the front end runs."""
    os.environ.update(node.environment())
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", shutil.which("node") or "")


def _become(program: str, *words: str) -> NoReturn:
    """The program takes this process's place: signals of the terminal reach it, its exit code is ours."""
    sys.stdout.flush()
    os.chdir(places.ROOT)
    path = str(places.VENV / "bin" / program)
    os.execv(path, [path, *words])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
