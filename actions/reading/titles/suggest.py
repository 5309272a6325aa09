"""A title for a petition in the person's own words: what is wrong and, where it fits, where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from actions.base import placeholders
from actions.reading.titles import weights
from actions.reading.titles.pieces import Piece, pieces, sentences
from actions.reading.titles.polish import LONGEST, cut, is_korean, led_off, letters, polished
from actions.reading.titles.signs import idle, signs
from actions.reading.titles.stems import Common

_READ = 1500
"""Characters of a story that are read: what comes later is seldom the matter."""

_PLACEHOLDER = re.compile(r"⟦[^⟧]*⟧(?:[은는이가을를로]|입니다|이에요|예요|이고요?)?")
_PARTED = re.compile(
    r"\n\s*\n|(?<=[다라냐]고)\s*\n|(?<=[했있없됐갔왔었았]어)\s*\n|(?<=[이거]야)\s*\n|(?<=네)\s*\n|(?<=[음함임])\s*\n|"
    r"(?<=[!?.요])\s*\n"
)
"""Where a line ends what is said: each message of a story is one."""
_BY_ITSELF = re.compile(
    r"(?:in front of|next to|near|behind|opposite|outside|inside|under|over|by|beside|between|"
    r"across|around)\b",
    re.I,
)


def suggest(story: str, place: str | None = None) -> str:
    """A title of at most 60 characters that says what is wrong and, where it fits, where.

    >>> suggest("안녕하세요. 저는 마포구에 사는 68세 주부입니다. 가로등이 고장났어요.")
    '가로등이 고장났어요'
    """
    told = _without(_spoken(story)[:_READ], place)
    found = [Told(piece, idle(piece.text)) for piece in _once(pieces(told))]
    if not found:
        return cut(told)
    common = Common(sentences(told))
    ranks = _ranks(found)
    best = max(found, key=lambda one: score(one, common, ranks)).piece
    title = best.text if best.text.endswith("…") else polished(best.text)
    title = title if best.ends or best.wishes else led_off(title)
    if not told.startswith(title[:12]):
        title = title[:1].upper() + title[1:] if title[:1].isascii() else title
    return _placed(title or cut(told), place)


class Told(NamedTuple):
    """A piece, and what of it is about who writes or about nothing."""

    piece: Piece
    idle: dict[str, float]


def score(told: Told, common: Common, ranks: dict[int, float]) -> float:
    borne = signs(told.piece, common, ranks.get(told.piece.sentence, 0.0))
    return _weight(told, borne) + _weight(told, told.idle)


def _weight(told: Told, borne: dict[str, float]) -> float:
    known = weights.KOREAN if is_korean(told.piece.text) else weights.ENGLISH
    return sum(known[name] * value for name, value in borne.items() if value)


def _once(found: Iterable[Piece]) -> list[Piece]:
    """Without those that differ in nothing but the full stop."""
    return list({(p.text.rstrip(". "), p.begins, p.ends, p.cut): p for p in found}.values())


def _spoken(story: str) -> str:
    """`story` without placeholders and the particles that stand at them; only what a line ends
    stays parted."""
    plain = _folded(_PLACEHOLDER.sub(" ", story))
    if not letters(plain):
        plain = _folded(placeholders.ANY.sub(" ", story))
    return plain.replace("⟦", "").replace("⟧", "")


def _folded(text: str) -> str:
    parts = _PARTED.split(text)
    return "\n".join(" ".join(part.split()) for part in parts if part.strip())


def _ranks(found: list[Told]) -> dict[int, float]:
    """How far each sentence is from the first that tells something; less in a long story."""
    telling = sorted({one.piece.sentence for one in found if _weight(one, one.idle) > -3})
    step = min(1.8, 6 / max(1, len(telling)))
    ranks = {number: min(4.0, step * place) for place, number in enumerate(telling)}
    return {one.piece.sentence: ranks.get(one.piece.sentence, 1.0) for one in found}


def _without(text: str, place: str | None) -> str:
    """`text` with the place left out of a sentence that is too long for a title."""
    if not place or place not in text:
        return text
    sentence = next((part for part in sentences(text) if place in part), "")
    if len(sentence) <= LONGEST:
        return text
    at = r",?\s*\b(?:at|on|in)\s+(?:the\s+|a\s+)?"
    found = rf"(?:{at})?{re.escape(place)}(?:에서|에는|에|의|이?고요?)?,?"
    if not is_korean(place) and not re.match(_BY_ITSELF, place):
        found = rf"{at}{re.escape(place)},?"
    shorter = " ".join(re.sub(found, " ", sentence, count=1).split())
    return text.replace(sentence, shorter, 1) if letters(shorter) else text


def _placed(title: str, place: str | None) -> str:
    """`title` with the place before it, or after it in English, where it fits and is not in it."""
    title = cut(title)
    if not place or "⟦" in place or _mentions(title, place):
        return title
    placed = f"{place.strip()} {title}" if is_korean(title) else f"{title}, {place.strip()}"
    return placed if len(placed) <= LONGEST else title


def _mentions(title: str, place: str) -> bool:
    """Whether a word of the place stands in the title already."""
    known = [word for word in re.findall(r"[\w-]{2,}", place.lower()) if word not in ("the", "of")]
    return any(word in title.lower() for word in known)
