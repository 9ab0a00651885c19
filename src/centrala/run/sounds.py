"""What callers hear, spoken once per text: announcements, the demo's dialogues, and whom the demo's carrier reaches."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from centrala.adapters.speech.espeak import Espeak, beep, silence, write
from centrala.apps.demo import dialogues as demo_dialogues
from centrala.kit import settings as settings_of
from centrala.kit.text import LANGUAGES, text
from centrala.run.setup import prefix

ANNOUNCEMENTS = ("recorded", "not_in_use", "closed")


@dataclass(frozen=True, slots=True)
class Sound:
    """`name` below HOME/sounds without extension; each line is spoken, then its pause is kept. `beeps` at the end."""

    name: str
    language: str
    lines: tuple[tuple[str, float], ...]
    beeps: bool = False

    @property
    def stamp(self) -> str:
        return hashlib.sha256(repr((self.language, self.lines, self.beeps)).encode()).hexdigest()


def announcements() -> Iterator[Sound]:
    for language in LANGUAGES:
        for name in ANNOUNCEMENTS:
            yield Sound(f"{language}/{name}", language, ((text(language, f"sound.{name}"), 0.3),))


def dialogues() -> Iterator[Sound]:
    for dialogue in demo_dialogues.all():
        lines = tuple((line.text, line.pause_after_s) for line in dialogue.lines)
        yield Sound(f"demo/{dialogue.id}", dialogue.language, lines)


def reached() -> Iterator[Sound]:
    """Who answers a call out in the demo: a person, or a voicemail that speaks every language before its beep."""
    for language in LANGUAGES:
        said = (("1", 3.0), ("2", 6.0), ("3", 2.0))
        person = tuple((text(language, f"sound.reached.{n}"), pause_s) for n, pause_s in said)
        yield Sound(f"carrier/person-{language}", language, person)
        machine = ((text(language, "sound.voicemail"), 0.3),)
        yield Sound(f"carrier/voicemail-{language}", language, machine, beeps=language == LANGUAGES[-1])


def render(sounds: Iterator[Sound], folder: Path, espeak: Espeak) -> None:
    """Only what is missing or whose text has changed."""
    for sound in sounds:
        target = folder / f"{sound.name}.alaw"
        stamp = folder / f"{sound.name}.sha256"
        if target.exists() and stamp.exists() and stamp.read_text() == sound.stamp:
            continue
        spoken = silence(0.2)
        for line, pause_s in sound.lines:
            spoken += espeak.speak(line, sound.language) + silence(pause_s)
        write(spoken + beep() if sound.beeps else spoken, target)
        stamp.write_text(sound.stamp)
        target.with_suffix(".sln44").unlink(missing_ok=True)  # as it was kept before


def main() -> None:
    settings = settings_of.read()
    found = prefix.find()
    espeak = Espeak(found.espeak_command(), found.espeak_environment())
    render(announcements(), settings.sounds, espeak)
    render(dialogues(), settings.sounds, espeak)
    render(reached(), settings.sounds, espeak)


if __name__ == "__main__":
    main()
