"""What several rules of a call's life lead to."""

from dataclasses import replace
from datetime import datetime

from centrala.domain.calls import commands as do
from centrala.domain.calls.call import Call

Step = tuple[Call, tuple[do.CallCommand, ...]]


def waiting(call: Call, at: datetime) -> Call:
    return replace(call, phase="waiting", since=at, operator=None, until=None, was_held=False)


def wrap_up(call: Call, at: datetime, *commands: do.CallCommand) -> Step:
    """The operator documents, whom `commands` have parted from the customer."""
    assert call.operator is not None
    ended = replace(call, phase="wrap_up", since=at, until=None)
    return ended, (*commands, do.BeginWrapUp(call.operator))
