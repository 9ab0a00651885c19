"""A measured figure beside its aim."""

import json
import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

Unit = Literal["s", "ms", "MB", "%", ""]
""""" counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`aim` is an upper bound, of the p99 where there are many values; None where there is none."""

    name: str
    unit: Unit
    median: float
    p99: float | None
    count: int
    aim: float | None = None

    @property
    def verdict(self) -> str:
        worst = self.median if self.p99 is None else self.p99
        return "" if self.aim is None else ("met" if worst <= self.aim else "MISSED")


def one(name: str, unit: Unit, value: float, aim: float | None = None) -> Figure:
    return Figure(name, unit, value, None, 1, aim)


def many(name: str, unit: Unit, values: Sequence[float], aim: float | None = None) -> Figure:
    return Figure(name, unit, statistics.median(values), percentile(values, 99), len(values), aim)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that `percent` of all do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]


def table(figures: Sequence[Figure]) -> str:
    head = ("figure", "median", "p99", "aim", "", "n")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def write(figures: Sequence[Figure], file: Path) -> None:
    told = [asdict(figure) | {"verdict": figure.verdict} for figure in figures]
    file.write_text(json.dumps(told, indent=2) + "\n")


def _row(figure: Figure) -> tuple[str, str, str, str, str, str]:
    p99 = "" if figure.p99 is None else _shown(figure.p99, figure.unit)
    aim = "" if figure.aim is None else (f"< {figure.aim:g} {figure.unit}" if figure.aim else "0")
    return figure.name, _shown(figure.median, figure.unit), p99, aim, figure.verdict, str(figure.count)


def _shown(value: float, unit: Unit) -> str:
    return f"{value:.1f} {unit}" if unit else f"{value:g}"
