"""The Python environment `.venv`, from hashed locks, also where the machine has neither venv's pip nor pip itself."""

import shutil
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from centrala.run.setup import command, pip, places
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.stamp import fingerprint
from centrala.run.setup.step import Step

OLDEST = (3, 11)
SCRIPT = """#!{python}
import sys

from {module} import {function}

sys.exit({function}())
"""


def steps(with_tests: bool) -> list[Step]:
    made = [Step("python", _run_inputs, _is_whole, _make)]
    if with_tests:
        made.append(Step("tests", _test_inputs, _is_whole, _add_tests))
    return made


def check_version(found: Sequence[int] = sys.version_info[:3]) -> None:
    if tuple(found[:2]) < OLDEST:
        name = ".".join(str(part) for part in found)
        raise SetupFailed(say("setup.python.old", found=name), say("setup.python.old.remedy"))


def _run_inputs() -> str:
    return fingerprint(str(_declared_scripts()), files=[_lock("run")])


def _test_inputs() -> str:
    return fingerprint(_run_inputs(), files=[_lock("test")])


def _is_whole() -> bool:
    return _stands_here() and (places.VENV / "bin" / "centrala").exists()


def _stands_here() -> bool:
    """False also when the clone was moved: the scripts of the environment name the old place."""
    try:
        home = (places.VENV / "centrala-root").read_text(encoding="utf-8")
    except OSError:
        return False
    return home == str(places.ROOT) and places.VENV_PYTHON.exists()


def _make(log: Path) -> str:
    if not _stands_here():
        command.remove_tree(places.VENV)
        words = [sys.executable, "-m", "venv", "--without-pip", str(places.VENV)]
        command.run(words, log, say("setup.python.venv.remedy"))
        (places.VENV / "centrala-root").write_text(str(places.ROOT), encoding="utf-8")
    _install(_lock("run"), log)
    _link_sources()
    _write_scripts()
    return (command.try_output([places.VENV_PYTHON, "--version"]) or "").strip()


def _add_tests(log: Path) -> str:
    _install(_lock("test"), log)
    return ""


def _install(lock: Path, log: Path) -> None:
    words = [*pip.command_for(places.VENV_PYTHON, log), "install", "--quiet", "--require-hashes", "--no-deps"]
    command.run([*words, "-r", lock], log, say("setup.python.packages.remedy"), env=pip.ENVIRONMENT)


def _link_sources() -> None:
    """What an editable install does, in one line and without a build back end."""
    for packages in places.VENV.glob("lib/python*/site-packages"):
        (packages / "centrala.pth").write_text(f"{places.ROOT / 'src'}\n", encoding="utf-8")


def _write_scripts() -> None:
    for name, target in _declared_scripts().items():
        module, function = target.split(":")
        script = places.VENV / "bin" / name
        script.write_text(SCRIPT.format(python=places.VENV_PYTHON, module=module, function=function), encoding="utf-8")
        shutil.copymode(sys.executable, script)


def _declared_scripts() -> dict[str, str]:
    project = tomllib.loads((places.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    scripts: dict[str, str] = project["scripts"]
    return scripts


def _lock(name: str) -> Path:
    return places.REQUIREMENTS / f"{name}.lock"
