"""Why an operator got a call, in both languages."""

import msgspec
import pytest

from centrala.apps.interactions import projector
from centrala.apps.interactions.explaining import explanation
from centrala.apps.interactions.sentences import Words
from centrala.apps.lines.models import Skill
from centrala.domain.calls import facts as f
from centrala.domain.routing import SkillMet, Why
from centrala.kit.ids import new_id
from tests.apps.company import CALLER, Browser, line, person
from tests.apps.fakes import START, FakeJournal

NAMES = {"a": "Ana"}
SKILLS = {"bills": "Facturi", "fibre": "Fibră"}


def told(why: Why, language: str = "en") -> str | None:
    data: dict[str, object] = {"operator": "a", "why": msgspec.to_builtins(why)}
    return explanation(data, Words(language, NAMES, {}, {}, SKILLS))


@pytest.mark.parametrize(
    ("why", "english", "romanian"),
    [
        (Why("last"), "Why Ana: spoke with this customer last.", "De ce Ana: a vorbit ultima dată cu acest client."),
        (
            Why("longest_idle", idle_s=245),
            "Why Ana: free the longest of those who could take the call, 4:05.",
            "De ce Ana: cel mai mult timp liber dintre cei care puteau prelua apelul, 4:05.",
        ),
        (
            Why("fewest_today", taken=3),
            "Why Ana: the fewest calls today of those free who could take it: 3.",
            "De ce Ana: cele mai puține apeluri azi dintre cei liberi care îl puteau prelua: 3.",
        ),
    ],
)
def test_each_rule_has_its_sentence(why: Why, english: str, romanian: str) -> None:
    assert (told(why), told(why, "ro")) == (english, romanian)


def test_everything_that_counted_is_told() -> None:
    why = Why(
        "only",
        waited_s=3723,
        skills=(SkillMet("bills", 3, 1),),
        preferred=(SkillMet("fibre", 0, 2),),
        language="ro",
        reserved=("gone",),
    )
    assert told(why) == (
        "Why Ana: the only one free who could take the call. Speaks Romanian. Skills: Facturi 1 (asked: 3). "
        "After 1:02:03 of waiting less than the asked level was enough. The queue prefers who knows Fibră. "
        "Otherwise kept for calls that need ?."
    )


def test_old_facts_and_those_of_a_later_version_are_not_explained() -> None:
    words = Words("en", NAMES, {}, {})
    assert explanation({"operator": "a"}, words) is None
    assert explanation({"operator": "a", "why": None}, words) is None
    assert explanation({"operator": "a", "why": {"rule": "by_stars"}}, words) is None


@pytest.mark.django_db
def test_it_stands_with_the_offer_in_the_readers_language(journal: FakeJournal) -> None:
    at, ana, skill = line(), person(username="ana"), Skill.objects.create(name="Facturi")
    why = Why("only", skills=(SkillMet(str(skill.id), 2, 3),))
    offered = f.Offered(str(ana.id), 1, START, why)
    call = new_id()
    arrived = f.Arrived(str(at.id), str(at.queue_id), CALLER, at.number)
    journal.tell(call, (0, arrived), (5, f.Queued(str(at.queue_id))), (6, offered))
    projector.catch_up()
    page = Browser.of(person("supervisor", language="ro")).get(f"/interactions/{call}")[1]
    assert [fact["why"] for fact in page["facts"] if fact["kind"] != "Offered"] == [None, None]
    assert page["facts"][-1]["why"] == (
        "De ce Ana: singura persoană liberă care putea prelua apelul. Competențe: Facturi 3 (cerut: 2)."
    )
