"""Skills, what queues ask for, and what of it the engine is told."""

import pytest

from centrala.apps.audit.models import AuditRow
from centrala.apps.lines.queries import current_directory
from centrala.contract import directory
from tests.apps.company import Browser, line, person

pytestmark = pytest.mark.django_db
PLAIN = {
    "needs": [],
    "preferred": [],
    "by_language": False,
    "target_s": 20,
    "priority_s": 0,
    "order": "longest_idle",
    "relax": [],
    "last_operator_s": 0,
}
UNKNOWN = "018f0000-0000-7000-8000-000000000000"


def skill(browser: Browser, name: str, **more: int) -> str:
    status, told = browser.post("/skills", {"name": name} | more)
    assert status == 201
    return str(told["id"])


def test_by_default_nothing_is_asked_for() -> None:
    queue = line().queue
    operator = person("operator", queues=[queue])
    told = current_directory()
    assert told.queues == (directory.Queue(str(queue.id)),)
    assert told.operators == (directory.Operator(str(operator.id), (str(queue.id),)),)
    assert Browser.of(person("administrator")).get(f"/queues/{queue.id}/routing") == (200, PLAIN)


def test_the_engine_is_told_of_skills_languages_policies_and_reserves() -> None:
    queue, admin, operator = line().queue, Browser.of(person("administrator")), person("operator")
    bills, fibre = skill(admin, "Facturi", keep=1, keep_until_s=60), skill(admin, "Fibră")
    abilities = {"skills": [{"skill_id": bills, "level": 3}], "languages": ["ro", "en"]}
    assert admin.ask("PUT", f"/people/{operator.id}/abilities", abilities)[0] == 200
    chosen = PLAIN | {
        "needs": [{"skill_id": bills, "level": 2}],
        "preferred": [fibre],
        "by_language": True,
        "priority_s": 30,
        "order": "level_first",
        "relax": [
            {"after_s": 60, "lower": 1, "without": True},
            {"after_s": 20, "lower": 1, "without": False},
        ],
        "last_operator_s": 15,
    }
    status, told = admin.ask("PUT", f"/queues/{queue.id}/routing", chosen)
    assert (status, told["relax"][0]["after_s"]) == (200, 20)
    known = current_directory()
    assert known.operators[0].skills == (directory.Skill(bills, 3),)
    assert known.operators[0].languages == ("en", "ro")
    assert known.reserves == (directory.Reserve(bills, 1, 60),)
    assert known.queues == (
        directory.Queue(
            str(queue.id),
            needs=(directory.Skill(bills, 2),),
            preferred=(fibre,),
            by_language=True,
            priority_s=30,
            order="level_first",
            relax=(directory.Relax(20, 1), directory.Relax(60, 1, without=True)),
            last_operator_s=15,
        ),
    )
    assert AuditRow.objects.filter(action="queue.routing_changed").latest("at").after["skills"] == {bills: 2, fibre: 0}
    assert AuditRow.objects.filter(action="person.skills_changed").latest("at").before["skills"] == {}


def test_a_skill_is_renamed_but_no_two_have_one_name() -> None:
    admin = Browser.of(person("administrator"))
    bills, _ = skill(admin, "Facturi"), skill(admin, "Fibră")
    assert admin.ask("PUT", f"/skills/{bills}", {"name": "Fibră"})[1]["code"] == "lines.skill_taken"
    assert admin.ask("PUT", f"/skills/{bills}", {"name": "Facturare", "keep": 2})[1]["keep"] == 2
    assert [told["name"] for told in Browser.of(person()).get("/skills")[1]] == ["Facturare", "Fibră"]
    assert admin.ask("PUT", f"/skills/{UNKNOWN}", {"name": "x"})[0] == 404


def test_unknown_skills_are_refused_and_nothing_changes() -> None:
    queue, admin, operator = line().queue, Browser.of(person("administrator")), person("operator")
    abilities = {"skills": [{"skill_id": UNKNOWN, "level": 1}], "languages": ["ro"]}
    assert admin.ask("PUT", f"/people/{operator.id}/abilities", abilities)[1]["code"] == "lines.no_such_skill"
    assert (
        admin.ask("PUT", f"/queues/{queue.id}/routing", PLAIN | {"preferred": [UNKNOWN]})[1]["code"]
        == "lines.no_such_skill"
    )
    assert admin.get(f"/people/{operator.id}/abilities") == (200, {"skills": [], "languages": []})
    assert admin.get(f"/queues/{UNKNOWN}/routing")[0] == 404


@pytest.mark.parametrize("role", ["operator", "supervisor", "planner"])
def test_only_administrators_change_them(role: str) -> None:
    queue, operator, other = line().queue, person("operator"), Browser.of(person(role))
    answers = [
        other.post("/skills", {"name": "Facturi"}),
        other.ask("PUT", f"/skills/{UNKNOWN}", {"name": "Facturi"}),
        other.ask("PUT", f"/queues/{queue.id}/routing", PLAIN),
        other.ask("PUT", f"/people/{operator.id}/abilities", {"skills": [], "languages": []}),
    ]
    assert {(status, told["code"]) for status, told in answers} == {(403, "access.not_allowed")}
