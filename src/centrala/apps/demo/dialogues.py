"""What a demo customer says, from dialogues.toml. Importable without Django."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence, and the silence after it in which the operator speaks."""

    text: str
    pause_after_s: float


@dataclass(frozen=True, slots=True)
class Dialogue:
    id: str
    language: Literal["ro", "en"]
    title: str
    lines: tuple[Spoken, ...]


@cache
def all() -> tuple[Dialogue, ...]:  # noqa: A001 - read as dialogues.all()
    source = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(_dialogue(entry) for entry in source["dialogues"])


def find(dialogue_id: str) -> Dialogue | None:
    return next((dialogue for dialogue in all() if dialogue.id == dialogue_id), None)


def starts_s(dialogue: Dialogue) -> tuple[float, ...]:
    """About when each sentence begins, in seconds: speech of 15 letters a second."""
    starts, at = [], 0.0
    for line in dialogue.lines:
        starts.append(round(at, 1))
        at += len(line.text) / 15 + line.pause_after_s
    return tuple(starts)


def _dialogue(entry: dict[str, object]) -> Dialogue:
    lines = entry["lines"]
    assert isinstance(lines, list)
    return Dialogue(
        id=str(entry["id"]),
        language="ro" if entry["language"] == "ro" else "en",
        title=str(entry["title"]),
        lines=tuple(Spoken(text=line["text"], pause_after_s=float(line["pause_after_s"])) for line in lines),
    )
