"""Starts an Asterisk for a moment, in a temporary folder and with no port open, to see that it is what we need."""

import re
import subprocess
import tempfile
import time
from pathlib import Path

from centrala.run.setup import command
from centrala.run.setup.failure import SetupFailed, say
from centrala.run.setup.prefix import Prefix

# What a call needs; each must say "Running" after the start.
REQUIRED = (
    "app_mixmonitor", "app_playback", "app_stasis", "bridge_builtin_features", "bridge_holding", "bridge_native_rtp",
    "bridge_simple", "bridge_softmix", "chan_pjsip", "chan_websocket", "codec_alaw", "codec_gsm",
    "codec_opus_open_source", "codec_resample", "codec_ulaw", "format_gsm", "format_pcm", "format_sln", "format_wav",
    "func_callerid", "func_channel", "pbx_config", "res_ari", "res_ari_applications", "res_ari_asterisk",
    "res_ari_bridges", "res_ari_channels", "res_ari_endpoints", "res_ari_events", "res_ari_playbacks",
    "res_ari_recordings", "res_crypto", "res_format_attr_opus", "res_http_websocket", "res_musiconhold",
    "res_pjproject", "res_pjsip", "res_pjsip_authenticator_digest", "res_pjsip_registrar", "res_pjsip_sdp_rtp",
    "res_pjsip_session", "res_pjsip_transport_websocket", "res_rtp_asterisk", "res_sorcery_astdb",
    "res_sorcery_config", "res_sorcery_memory", "res_srtp", "res_stasis", "res_stasis_answer", "res_stasis_playback",
    "res_stasis_recording", "res_stasis_snoop", "res_timing_timerfd", "res_websocket_client",
)  # fmt: skip
DIRECTORIES = {
    "astetcdir": "etc", "astmoddir": "", "astvarlibdir": "var", "astdbdir": "db", "astkeydir": "var",
    "astdatadir": "", "astagidir": "var", "astspooldir": "spool", "astrundir": "run", "astlogdir": "log",
    "astsbindir": "var",
}  # fmt: skip
PATIENCE_S = 20.0
RUNNING = re.compile(r"\d\s+Running ")


def check(prefix: Prefix, log: Path) -> None:
    """Raises SetupFailed naming the modules that do not run."""
    not_running = sorted(set(REQUIRED) - running_modules(prefix, log))
    if not_running:
        reason = say("setup.asterisk.probe", reason=", ".join(not_running)[:300])
        raise SetupFailed(reason, say("setup.asterisk.probe.remedy", folder=prefix.data.parents[2]))


def running_modules(prefix: Prefix, log: Path) -> set[str]:
    """Names, without .so, of the modules that run a moment after the start; empty when Asterisk does not start."""
    # Asterisk's control socket must have a short path, which a folder deep in a clone may not give.
    with tempfile.TemporaryDirectory(prefix="centrala-probe-", dir="/tmp") as made:
        folder = Path(made)
        config = _write_configuration(prefix, folder)
        with log.open("a") as out, subprocess.Popen(
            prefix.asterisk_command(config), stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=folder
        ) as process:  # fmt: skip
            try:
                return _wait_for_modules(prefix, config, process)
            finally:
                process.kill()


def _wait_for_modules(prefix: Prefix, config: Path, process: "subprocess.Popen[bytes]") -> set[str]:
    running: set[str] = set()
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None and not running.issuperset(REQUIRED):
        time.sleep(0.1)
        if command.try_output(prefix.remote_command(config, "core waitfullybooted")):
            answer = command.try_output(prefix.remote_command(config, "module show")) or ""
            running = {line.split(".so")[0] for line in answer.splitlines() if RUNNING.search(line)}
            break
    return running


def _write_configuration(prefix: Prefix, folder: Path) -> Path:
    paths = {**{key: folder / name for key, name in DIRECTORIES.items()}, "astmoddir": prefix.modules}
    for path in paths.values():
        path.mkdir(exist_ok=True)
    lines = ["[directories]", *(f"{key} = {path}" for key, path in paths.items())]
    config = folder / "etc" / "asterisk.conf"
    config.write_text("\n".join(lines).replace(f"astdatadir = {folder}", f"astdatadir = {prefix.data}") + "\n")
    loads = [f"load = {file.name}" for file in sorted(prefix.modules.glob("*.so"))]
    files = {
        "modules.conf": ["[modules]", "autoload = no", *loads],
        "http.conf": ["[general]", "enabled = no"],
        "ari.conf": ["[general]", "enabled = yes"],
        "extensions.conf": ["[general]", "static = yes"],
        "musiconhold.conf": ["[default]", "mode = files", "directory = moh"],
    }
    for name, content in files.items():
        (folder / "etc" / name).write_text("\n".join(content) + "\n")
    return config
