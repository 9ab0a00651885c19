"""Everything a person reads stands in both languages."""

import pytest

from centrala.domain.calls import facts as calls
from centrala.kit.text import LANGUAGES, catalogue
from tests.house.catalogues import is_there, keys_asked, params, web_keys_asked, web_texts, without_plural

RO, EN = "ro", "en"


def test_both_languages_have_the_same_texts() -> None:
    assert set(LANGUAGES) == {RO, EN}
    assert set(catalogue(RO)) == set(catalogue(EN))


def test_both_languages_say_the_same_params() -> None:
    differing = [key for key, told in catalogue(EN).items() if params(told) != params(catalogue(RO).get(key, told))]
    assert not differing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [key for key, told in catalogue(language).items() if not told.strip()] == []


def test_every_text_that_the_code_asks_for_exists() -> None:
    missing = {f"{key} ({place})" for place, key in keys_asked() if not is_there(key, catalogue(EN))}
    assert sorted(missing) == []


def test_every_fact_of_a_call_has_a_sentence() -> None:
    kinds = [fact.__name__ for fact in calls.CallFact.__args__]
    assert [kind for kind in kinds if not is_there(f"fact.{kind}*", catalogue(EN))] == []


def test_the_page_has_the_same_texts_in_both_languages() -> None:
    assert {*map(without_plural, web_texts(RO))} == {*map(without_plural, web_texts(EN))}


def test_the_page_says_the_same_params_in_both_languages() -> None:
    told = {language: _params_by_key(web_texts(language)) for language in LANGUAGES}
    assert [key for key, named in told[EN].items() if told[RO].get(key) != named] == []


def test_plural_forms_are_complete() -> None:
    """CLDR: English has one and other, Romanian one, few and other."""
    for language, forms in ((EN, {"one", "other"}), (RO, {"one", "few", "other"})):
        texts = web_texts(language)
        plural = {without_plural(key) for key in texts if key != without_plural(key)}
        missing = [f"{key}_{form}" for key in plural for form in forms if f"{key}_{form}" not in texts]
        assert missing == [], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_page_is_empty(language: str) -> None:
    assert [key for key, told in web_texts(language).items() if not told.strip()] == []


def test_every_text_that_the_page_asks_for_exists() -> None:
    known = {*web_texts(EN), *map(without_plural, web_texts(EN))}
    missing = {f"{key} ({file})" for file, key in web_keys_asked() if not is_there(key, known)}
    assert sorted(missing) == []


def _params_by_key(texts: dict[str, str]) -> dict[str, set[str]]:
    """The params of all plural forms of a key together: "one" may leave the number out."""
    named: dict[str, set[str]] = {}
    for key, told in texts.items():
        named.setdefault(without_plural(key), set()).update(params(told))
    return named
