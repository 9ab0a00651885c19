"""The one way set-up fails: why, and what the person can do about it."""

from centrala.kit.text import lang_of_environment, text


def say(key: str, **params: object) -> str:
    """The text of `key` in the terminal's language."""
    return text(lang_of_environment(), key, **params)


class SetupFailed(Exception):
    """`reason` and `remedy` are already in the person's language."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
