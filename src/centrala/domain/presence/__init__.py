"""Whether a person can be offered a call."""

from centrala.domain.presence.presence import Presence, due_fact, step

__all__ = ["Presence", "due_fact", "step"]
