"""The life of a call: facts in, a new state and commands out."""

from centrala.domain.calls.call import Call, Phase
from centrala.domain.calls.machine import due_fact, step

__all__ = ["Call", "Phase", "due_fact", "step"]
