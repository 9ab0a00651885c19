"""Prometheus's text format, version 0.0.4."""

from collections.abc import Mapping, Sequence
from typing import Literal

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"


class Sheet:
    """Families in the order they were told."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def one(self, kind: Literal["gauge", "counter"], name: str, what: str, value: float) -> None:
        self._head(kind, name, what)
        self._lines.append(_line(name, value))

    def each(
        self, kind: Literal["gauge", "counter"], name: str, what: str, label: str, values: Mapping[str, float]
    ) -> None:
        """`values` by what `label` says."""
        self._head(kind, name, what)
        self._lines += [_line(name, value, label, text) for text, value in values.items()]

    def histogram(self, name: str, what: str, bounds: Sequence[float], counts: Sequence[int], total: float) -> None:
        """`counts`: cumulated, one for each bound and one for all."""
        self._head("histogram", name, what)
        for bound, count in zip((*(f"{bound:g}" for bound in bounds), "+Inf"), counts, strict=True):
            self._lines.append(_line(f"{name}_bucket", count, "le", bound))
        self._lines += [_line(f"{name}_sum", total), _line(f"{name}_count", counts[-1])]

    def text(self) -> bytes:
        return ("\n".join(self._lines) + "\n").encode()

    def _head(self, kind: str, name: str, what: str) -> None:
        self._lines += [f"# HELP {name} {what}", f"# TYPE {name} {kind}"]


def _line(name: str, value: float, label: str = "", text: str = "") -> str:
    number = str(int(value)) if value == int(value) else repr(float(value))
    return f'{name}{{{label}="{_escaped(text)}"}} {number}' if label else f"{name} {number}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
