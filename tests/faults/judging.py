"""What the customers saw, compared with what stands in the journal."""

from collections.abc import Iterator

from tests.faults.customers import Customer
from tests.faults.killing import Kill
from tests.faults.records import Streams, Told
from tests.faults.robots import Tally

NEAR_S = 2.0
SURE_S = 1.5
"""Heard so long, the operator was there."""


def each_customer(
    customers: list[Customer], calls: dict[str, list[str]], streams: Streams, kills: list[Kill]
) -> Iterator[str]:
    """`calls`: the interactions by number."""
    for customer in customers:
        found = calls.get(customer.number, [])
        if len(found) == 1:
            yield from _judged(customer, found[0], streams[f"call:{found[0]}"], kills)
        elif found or not is_unseen(customer, kills):
            yield f"{customer.number} has {len(found)} interactions: {_said(customer)}"


def is_unseen(customer: Customer, kills: list[Kill]) -> bool:
    """Came and left while nobody could know; or was on the way when Asterisk was killed."""
    over_s = customer.over_s or 0.0
    asterisk_s = [kill.at_s for kill in kills if kill.victim in ("asterisk", "supervisor", "engine")]
    within = any(kill.holds(customer.call.placed_s, over_s) for kill in kills)
    cut = customer.cut_s is not None and any(abs(at_s - customer.call.placed_s) < 1.0 for at_s in asterisk_s)
    return within or cut


def _judged(customer: Customer, id_: str, stream: list[Told], kills: list[Kill]) -> Iterator[str]:
    facts = {told.kind: told for told in stream}
    if "CallerLeft" not in facts:
        yield f"{id_} never ended: {list(facts)}; {_said(customer)}"
        return
    left = facts["CallerLeft"]
    if customer.heard_s > SURE_S and "Answered" not in facts:
        yield f"{id_} was answered and is not recorded so: {list(facts)}"
    if not customer.heard_s and "Answered" in facts and _seconds(facts["Answered"], left) > NEAR_S:
        yield f"{id_} is recorded as answered and was not: {_said(customer)}"
    if not _fits(customer, left, facts, kills):
        yield f"{id_} ended as {left.data['by']}: {list(facts)}; {_said(customer)}"
    at_desk = customer.cut_s is not None and "HungUp" in facts  # documented meanwhile, and time never goes back
    if customer.over_s is not None and abs(left.at.timestamp() - customer.over_s) > NEAR_S and not at_desk:
        yield f"{id_} ended {left.at.timestamp() - customer.over_s:+.1f} s off: {list(facts)}; {_said(customer)}"
    latest_s = customer.call.answered_s or customer.call.placed_s  # sent again until Asterisk is back
    if not customer.call.placed_s - NEAR_S <= stream[0].at.timestamp() <= latest_s + NEAR_S:
        yield f"{id_} arrived {stream[0].at.timestamp() - customer.call.placed_s:+.1f} s off: {_said(customer)}"
    if "Answered" in facts and "WrapUpEnded" not in facts:
        yield f"{id_}: the wrap-up never ended: {list(facts)}"


def acknowledged(tally: Tally, streams: Streams, notes: dict[str, str]) -> Iterator[str]:
    for id_, kind in tally.facts:
        if kind not in {told.kind for told in streams.get(f"call:{id_}", [])}:
            yield f"{id_}: {kind} was acknowledged and is not there"
    for id_, text in tally.notes.items():
        if notes.get(id_) != text:
            yield f"{id_}: the saved notes are not there"


def _fits(customer: Customer, left: Told, facts: dict[str, Told], kills: list[Kill]) -> bool:
    """Lost exactly when Asterisk was killed under it; either is true of who was hanging up just then."""
    at_once = any(kill.victim == "asterisk" and abs(kill.at_s - (customer.over_s or 0)) < SURE_S for kill in kills)
    if customer.cut_s is not None:
        return left.data["by"] == "line_lost" or "HungUp" in facts
    return left.data["by"] != "line_lost" or at_once


def _seconds(first: Told, second: Told) -> float:
    return (second.at - first.at).total_seconds()


def _said(customer: Customer) -> str:
    call = customer.call
    times = (call.placed_s, call.answered_s, customer.over_s, customer.cut_s)
    placed, answered, over, cut = (f"{at_s % 10_000:.1f}" if at_s else "-" for at_s in times)
    return (
        f"placed {placed}, SIP {call.status}, answered {answered}, operator heard {customer.heard_s:.1f} s, "
        f"over {over} by {call.ended_by}, cut {cut}"
    )
