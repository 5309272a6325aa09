"""Which language a text is in, where it is not one of those that this house speaks."""

from __future__ import annotations

from functools import lru_cache

from actions.base.folded import folded
from actions.base.foreign import latin, letters

_ENOUGH = 160
"""Characters by which a language is told."""


@lru_cache(maxsize=16)
def language(text: str) -> str | None:
    """The tag of the language of `text`; None for Korean, English, digits and signs.

    >>> language("도로에 구멍이 났어요"), language("Яма на дороге"), language("Ổ gà to quá")
    (None, 'ru', 'vi')
    """
    said = folded(text[:_ENOUGH])
    words = latin.words_of(said)
    if letters.are_other(said):
        found = letters.tag(said, english=latin.is_english(words))
        if found is not None:
            return found
    return latin.tag(said, words) if words else None
