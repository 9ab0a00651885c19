"""Who can be offered a call."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from centrala.domain.presence import Presence, due_fact, step
from centrala.domain.presence.facts import PhoneDown, PhoneUp, PresenceFact, StatusChanged

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)


def after(*happened: PresenceFact) -> Presence:
    presence: Presence | None = None
    for fact in happened:
        presence = step(presence, fact, NOON)
    assert presence is not None
    return presence


def test_ready_means_available_with_a_phone() -> None:
    assert not after(StatusChanged("available", "chosen")).ready
    assert not after(PhoneUp()).ready
    assert after(PhoneUp(), StatusChanged("available", "chosen")).ready


def test_a_lost_phone_ends_the_shift_after_a_grace() -> None:
    lost = after(PhoneUp(), StatusChanged("available", "chosen"), PhoneDown())
    assert not lost.ready
    assert due_fact(lost, NOON) is None
    assert due_fact(lost, LATER) == StatusChanged("off", "phone_lost")


def test_a_phone_that_returns_in_time_changes_nothing() -> None:
    back = after(PhoneUp(), StatusChanged("available", "chosen"), PhoneDown(), PhoneUp())
    assert back.ready
    assert due_fact(back, LATER) is None


def test_who_is_off_is_not_watched() -> None:
    assert due_fact(after(PhoneUp(), PhoneDown()), LATER) is None


facts = st.one_of(
    st.just(PhoneUp()),
    st.just(PhoneDown()),
    st.builds(
        StatusChanged,
        st.sampled_from(["off", "available", "break", "not_answering"]),
        st.sampled_from(["chosen", "no_answer", "signed_out"]),
    ),
)


@given(st.lists(facts, min_size=1, max_size=20))
def test_nobody_is_available_for_ever_without_a_phone(happened: list[PresenceFact]) -> None:
    presence = after(*happened)
    if not presence.phone and presence.until is not None:
        due = due_fact(presence, LATER)
        assert due is not None
        presence = step(presence, due, LATER)
        assert presence.until is None
        assert presence.status == "off"
