"""Every function of Rasa that is replaced or relied on is the one that was read."""

from __future__ import annotations

import ast
import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from nlu.speed import REPLACED


def source_hash(name: str) -> str:
    """From the file, not from the class: in this process the function may be replaced."""
    module, path = name.split(":")
    source = Path(str(find_spec(module).origin)).read_text(encoding="utf-8")
    scope: ast.AST = ast.parse(source)
    for part in path.split("."):
        scope = next(n for n in ast.iter_child_nodes(scope) if getattr(n, "name", None) == part)
    return hashlib.sha256(str(ast.get_source_segment(source, scope)).encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", REPLACED)
def test_rasa_is_as_it_was_read(name: str) -> None:
    assert source_hash(name) == REPLACED[name]
