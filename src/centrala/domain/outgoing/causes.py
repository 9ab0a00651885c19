"""Why somebody was not reached, from the cause that the network gave (ITU-T Q.850; RFC 3398 for SIP)."""

from centrala.domain.calls.facts import NotReachedWhy

_WHY: dict[int, NotReachedWhy] = {
    17: "busy",
    16: "no_answer",  # cleared before an answer, as after a CANCEL of ours
    18: "no_answer",
    19: "no_answer",
    102: "no_answer",  # a timer ran out
    21: "refused",
}


def why_not_reached(cause: int) -> NotReachedWhy:
    """Whatever else the network says, nobody could be rung there."""
    return _WHY.get(cause, "unreachable")
