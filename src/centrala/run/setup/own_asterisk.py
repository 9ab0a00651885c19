"""The machine's own Asterisk, used only when it can do all we need; those of Debian 12, 13 and Ubuntu can not."""

import re
import shutil
from pathlib import Path

from centrala.run.setup import command, probe
from centrala.run.setup.prefix import Prefix

# REST over the events WebSocket (2025) and chan_websocket.
OLDEST = (22, 5)
DATA = (Path("/usr/share/asterisk"), Path("/var/lib/asterisk"))
NEEDED_DATA = ("documentation", "moh", "rest-api", "sounds")


def usable(log: Path) -> Prefix | None:
    binary, espeak = shutil.which("asterisk", path="/usr/sbin:/usr/local/sbin:/usr/bin"), shutil.which("espeak-ng")
    if binary is None or espeak is None:
        return None
    version = version_of(command.try_output([binary, "-V"]) or "")
    modules = next(iter(sorted(Path("/usr/lib").glob("**/asterisk/modules/chan_pjsip.so"))), None)
    data = next((path for path in DATA if all((path / name).exists() for name in NEEDED_DATA)), None)
    if version < OLDEST or modules is None or data is None:
        return None
    found = Prefix(".".join(map(str, version)), Path(binary), Path(espeak), modules.parent, data)
    return found if probe.running_modules(found, log).issuperset(probe.REQUIRED) else None


def version_of(answer: str) -> tuple[int, ...]:
    """(22, 10, 1) of "Asterisk 22.10.1~dfsg…"; () of anything else."""
    found = re.search(r"Asterisk (?:certified/)?(\d+(?:\.\d+)*)", answer)
    return tuple(int(part) for part in found[1].split(".")) if found else ()
