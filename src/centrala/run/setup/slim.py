"""The private prefix: of all unpacked packages, only what a contact centre needs (about 50 of 200 MB)."""

import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from centrala.run.setup import command
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.prefix import Prefix

# Modules for other databases, other signalling, hardware, calendars, and what Stasis does for us.
MODULES_LEFT_OUT = (
    "app_adsiprog*", "app_alarmreceiver*", "app_dictate*", "app_directory*", "app_festival*", "app_followme*",
    "app_getcpeid*", "app_jack*", "app_minivm*", "app_mp3*", "app_queue*", "app_sla*", "app_sms*", "app_test*",
    "app_voicemail*", "cdr_*", "cel_odbc*", "cel_pgsql*", "cel_radius*", "cel_sqlite3*", "cel_tds*", "chan_console*",
    "chan_iax2*", "chan_motif*", "chan_unistim*", "codec_amr*", "codec_codec2*", "codec_speex*", "format_ogg_speex*",
    "func_curl*", "func_enum*", "func_odbc*", "func_realtime*", "func_speex*", "func_vmcount*", "pbx_ael*",
    "pbx_dundi*", "pbx_lua*", "pbx_realtime*", "res_adsi*", "res_ael*", "res_calendar*", "res_config_*", "res_curl*",
    "res_fax*", "res_format_attr_amr*", "res_geolocation*", "res_hep*", "res_http_media_cache*", "res_http_post*",
    "res_odbc*", "res_phoneprov*", "res_pjsip_geolocation*", "res_pjsip_phoneprov*", "res_pjsip_stir_shaken*",
    "res_realtime*", "res_resolver_unbound*", "res_smdi*", "res_snmp*", "res_sorcery_realtime*", "res_stir_shaken*",
    "res_xmpp*", "res_stasis_test*", "res_mwi_devstate*",
)  # fmt: skip
# Loaded by name while running, so no list of needed libraries names them: NSS is what libsrtp encrypts with.
LOADED_BY_NAME = ("libsoftokn3.so", "libfreebl3.so", "libfreeblpriv3.so")
DATA = ("documentation", "moh", "rest-api", "sounds", "static-http")
VOICE_DATA = ("phon*", "intonations", "en_dict", "ro_dict", "lang", "voices")
LIBRARY_LINE = "=>"


@dataclass(frozen=True)
class Machine:
    """How Debian names an architecture, and the loader of its libc."""

    triplet: str
    loader: str


MACHINES = {
    "amd64": Machine("x86_64-linux-gnu", "ld-linux-x86-64.so.2"),
    "arm64": Machine("aarch64-linux-gnu", "ld-linux-aarch64.so.1"),
}


class LibrariesMissing(Exception):
    """Something kept needs a library that was not unpacked."""


def prefix_in(folder: Path, machine: Machine, version: str) -> Prefix:
    libraries = folder / "usr/lib" / machine.triplet
    return Prefix(
        version=version,
        asterisk=folder / "usr/sbin/asterisk",
        espeak=folder / "usr/bin/espeak-ng",
        modules=libraries / "asterisk/modules",
        data=folder / "usr/share/asterisk",
        espeak_data=libraries / "espeak-ng-data",
        loader=libraries / machine.loader,
        libraries=libraries,
    )


def make(whole: Prefix, slim: Prefix) -> None:
    """Copies what is needed of `whole` to where `slim` says."""
    named = _flatten(_required(whole.libraries))
    modules = [file for file in whole.modules.glob("*.so") if is_wanted(file.name)]
    binaries = [whole.asterisk, whole.espeak, *modules]
    targets = [slim.asterisk, slim.espeak, *(slim.modules / file.name for file in modules)]
    for source, target in zip(binaries, targets, strict=True):
        _copy(source, target)
    for library in {*named, *needed_libraries(whole, [*binaries, *named])}:
        _copy(library, _required(slim.libraries) / library.name)
    _copy(_required(whole.loader), _required(slim.loader))
    for name in DATA:
        shutil.copytree(whole.data / name, slim.data / name, ignore_dangling_symlinks=True)
    _copy_voices(_required(whole.espeak_data), _required(slim.espeak_data))


def _flatten(libraries: Path) -> list[Path]:
    """Libraries in folders of their own are looked for at absolute paths, which are not in the prefix."""
    for library in [*libraries.glob("pulseaudio/*.so"), *libraries.glob("nss/*.so")]:
        shutil.copy2(library, libraries / library.name)
    return [libraries / name for name in LOADED_BY_NAME if (libraries / name).exists()]


def is_wanted(module: str) -> bool:
    return not any(fnmatch(module, pattern) for pattern in MODULES_LEFT_OUT)


def needed_libraries(prefix: Prefix, binaries: Iterable[Path]) -> set[Path]:
    """Every library of the prefix that these binaries load."""

    def listed(binary: Path) -> str:
        return command.try_output(prefix.libraries_command(binary)) or f"{binary.name} => not found"

    with ThreadPoolExecutor(4) as pool:
        lines = [line.split() for output in pool.map(listed, binaries) for line in output.splitlines()]
    found = {Path(words[2]) for words in lines if len(words) > 2 and words[1] == LIBRARY_LINE}
    # The loader also looks at the machine's own libraries, which another machine may lack or have too old.
    missing = sorted(str(path) for path in found if path.parent != _required(prefix.libraries))
    if missing:
        raise LibrariesMissing(", ".join(missing))
    return found


def _copy_voices(source: Path, target: Path) -> None:
    for item in source.iterdir():
        if any(fnmatch(item.name, pattern) for pattern in VOICE_DATA):
            if item.is_dir():
                shutil.copytree(item, target / item.name)
            else:
                _copy(item, target / item.name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def _required(path: Path | None) -> Path:
    if path is None:
        raise SetupFailed(say("setup.asterisk.probe", reason="prefix"), say("setup.report"))
    return path
