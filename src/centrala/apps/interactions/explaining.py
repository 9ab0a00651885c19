"""Why an operator got a call, told as sentences."""

from collections.abc import Iterable, Mapping

import msgspec

from centrala.apps.interactions.sentences import Words
from centrala.domain.routing import SkillMet, Why
from centrala.kit.text import text


def explanation(data: Mapping[str, object], words: Words) -> str | None:
    """Of the fact Offered; None where no reason was kept, or a later version's that is not understood yet."""
    try:
        why = msgspec.convert(data.get("why"), Why | None)
    except msgspec.ValidationError:
        return None
    return None if why is None else " ".join(_told(why, str(data.get("operator")), words))


def _told(why: Why, operator: str, words: Words) -> Iterable[str]:
    language = words.language
    name = words.operators.get(operator, text(language, "fact.somebody"))
    yield text(language, f"why.{why.rule}", operator=name, idle=_clock(why.idle_s), taken=why.taken)
    if why.language:
        yield text(language, "why.language", language=text(language, f"language.{why.language}"))
    if why.skills:
        yield text(language, "why.skills", skills=", ".join(_skill(met, words) for met in why.skills))
    if any(met.has < met.asked for met in why.skills):
        yield text(language, "why.relaxed", waited=_clock(why.waited_s))
    if why.preferred:
        yield text(language, "why.preferred", skills=_names((met.skill for met in why.preferred), words))
    if why.reserved:
        yield text(language, "why.reserved", skills=_names(why.reserved, words))


def _skill(met: SkillMet, words: Words) -> str:
    return text(words.language, "why.skill", skill=_names([met.skill], words), has=met.has, asked=met.asked)


def _names(skills: Iterable[str], words: Words) -> str:
    return ", ".join(words.skills.get(skill, "?") for skill in skills)


def _clock(seconds: int) -> str:
    """4:05, or 1:02:03 from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
