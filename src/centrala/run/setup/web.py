"""The front end: its packages from web/package-lock.json, and the build in web/dist."""

import os
from collections.abc import Iterator
from pathlib import Path

from centrala.run.setup import command, node, places
from centrala.run.setup.failure import say
from centrala.run.setup.stamp import fingerprint
from centrala.run.setup.step import Step

NOT_SOURCES = {"node_modules", "dist", "coverage"}
QUIET = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")


def steps() -> list[Step]:
    return [
        Step("web_packages", _package_inputs, (places.WEB / "node_modules" / ".bin").is_dir, _install),
        Step("web", _build_inputs, (places.WEB / "dist" / "index.html").exists, _build),
    ]


def sources(folder: Path) -> Iterator[Path]:
    """Every file the build may read; hidden ones and what tools made are not among them."""
    for path, names, files in os.walk(folder):
        names[:] = [name for name in names if name not in NOT_SOURCES and not name.startswith(".")]
        yield from (Path(path) / file for file in files if not file.startswith("."))


def _package_inputs() -> str:
    return fingerprint(str(node.environment()), files=[places.WEB / "package.json", places.WEB / "package-lock.json"])


def _build_inputs() -> str:
    return fingerprint(_package_inputs(), files=sources(places.WEB))


def _install(log: Path) -> str:
    remedy = say("setup.web.install.remedy")
    command.run(["npm", "ci", *QUIET], log, remedy, cwd=places.WEB, env=node.environment())
    return ""


def _build(log: Path) -> str:
    remedy = say("setup.web.build.remedy")
    command.run(["npm", "run", "--silent", "build"], log, remedy, cwd=places.WEB, env=node.environment())
    return ""
