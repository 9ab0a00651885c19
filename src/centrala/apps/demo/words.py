"""What the demo company is made of, from company.toml, and passwords that can be read aloud."""

import secrets
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SYLLABLES = ("ba", "be", "bi", "bo", "da", "de", "di", "do", "fa", "fi", "fo", "ga", "go", "la", "le", "li", "lo",
             "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "pa", "pe", "pi", "po", "ra", "re", "ri", "ro", "sa",
             "se", "si", "so", "ta", "te", "ti", "to", "va", "ve", "vi", "vo", "za", "ze", "zi", "zo")  # fmt: skip


def read(part: str) -> Any:
    return _company()[part]


@cache
def _company() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("company.toml").read_text(encoding="utf-8"))


def password() -> str:
    """ "mirofa-tebadi-4821": six of 49 syllables and four digits, 46 bits."""
    words = ["".join(secrets.choice(SYLLABLES) for _ in range(3)) for _ in range(2)]
    return f"{words[0]}-{words[1]}-{secrets.randbelow(9000) + 1000}"
