"""Finds a pip that can fill an environment made without one."""

import importlib.util
import sys
from pathlib import Path

from centrala.run.setup import command, places, private_apt
from centrala.run.setup.failure import SetupFailed, say

WHEELS = "usr/share/python-wheels"
MACHINE_WHEELS = Path("/") / WHEELS
# A person's own settings for proxies, certificates and indexes stay; those that would put packages elsewhere go.
ENVIRONMENT = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_REQUIRE_VIRTUALENV": "0"}


def command_for(python: Path, log: Path) -> list[str]:
    """The words that run pip for the environment of `python`."""
    if importlib.util.find_spec("ensurepip") and _ensure(python):
        return [str(python), "-m", "pip"]
    if _machine_pip_is_new_enough():
        return [sys.executable, "-m", "pip", "--python", str(python)]
    wheel = newest_wheel(MACHINE_WHEELS) or _fetched_wheel(log)
    # A wheel is a zip that Python can run: nothing needs to be installed first.
    return [str(python), str(wheel / "pip")]


def newest_wheel(folder: Path) -> Path | None:
    return max(folder.glob("pip-*.whl"), default=None)


def _ensure(python: Path) -> bool:
    return command.try_output([python, "-m", "ensurepip", "--default-pip"]) is not None


def _machine_pip_is_new_enough() -> bool:
    """`--python` came with pip 22.3."""
    answer = command.try_output([sys.executable, "-m", "pip", "--version"])
    if answer is None:
        return False
    major, minor = answer.split()[1].split(".")[:2]
    return (int(major), int(minor)) >= (22, 3)


def _fetched_wheel(log: Path) -> Path:
    try:
        folder = places.SETUP / "pip.unpacked"
        if newest_wheel(folder / WHEELS) is None:
            private_apt.unpack("pip", ["python3-pip-whl"], log)
            private_apt.clean_up("pip")
    except SetupFailed as error:
        reason = f"{say('setup.python.pip.missing')}: {error.reason}"
        raise SetupFailed(reason, say("setup.python.pip.remedy")) from None
    wheel = newest_wheel(folder / WHEELS)
    if wheel is None:
        raise SetupFailed(say("setup.python.pip.missing"), say("setup.python.pip.remedy"))
    return wheel
