"""Templates of the catalogue: plain text with `{name}` and, in Korean, `{name:을}`.

Nothing else is a field: no attribute, no index, no format specification. What is inserted is never
read again, so `{agency}` typed by a citizen stays `{agency}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from bot.texts.particles import fit

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)(?::([가-힣]+))?\}")

Part = str | tuple[str, str | None]
"""Literal text, or (field, particle)."""


@lru_cache(maxsize=4096)
def parse(template: str) -> tuple[Part, ...]:
    """Raises ValueError on a brace that belongs to no field."""
    parts: list[Part] = []
    start = 0
    for match in _FIELD.finditer(template):
        parts.append(template[start : match.start()])
        parts.append((match[1], match[2]))
        start = match.end()
    parts.append(template[start:])
    for part in parts:
        if isinstance(part, str) and ("{" in part or "}" in part):
            raise ValueError(f"a brace that is no field: {template}")
    return tuple(part for part in parts if part)


def fields(template: str) -> set[str]:
    """The names that `template` needs."""
    return {part[0] for part in parse(template) if not isinstance(part, str)}


def fill(template: str, value: Callable[[str], str]) -> str:
    """`template` with each field replaced by `value(name)` and the particle that fits it."""
    out: list[str] = []
    for part in parse(template):
        if isinstance(part, str):
            out.append(part)
            continue
        name, particle = part
        text = value(name)
        out.append(text + fit(text, particle) if particle else text)
    return "".join(out)
