"""(state, fact) -> (state, commands): the rules of a call's life.

A fact that does not fit the state (doubled, late, out of order) changes nothing and commands nothing:
`step` then returns the same object, and the caller forgets the fact.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from centrala.domain.calls import commands as do
from centrala.domain.calls import facts, placing
from centrala.domain.calls.call import IN_TALK, Call
from centrala.domain.calls.transitions import Step, waiting, wrap_up


def step(call: Call | None, fact: facts.CallFact, at: datetime) -> tuple[Call | None, tuple[do.CallCommand, ...]]:
    """The call after `fact` at the UTC time `at`, and what is to be done now."""
    if isinstance(fact, facts.Arrived):
        return _arrived(fact, at) if call is None else (call, ())
    if isinstance(fact, facts.Placed):
        return placing.placed(fact, at) if call is None else (call, ())
    if call is None or call.phase == "done":
        return call, ()
    return _RULES[type(fact)](call, fact, at)


def due_fact(call: Call, at: datetime) -> facts.CallFact | None:
    """What is true because `until` has passed."""
    if call.until is None or at < call.until or call.operator is None:
        return None
    match call.phase:
        case "dialing":
            return facts.DialExpired(call.operator)
        case "offered":
            return facts.OfferExpired(call.operator, call.offer)
        case "operator_lost" if call.queue is not None:
            return facts.Queued(call.queue, again=True)
        case "wrap_up":
            return facts.WrapUpEnded(call.operator, "expired")
    return None


def _arrived(fact: facts.Arrived, at: datetime) -> Step:
    call = Call("greeting", at, at, caller=fact.caller, line=fact.line, queue=fact.queue)
    why: facts.TurnedAwayWhy | None = "not_in_use" if fact.line is None else "closed" if fact.closed else None
    if why is not None:
        return replace(call, phase="ending", turned_away=why), (do.TurnAway(why),)
    return call, (do.Greet(),)


def _announced(call: Call, fact: facts.Announced, at: datetime) -> Step:
    if call.phase != "greeting" or call.queue is None:
        return call, ()
    return call, (do.Enqueue(call.queue),)


def _queued(call: Call, fact: facts.Queued, at: datetime) -> Step:
    if call.phase != ("operator_lost" if fact.again else "greeting"):
        return call, ()
    first = call.queued_at or at  # who waited before keeps the place
    return replace(waiting(call, at), queue=fact.queue, queued_at=first, last_operator=fact.last), (do.PlayMusic(),)


def _offered(call: Call, fact: facts.Offered, at: datetime) -> Step:
    if call.phase != "waiting" or fact.offer != call.offer + 1:
        return call, ()
    return replace(call, phase="offered", since=at, operator=fact.operator, offer=fact.offer, until=fact.until), ()


def _offer_expired(call: Call, fact: facts.OfferExpired, at: datetime) -> Step:
    if not _is_offer(call, fact.operator, fact.offer):
        return call, ()
    return waiting(call, at), (do.MarkNotAnswering(fact.operator),)


def _offer_withdrawn(call: Call, fact: facts.OfferWithdrawn, at: datetime) -> Step:
    return (waiting(call, at) if _is_offer(call, fact.operator, fact.offer) else call), ()


def _accepted(call: Call, fact: facts.Accepted, at: datetime) -> Step:
    if not _is_offer(call, fact.operator, fact.offer):
        return call, ()
    return replace(call, phase="connecting", since=at, until=None), (do.Join(fact.operator),)


def _answered(call: Call, fact: facts.Answered, at: datetime) -> Step:
    if call.phase not in ("connecting", "dialing") or call.operator != fact.operator:
        return call, ()
    talking = replace(call, phase="talking", since=at, until=None, answered_at=call.answered_at or at)
    return talking, (() if call.recording else (do.StartRecording(),))


def _join_failed(call: Call, fact: facts.JoinFailed, at: datetime) -> Step:
    if call.phase != "connecting" or call.operator != fact.operator:
        return call, ()
    return waiting(call, at), (do.PlayMusic(), do.Park(fact.operator), do.MarkNotAnswering(fact.operator))


def _held(call: Call, fact: facts.Held, at: datetime) -> Step:
    if call.phase != "talking" or call.operator != fact.operator:
        return call, ()
    return replace(call, phase="held", since=at), (do.PlayMusic(),)


def _resumed(call: Call, fact: facts.Resumed, at: datetime) -> Step:
    if call.phase != "held" or call.operator != fact.operator:
        return call, ()
    return replace(call, phase="talking", since=at), (do.Join(fact.operator),)


def _keys_sent(call: Call, fact: facts.KeysSent, at: datetime) -> Step:
    """Changes no state, but is a fact: a new object tells that it was taken."""
    return (replace(call) if call.phase == "talking" and call.operator == fact.operator else call), ()


def _operator_lost(call: Call, fact: facts.OperatorLost, at: datetime) -> Step:
    if call.phase == "dialing" and call.operator == fact.operator:
        return placing.given_up(call, at)
    if call.phase not in IN_TALK - {"operator_lost"} or call.operator != fact.operator:
        return call, ()
    lost = replace(call, phase="operator_lost", since=at, until=fact.until, was_held=call.phase == "held")
    return lost, (do.PlayMusic(),)


def _operator_back(call: Call, fact: facts.OperatorBack, at: datetime) -> Step:
    if call.phase != "operator_lost" or call.operator != fact.operator:
        return call, ()
    if call.was_held:
        return replace(call, phase="held", since=at, until=None), ()
    return replace(call, phase="connecting", since=at, until=None), (do.Join(fact.operator),)


def _recording_started(call: Call, fact: facts.RecordingStarted, at: datetime) -> Step:
    return (call if call.recording else replace(call, recording=fact.recording, recording_on=True)), ()


def _recording_ended(call: Call, fact: facts.RecordingEnded, at: datetime) -> Step:
    on = call.recording_on and call.recording == fact.recording
    return (replace(call, recording_on=False) if on else call), ()


def _recording_skipped(call: Call, fact: facts.RecordingSkipped, at: datetime) -> Step:
    """As _keys_sent."""
    return (call if call.recording else replace(call)), ()


def _hung_up(call: Call, fact: facts.HungUp, at: datetime) -> Step:
    if call.phase == "dialing" and call.operator == fact.operator:
        return placing.given_up(call, at)
    if call.phase not in IN_TALK or call.operator != fact.operator:
        return call, ()
    end = (do.Park(fact.operator), do.HangUpCaller())
    if _never_joined(call):
        return replace(call, phase="ending", since=at, operator=None, until=None), end
    return wrap_up(call, at, *end)


def _caller_left(call: Call, fact: facts.CallerLeft, at: datetime) -> Step:
    if call.caller_gone:
        return call, ()
    gone = replace(call, ended_at=at, ended_by=fact.by)
    if call.phase == "wrap_up":
        return gone, ()
    joining = (do.Park(call.operator),) if call.phase in IN_TALK | {"dialing"} and call.operator is not None else ()
    if joining and not _never_joined(call):
        return wrap_up(gone, at, *joining)
    return replace(gone, phase="done", since=at, operator=None, until=None), joining


def _wrap_up_started(call: Call, fact: facts.WrapUpStarted, at: datetime) -> Step:
    if call.phase != "wrap_up" or call.operator != fact.operator or call.until is not None:
        return call, ()
    return replace(call, until=fact.until), ()


def _wrap_up_extended(call: Call, fact: facts.WrapUpExtended, at: datetime) -> Step:
    if call.phase != "wrap_up" or call.operator != fact.operator or call.until is None or fact.until <= call.until:
        return call, ()
    return replace(call, until=fact.until), ()


def _documented(call: Call, fact: facts.Documented, at: datetime) -> Step:
    """As _keys_sent."""
    return (replace(call) if call.answered_at is not None or call.direction == "out" else call), ()


def _wrap_up_ended(call: Call, fact: facts.WrapUpEnded, at: datetime) -> Step:
    if call.phase != "wrap_up" or call.operator != fact.operator:
        return call, ()
    return replace(call, phase="done" if call.caller_gone else "ending", since=at, operator=None, until=None), ()


def _never_joined(call: Call) -> bool:
    """Nothing was said, so there is nothing to document; a call that was placed is documented all the same."""
    return call.answered_at is None and call.direction == "in"


def _is_offer(call: Call, operator: str, offer: int) -> bool:
    return call.phase == "offered" and call.operator == operator and call.offer == offer


_RULES: dict[type, Callable[[Call, Any, datetime], Step]] = {
    facts.Ringing: placing.ringing,
    facts.DialExpired: placing.dial_expired,
    facts.NotReached: placing.not_reached,
    facts.ReachedVoicemail: placing.reached_voicemail,
    facts.Announced: _announced,
    facts.Queued: _queued,
    facts.Offered: _offered,
    facts.OfferExpired: _offer_expired,
    facts.OfferWithdrawn: _offer_withdrawn,
    facts.Accepted: _accepted,
    facts.Answered: _answered,
    facts.JoinFailed: _join_failed,
    facts.Held: _held,
    facts.Resumed: _resumed,
    facts.KeysSent: _keys_sent,
    facts.OperatorLost: _operator_lost,
    facts.OperatorBack: _operator_back,
    facts.RecordingStarted: _recording_started,
    facts.RecordingEnded: _recording_ended,
    facts.RecordingSkipped: _recording_skipped,
    facts.HungUp: _hung_up,
    facts.CallerLeft: _caller_left,
    facts.WrapUpStarted: _wrap_up_started,
    facts.WrapUpExtended: _wrap_up_extended,
    facts.Documented: _documented,
    facts.WrapUpEnded: _wrap_up_ended,
}
