"""Each journey of a person is proved by a test, and each such test belongs to a journey."""

from tests.house.journeys import E2E, ROOT, existing, listed


def test_every_listed_test_exists() -> None:
    assert sorted({test for _, test in listed()} - existing(ROOT / "tests")) == []


def test_every_test_of_the_whole_product_is_listed() -> None:
    assert sorted(existing(E2E) - {test for _, test in listed()}) == []
