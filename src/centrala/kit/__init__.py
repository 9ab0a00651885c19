"""Small things every layer may use; imports nothing of ours. ``text`` needs the standard library alone."""
