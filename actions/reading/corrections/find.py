"""Corrections of a draft in plain words: which part, and its new value where one is given."""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.reading.corrections import english, headed, korean, words
from actions.reading.corrections.draft import Correction, Draft
from actions.reading.replies import refusals

__all__ = ["Correction", "find"]

_LONGEST = 300
_LEAD = re.compile(words.LEAD, re.IGNORECASE)
_DENIED = re.compile(words.DENIED, re.IGNORECASE)
_LISTED = re.compile(r"no\.\s*\d{1,2}\W*", re.IGNORECASE)
"""The number of a choice, and no no."""
_HANGUL = re.compile(r"[가-힣]")


def find(
    text: str,
    parts: Mapping[str, str],
    given: Mapping[str, str] | None = None,
    *,
    types: Mapping[str, str] | None = None,
    options: Mapping[str, tuple[str, ...]] | None = None,
) -> Correction | None:
    """The correction that `text` is; None when it is none.

    `parts` has the pattern of each part's names, `types` the type of its question ("category" for
    the category), `given` what it holds as shown, `options` the labels of a choice, by code.
    """
    said = text.strip()
    if not said or len(said) > _LONGEST or "⟦" in said or said.endswith(("?", "？")):
        return None
    if _LISTED.fullmatch(said):
        return None
    draft = Draft({c: p for c, p in parts.items() if p}, types or {}, given or {}, options or {})
    lead = _LEAD.match(said)
    rest = said[lead.end() :] if lead else said
    denied = bool(lead and _DENIED.search(lead[0]))
    hangul = bool(_HANGUL.search(said))
    rules = korean.RULES if hangul else english.RULES
    one = rest.strip() if hangul else " ".join(rest.replace("’", "'").split())
    found = next((c for c in (rule(one, draft, denied) for rule in rules) if c), None)
    if found is None and "title" in draft.parts and (title := headed.read(rest)):
        return Correction("title", title)
    passes = found is not None and not found.remove and refusals.skips(said)
    return None if passes else found
