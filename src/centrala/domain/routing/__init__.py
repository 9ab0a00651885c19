"""Who takes which call."""

from centrala.domain.routing.matching import Ready, Waiting, match

__all__ = ["Ready", "Waiting", "match"]
