"""Names of files that people send: a number in one is as personal as in a text."""

from __future__ import annotations

import unicodedata

from bot.privacy.fold import fold
from bot.privacy.found import never, personal

_LONGEST_ENDING = 6


def masked_name(name: str) -> str:
    """`name`, composed, with placeholders such as ⟦rrn:0⟧ for numbers; its ending stays.

    The value is not kept: a name is never put back. People's names in it are not found.
    """
    name = unicodedata.normalize("NFC", name)
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    # An underscore ends a word here as a space does elsewhere.
    spaced = stem.replace("_", " ")
    spans = personal(fold(spaced), content=True)
    taken = [(start, end) for start, end, _ in spans]
    spans += [span for span in never(stem) if all(span[1] <= s or e <= span[0] for s, e in taken)]
    for start, end, kind in sorted(spans, reverse=True):
        stem = f"{stem[:start]}⟦{kind}:0⟧{stem[end:]}"
    return f"{stem}{dot}{ending}"
