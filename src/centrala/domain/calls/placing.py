"""The rules of a call that an operator places, until somebody answers; then it goes on as any other."""

from dataclasses import replace
from datetime import datetime

from centrala.domain.calls import commands as do
from centrala.domain.calls import facts
from centrala.domain.calls.call import IN_TALK, Call
from centrala.domain.calls.transitions import Step, wrap_up


def placed(fact: facts.Placed, at: datetime) -> Step:
    call = Call("dialing", at, at, fact.callee, "out", fact.line, fact.queue, fact.operator, until=fact.until)
    return call, (do.Dial(fact.operator),)


def ringing(call: Call, fact: facts.Ringing, at: datetime) -> Step:
    if call.phase != "dialing" or call.rings:
        return call, ()
    return replace(call, rings=True), ()


def dial_expired(call: Call, fact: facts.DialExpired, at: datetime) -> Step:
    if call.phase != "dialing" or call.operator != fact.operator:
        return call, ()
    return given_up(replace(call, not_reached="no_answer"), at)


def not_reached(call: Call, fact: facts.NotReached, at: datetime) -> Step:
    if call.phase != "dialing" or call.operator is None:
        return call, ()
    gone = replace(call, not_reached=fact.why, ended_at=at, ended_by="caller")
    return wrap_up(gone, at, do.Park(call.operator))


def reached_voicemail(call: Call, fact: facts.ReachedVoicemail, at: datetime) -> Step:
    spoken = call.direction == "out" and call.phase in IN_TALK | {"wrap_up"} and call.answered_at is not None
    if not spoken or call.operator != fact.operator or call.voicemail:
        return call, ()
    return replace(call, voicemail=True), ()


def given_up(call: Call, at: datetime) -> Step:
    """The customer's side has not answered yet and is not waited for any longer."""
    assert call.operator is not None
    return wrap_up(call, at, do.Park(call.operator), do.HangUpCaller())
