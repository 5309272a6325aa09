"""Keys of sentences: the same in both languages, each used, each used one there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.test_architecture import ROOT, name, product, tree

KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")


@cache
def catalogue(locale: str) -> frozenset[str]:
    """Every key of a language, of all four domains."""
    found: set[str] = set()
    for path in (ROOT / "locales" / locale / "LC_MESSAGES").glob("*.po"):
        found |= set(re.findall(r'^msgid "([^"]+)"$', path.read_text(encoding="utf-8"), re.M))
    return frozenset(found)


def test_both_languages_have_the_same_keys() -> None:
    assert catalogue("ko") ^ catalogue("en") == set()


def _texts(path: Path) -> Iterator[tuple[str, bool]]:
    """String constants that look like keys, and beginnings of f-strings (False: only a prefix)."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.JoinedStr):
            first = node.values[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, False
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, True


def _first_parts() -> set[str]:
    return {key.split(".")[0] for key in catalogue("ko")}


# Endings of file names, which look like keys.
FILES = (
    ".db",
    ".token",
    ".secret",
    ".yml",
    ".json",
    ".po",
    ".py",
    ".html",
    ".key",
    ".log",
    ".js",
    ".css",
)


def test_every_key_used_exists() -> None:
    known, parts = catalogue("ko"), _first_parts()
    missing = []
    for path in product():
        for text, whole in _texts(path):
            if text.endswith(FILES) or not KEY.fullmatch(
                text if whole else text.rstrip(".") or "-"
            ):
                continue
            if text.split(".")[0] not in parts:
                continue
            if whole and text not in known and not _is_prefix(text, known):
                missing.append(f"{name(path)}: {text}")
            if not whole and "." in text and not any(key.startswith(text) for key in known):
                missing.append(f"{name(path)}: {text}…")
    assert not missing


def _is_prefix(text: str, known: frozenset[str]) -> bool:
    """`receipt` before `f"{prefix}.due"`: at least two parts that other keys begin with."""
    return any(key.startswith((text + ".", text + "#")) for key in known)


def test_every_key_is_used() -> None:
    whole: set[str] = set()
    prefixes: set[str] = set()
    for path in product():
        for text, complete in _texts(path):
            (whole if complete else prefixes).add(text)
            if complete and text.endswith("."):
                prefixes.add(text)
    for path in (ROOT / "connectors").rglob("*"):
        if path.suffix in {".js", ".html"}:
            whole |= set(re.findall(KEY, path.read_text(encoding="utf-8")))
    for path in (ROOT / "actions").rglob("*.yml"):
        whole |= set(re.findall(KEY, path.read_text(encoding="utf-8")))
    prefixes = {prefix for prefix in prefixes if re.match(r"[a-z_]+\.", prefix)}
    unused = [
        key
        for key in catalogue("ko")
        if key.split("#")[0] not in whole
        # The command line names the key of a command, which has these two sentences.
        and key.removesuffix(".help").removesuffix(".example") not in whole
        and not key.startswith(tuple(prefixes) or "-")
    ]
    assert not sorted(unused)
