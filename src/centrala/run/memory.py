"""Keeping a process small."""

import ctypes

M_ARENA_MAX = -8
"""mallopt(3)."""


def one_arena() -> None:
    """Short-lived threads each leave memory behind in an arena of their own (measured: 147 MB after 2,400
    requests, 103 MB and steady with one). Other C libraries than glibc know no arenas."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, 1)
