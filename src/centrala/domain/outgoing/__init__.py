"""Which calls may go out, against toll fraud."""

from centrala.domain.outgoing.causes import why_not_reached
from centrala.domain.outgoing.limits import EMERGENCY, Refusal, Rules, refusal

__all__ = ["EMERGENCY", "Refusal", "Rules", "refusal", "why_not_reached"]
