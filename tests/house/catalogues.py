"""The texts of both languages, and the keys that the code asks for."""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "centrala"
WEB = ROOT / "web" / "src"
ASKING = {"text", "say"}  # functions whose literal argument is a key
_PLURAL = re.compile(r"_(zero|one|two|few|many|other)$")


def web_texts(language: str) -> dict[str, str]:
    """By dotted key, as the page asks for them."""
    return dict(_flat(json.loads((WEB / "i18n" / f"{language}.json").read_text())))


def without_plural(key: str) -> str:
    return _PLURAL.sub("", key)


def params(template: str) -> set[str]:
    """{name} and {{name}}."""
    return set(re.findall(r"\{+\s*(\w+)[^{}]*\}+", template))


def keys_asked() -> Iterator[tuple[str, str]]:
    """(place, key): of `text(…, "key")`, `say("key")`, and of AppError("code") the key "error.code".

    A key with a part that is only known when it runs ends in "*" where that part begins.
    """
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call):
                yield from ((f"{file.relative_to(ROOT)}:{node.lineno}", key) for key in _keys_of(node))


def web_keys_asked() -> Iterator[tuple[str, str]]:
    """(file, key) of `t('key')` and `i18nKey="key"`; template strings end in "*" at their first part."""
    pattern = re.compile(r"""(?:\bt\(\s*|i18nKey=\{?)(['"`])([^'"`]+)\1""")
    for file in sorted([*WEB.rglob("*.ts"), *WEB.rglob("*.tsx")]):
        for found in pattern.finditer(file.read_text()):
            yield str(file.relative_to(ROOT)), re.sub(r"\$\{.*", "*", found[2])


def is_there(key: str, texts: Iterable[str]) -> bool:
    if key.endswith("*"):
        return any(known.startswith(key[:-1]) for known in texts)
    return key in texts


def _keys_of(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    literals = [literal for argument in call.args[:2] for literal in _literals(argument)]
    if name in ASKING:
        yield from (literal for literal in literals if "." in literal)
    elif name == "AppError":
        yield from (f"error.{literal}" for argument in call.args[:1] for literal in _literals(argument))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        first = node.values[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield f"{first.value}*"
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _flat(texts: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, str(value)
