"""Lines and their opening hours, as an administrator sets them."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from centrala.apps.audit.models import AuditRow
from centrala.apps.lines.queries import current_directory
from tests.apps.company import Browser, line, person

pytestmark = pytest.mark.django_db(transaction=True)
WORKDAY = [[540, 1020]]
OFFICE: dict[str, Any] = {
    "name": "Office",
    "zone": "Europe/Bucharest",
    "week": [WORKDAY] * 5 + [[], []],
    "days": [{"day": "2027-03-05", "name": "Team day", "spans": []}],
    "holidays": True,
}


def administrator() -> Browser:
    return Browser.of(person("administrator"))


def made(browser: Browser, **changes: object) -> dict[str, Any]:
    status, told = browser.post("/hours", OFFICE | changes)
    assert status == 201, told
    return told  # type: ignore[no-any-return]


def test_hours_are_kept_and_told_to_the_engine_with_the_public_holidays() -> None:
    browser = administrator()
    hours = made(browser)
    assert (hours["week"], hours["days"], hours["lines"]) == (OFFICE["week"], OFFICE["days"], [])
    told = current_directory().hours[0]
    this = timezone.now().year
    assert (told.week[0], told.week[6], told.days["2027-03-05"]) == (((540, 1020),), (), ())
    assert told.days[f"{this}-12-01"] == told.days[f"{this + 1}-12-01"] == (), "the National Day"


def test_a_single_day_goes_before_a_public_holiday_and_without_them_none_is_told() -> None:
    browser = administrator()
    this = timezone.now().year
    made(browser, days=[{"day": f"{this}-12-01", "name": "we work", "spans": WORKDAY}])
    made(browser, name="Always", holidays=False, days=[])
    told = [one.days.get(f"{this}-12-01") for one in current_directory().hours]
    assert told == [None, ((540, 1020),)], "by name: Always, Office"


def test_romanian_holidays_with_the_orthodox_easter() -> None:
    days = {one["day"]: one["name"] for one in administrator().get("/hours/holidays")[1]}
    assert f"{timezone.now().year}-12-01" in days
    from centrala.apps.lines.hours.queries import public_holidays

    assert date(2026, 4, 12) in public_holidays("RO", [2026])
    assert public_holidays("XX", [2026]) == {}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"zone": "Europe/Nowhere"}, "hours.zone_unknown"),
        ({"week": [[[540, 600], [590, 700]]] + [[]] * 6}, "hours.spans_wrong"),
        ({"week": [[[600, 540]]] + [[]] * 6}, "hours.spans_wrong"),
        ({"days": [{"day": "2027-03-05", "name": "", "spans": [[0, 0]]}]}, "hours.spans_wrong"),
        ({"week": [[]] * 6}, "request.invalid"),
        ({"week": [[[0, 1441]]] + [[]] * 6}, "request.invalid"),
    ],
)
def test_hours_that_make_no_sense_are_refused(change: dict[str, object], code: str) -> None:
    status, told = administrator().post("/hours", OFFICE | change)
    assert (status, told["code"]) == (422, code)
    assert current_directory().hours == ()


def test_a_name_is_given_once_and_hours_in_use_stay() -> None:
    browser, at = administrator(), line()
    hours = made(browser)
    assert browser.post("/hours", OFFICE)[1]["code"] == "hours.name_taken"
    body = {"name": at.name, "language": "ro", "queue_id": str(at.queue_id), "hours_id": hours["id"]}
    assert browser.put(f"/lines/{at.id}", body)[1]["hours_name"] == "Office"
    assert current_directory().lines[0].hours == hours["id"]
    assert browser.ask("DELETE", f"/hours/{hours['id']}")[1]["code"] == "hours.in_use"
    assert browser.put(f"/lines/{at.id}", body | {"hours_id": None})[0] == 200
    assert browser.ask("DELETE", f"/hours/{hours['id']}")[0] == 204
    assert AuditRow.objects.filter(action="hours.deleted").exists()


def test_closed_now_and_as_the_hours_say_again() -> None:
    browser = administrator()
    hours = made(browser, week=[[[0, 1440]]] * 7, holidays=False, days=[])
    assert hours["open"]
    path = f"/hours/{hours['id']}/override"
    shut = browser.put(path, {"now": "closed"})[1]
    assert (shut["open"], shut["override"], shut["opens_at"]) == (False, "closed", None)
    assert current_directory().hours[0].override == "closed"
    assert browser.put(path, {"now": None})[1]["open"]


def test_supervisors_close_but_do_not_set_hours_and_operators_see_none() -> None:
    hours = made(administrator())
    supervisor, operator = Browser.of(person("supervisor")), Browser.of(person("operator"))
    assert supervisor.put(f"/hours/{hours['id']}/override", {"now": "closed"})[0] == 200
    assert supervisor.put(f"/hours/{hours['id']}", OFFICE)[0] == 403
    assert operator.get("/hours")[0] == operator.put(f"/hours/{hours['id']}/override", {"now": None})[0] == 403


def test_a_line_is_added_with_its_number_however_it_is_written() -> None:
    browser, at = administrator(), line()
    new = {"number": "031 000 0999", "name": "Sales", "language": "en", "queue_id": str(at.queue_id)}
    status, told = browser.post("/lines", new)
    assert (status, told["number"], told["recorded"], told["hours_id"]) == (201, "+40310000999", True, None)
    assert browser.post("/lines", new)[1]["code"] == "lines.number_taken"
    assert browser.post("/lines", new | {"number": "12"})[1]["code"] in {"lines.number_invalid", "request.invalid"}
    nowhere = "00000000-0000-0000-0000-000000000000"
    other = new | {"number": "0310000998"}
    assert browser.post("/lines", other | {"queue_id": nowhere})[1]["code"] == "lines.no_such_queue"
    assert browser.post("/lines", other | {"hours_id": nowhere})[1]["code"] == "lines.no_such_hours"
    assert Browser.of(person("supervisor")).post("/lines", other)[0] == 403
