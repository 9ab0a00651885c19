"""The table of docs/reference/journeys.md, and the tests of the whole product."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "journeys.md"
E2E = ROOT / "tests" / "e2e"
_TEST = re.compile(r"`(tests/\S+\.py)::(\w+)`")


def listed() -> list[tuple[str, str]]:
    """(journey, test) of each row; a journey may have several tests."""
    rows = [line.split("|") for line in PAGE.read_text().splitlines() if line.startswith("|")]
    return [(row[1].strip(), "::".join(found)) for row in rows if len(row) > 2 for found in _TEST.findall(row[2])]


def existing(folder: Path = E2E) -> set[str]:
    return {
        f"{file.relative_to(ROOT)}::{node.name}"
        for file in folder.rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    }
