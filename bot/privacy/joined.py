"""Texts as they leave: several messages of a story in one, what an officer wrote to one person.

A number may be split over two messages, so the whole is looked at once more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.privacy.found import Span, never
from bot.privacy.placeholders import PLACEHOLDER, RESTORABLE, restore, untyped


def put_back(text: str, vault: Mapping[str, str]) -> str:
    """`text` with what may go on put back (telephones, accounts, files) and placeholders for what
    never does: where they stand now, and where two halves of a number meet."""
    whole: list[str] = []
    hidden: list[tuple[int, int, str]] = []
    last = length = 0
    for match in PLACEHOLDER.finditer(text):
        whole += (text[last : match.start()], _value(match[0], match[1], vault))
        start = length + match.start() - last
        length = start + len(whole[-1])
        if match[1] not in RESTORABLE:
            hidden.append((start, length, match[0]))
        last = match.end()
    whole.append(text[last:])
    return _replaced("".join(whole), hidden)


def leaving(draft: Any, vault: Mapping[str, str], hide: Callable[[str], str]) -> Any:
    """Every text in a draft put back and, by `hide`, with names for what stays."""
    if isinstance(draft, str):
        return hide(put_back(draft, vault))
    if isinstance(draft, Mapping):
        return {name: leaving(value, vault, hide) for name, value in draft.items()}
    return [leaving(value, vault, hide) for value in draft] if isinstance(draft, list) else draft


def without_never(text: str) -> str:
    """A text of the portal with placeholders for numbers of residents, passports, cards and
    licences."""
    return _replaced(untyped(text), [])


def _value(placeholder: str, kind: str, vault: Mapping[str, str]) -> str:
    if kind in RESTORABLE:
        return restore(placeholder, vault)
    return vault.get(placeholder, placeholder)


def _replaced(text: str, hidden: list[Span]) -> str:
    """The third of a hidden span is its placeholder; overlapping ones become one."""
    new = [(start, end, f"⟦{kind}:0⟧") for start, end, kind in never(text)]
    merged: list[Span] = []
    for start, end, name in sorted([*hidden, *new]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
        else:
            merged.append((start, end, name))
    for start, end, name in reversed(merged):
        text = text[:start] + name + text[end:]
    return text
