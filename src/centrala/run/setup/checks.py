"""``make check``: everything about the sources that can be judged without running the product."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain

from centrala.run.setup import node, places
from centrala.run.setup.failure import say

PACKAGE = "src/centrala"
LAYERS = ("run", "site", "apps", "adapters", "engine", "contract", "domain", "kit")
SETTINGS = f"{PACKAGE}/site/settings.py"
WEB = "web/package.json"


@dataclass(frozen=True)
class Check:
    """`needs` are paths in the repository: a check of what does not exist yet is named, not done."""

    name: str
    words: tuple[str, ...]
    needs: tuple[str, ...] = ()
    folder: str = "."
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def absent(self) -> list[str]:
        return [path for path in self.needs if not (places.ROOT / path).exists()]

    @property
    def shown(self) -> str:
        change = f"cd {self.folder} && " if self.folder != "." else ""
        settings = [f"{key}={value}" for key, value in self.environment.items() if key != "PATH"]
        return change + " ".join([*settings, *self.words])


def python_checks(with_house: bool) -> list[Check]:
    django = {"DJANGO_SETTINGS_MODULE": "centrala.site.settings"}
    migrations = (".venv/bin/python", "-m", "django", "makemigrations", "--check", "--dry-run")
    checks = [
        Check("ruff", (".venv/bin/ruff", "check", "--quiet", ".")),
        Check("format", (".venv/bin/ruff", "format", "--check", "--quiet", ".")),
        Check("imports", (".venv/bin/lint-imports",), tuple(f"{PACKAGE}/{layer}/__init__.py" for layer in LAYERS)),
        Check("types", (".venv/bin/mypy",), (SETTINGS,)),
        Check("migrations", migrations, (SETTINGS,), environment=django),
    ]
    # `make test` runs them with all the others.
    house = Check("house", (".venv/bin/python", "-m", "pytest", "-q", "tests/house"), ("tests/house",))
    return [*checks, house] if with_house else checks


def web_checks() -> list[Check]:
    scripts = {"web lint": "lint", "web types": "typecheck", "web client": "api:check"}
    environment = node.environment()
    return [
        Check(name, ("npm", "run", "--silent", script), (WEB,), "web", environment)
        for name, script in scripts.items()
    ]  # fmt: skip


def run_all(with_house: bool) -> bool:
    """False when one failed; all are run, so that one look shows everything."""
    with ThreadPoolExecutor(2) as pool:
        lanes = pool.map(_run_lane, [python_checks(with_house), web_checks()])
        return all(chain.from_iterable(lanes))


def _run_lane(checks: Iterable[Check]) -> list[bool]:
    return [_run(check) for check in checks]


def _run(check: Check) -> bool:
    if check.absent:
        _print(say("setup.check.absent", step=check.name, paths=", ".join(check.absent)))
        return True
    started = time.monotonic()
    done = subprocess.run(
        check.words, cwd=places.ROOT / check.folder, env={**os.environ, **check.environment}, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
    )  # fmt: skip
    seconds = f"{time.monotonic() - started:.1f}"
    if done.returncode:
        _print(done.stdout + say("setup.check.failed", step=check.name, seconds=seconds, command=check.shown))
    else:
        _print(say("setup.check.passed", step=check.name, seconds=seconds))
    return done.returncode == 0


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
