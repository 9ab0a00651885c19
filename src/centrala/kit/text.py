"""Texts a person reads, by key and language, from ``texts/<lang>/*.toml``.

Each file is flat: ``"setup.python.failed" = "… {param} …"``. Standard library only, because set-up speaks through
it before anything is installed.
"""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "ro")
FALLBACK = "en"
TEXTS = Path(__file__).parent / "texts"


def text(lang: str, key: str, **params: object) -> str:
    """The text in `lang`, else in English, else the key itself: a missing text never stops what is going on."""
    template = catalogue(lang).get(key) or catalogue(FALLBACK).get(key) or key
    return template.format_map(_Params(params))


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """All texts of a language; empty for a language that has none."""
    texts: dict[str, str] = {}
    for file in sorted((TEXTS / lang).glob("*.toml")):
        texts.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return texts


def lang_of_environment(environ: Mapping[str, str] | None = None) -> str:
    """The terminal's language by POSIX precedence (LC_ALL, LC_MESSAGES, LANG); English when it is none of ours."""
    env = os.environ if environ is None else environ
    chosen = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    lang = chosen.replace("-", "_").split("_")[0].split(".")[0].lower()
    return lang if lang in LANGUAGES else FALLBACK


class _Params(dict[str, object]):
    """Leaves an unknown ``{param}`` standing instead of failing inside an error message."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
