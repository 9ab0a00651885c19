"""When a line is open."""

from centrala.domain.hours.hours import DAY, Hours, Override, Span
from centrala.domain.hours.opening import is_open, opens_at

__all__ = ["DAY", "Hours", "Override", "Span", "is_open", "opens_at"]
