"""Questions about what was said before, which name nothing: they point ("그거 얼마예요?",
"and can I do that online?") or ask for one more thing of it ("수수료는요?", "what do I bring?")."""

from __future__ import annotations

import re
from functools import lru_cache

from actions.base.folded import folded
from actions.reading import topics
from actions.reading.openings import kinds
from actions.reading.openings import referring_words as words
from actions.reading.openings.subjects import named
from actions.reading.replies.plain import spaced, squeezed

_LONGEST = 40
_HANGUL = re.compile("[가-힣]")


@lru_cache(maxsize=16)
def refers(text: str) -> bool:
    """Whether it asks about "it", and of nothing that it names."""
    plain = _plain(text)
    if not plain:
        return False
    if _HANGUL.search(plain):
        points = words.POINTS.search(plain) and words.ASKS.search(plain)
        return bool(points and _names_nothing(plain)) or _is_of_it(plain, words.POINTING)
    said = set(re.findall(r"[a-z']+", plain))
    asks = plain.endswith("?") or topics.is_question(plain)
    known = said <= words.FUNCTION | words.ASPECTS
    return asks and words.POINTS_EN.search(plain) is not None and known


@lru_cache(maxsize=16)
def asks_further(text: str) -> bool:
    """Whether it asks for a fee, a day, a place, a paper, a way, or to be told more, and does not
    say of what."""
    plain = _plain(text)
    if not plain:
        return False
    if words.MORE.fullmatch(squeezed(plain)) or words.MORE_EN.fullmatch(spaced(plain)):
        return True
    if _HANGUL.search(plain):
        return _is_of_it(plain, words.ASPECT)
    said = set(re.findall(r"[a-z']+", plain))
    shaped = words.FURTHER_EN.search(plain) is not None
    return shaped and said <= words.FUNCTION | words.ASPECTS


def goes_on(text: str) -> bool:
    """Whether it asks of another case of what was spoken of, or reminds of it: without that it is
    something else."""
    plain = _plain(text)
    korean, english = squeezed(plain), spaced(plain)
    if reminds(text):
        return True
    if not plain.endswith("?") or any(one.service for one in named(plain)):
        return False
    return bool(words.ALSO.fullmatch(korean) or words.ALSO_EN.fullmatch(english))


def reminds(text: str) -> bool:
    """Whether it reminds of what was said before, and says no more."""
    plain = _plain(text)
    korean, english = squeezed(plain), spaced(plain)
    return bool(words.REMINDS.fullmatch(korean) or words.REMINDS_EN.fullmatch(english))


def _plain(text: str) -> str:
    plain = folded(text).strip()
    return "" if len(plain) > _LONGEST or "⟦" in text else plain


def _names_nothing(plain: str) -> bool:
    about = kinds.read(plain)
    return not named(plain) and (about is None or about.kind == "ask_faq")


def _is_of_it(plain: str, has: re.Pattern[str]) -> bool:
    """Whether all of it is words that point, that are asked for, or that say nothing."""
    whole = squeezed(plain)
    asks = words.ASKS.search(plain) or words.AND_THIS.search(plain)
    return bool(asks and has.search(whole)) and _is_made_of(whole) and not named(plain)


def _is_made_of(whole: str) -> bool:
    """Whether it is a row of those words. Every place is looked at once, however they overlap."""
    reached = {0}
    for at in range(len(whole)):
        if at in reached:
            ends = range(at + 1, min(len(whole), at + words.LONGEST_TOKEN) + 1)
            reached |= {end for end in ends if whole[at:end] in words.TOKENS}
    return len(whole) in reached
