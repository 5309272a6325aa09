"""A title for a petition in the person's own words: what is wrong and, where it fits, where."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from actions.base import placeholders
from actions.reading.places import korean as places_korean
from actions.reading.titles import words

LONGEST = 60
"""Characters of a title."""

_READ = 1500
"""Characters of a story that are read: what comes later is seldom the matter."""

_PLACEHOLDER = re.compile(r"⟦[^⟧]*⟧(?:[은는이가을를로]|입니다|이에요|예요|이고요?)?")
_HANGUL = re.compile(r"[가-힣]")
_END = re.compile(
    r"(?<=[.!?。…])[\"'”’)]*\s+|(?<=[가-힣][.!?])(?=[가-힣])|\n+|[~ㅠㅜ]+\s+|"
    r"(?<=니다)\s+|(?<=[어아해예에네세져려나군게여]요)\s+|(?<=[가-힣]음)\s+(?=[가-힣]{2})|"
    r"(?<=촉구\")\s|(?<=요청\")\s|(?<=건의\")\s|(?<=반대\")\s|"
    r"\s+(?=(?:\d{1,2}[.)]|[①-⑳]|\[[^\]]{1,12}\])\s)|\s(?:[-=*_〓■▶●]{2,})\s"
)
_CLAUSE = re.compile(
    r"(?<=는데)\s+|(?<=은데)\s+|(?<=인데)\s+|(?<=데도)\s+|(?<=지만)\s+|(?<=으며)\s+|"
    r"(?<=하며)\s+|(?<=되며)\s+|"
    r"(?<=있고)\s+|(?<=없고)\s+|(?<=하고)\s+|(?<=되고)\s+|(?<=[어아해져혀려]서)\s+|(?<=니까)\s+|"
    r"(?<=므로)\s+|"
    r"(?<=하여)\s+|(?<=되어)\s+|(?<=인데요)\s+|(?<=는데요)\s+|(?<=구요)\s+|(?<=고요)\s+|"
    r"(?<=다가)\s+|[,;]\s+(?=[^\x00-\x7f]|(?:which|who|and|but|so|because|while|as|even|my|it|i|"
    r"we|he|she|they|the|nobody|please)\b)|\s[-–]\s|"
    r"\s+(?=(?:because|since|although|but|and (?:i|we|my|the|they|it|he|she)|so that|even "
    r"though|which)\b)",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"^(?:\(?\d{1,2}[.)](?!\d)|[①-⑳]|[-*•#■▶●◆○☆★※<>〓=~·.]+|\[[^\]]{1,20}\]|\([^)]{1,12}\)|["
    r"\"'“”‘’「」]|제목\s*[:：]|내용\s*[:：]|첫째|둘째|title:)\s*[,:.]?\s*",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"(?<=[가-힣\s])(요청|촉구|요구|건의|신고|제안|고발|고소|반대|제보|부탁|개선|청원)"
    r"(?:을|를)?\s?(?:합니다|드립니다|드려요|해요|하고자\s?합니다|하는\s?바입니다|바랍니다|"
    r"드리고\s?싶습니다)$"
)
_TAIL = re.compile(
    r"(?:\s*(?:꼭|제발|빨리|얼른|좀|부디|정말)?\s*(?:부탁\s?드립니다|부탁\s?드려요|부탁합니다|"
    r"감사합니다|고맙습니다|수고하세요))+$|"
    r"\s*(?:,?\s*(?:please|thanks|thank you|pls))+$",
    re.IGNORECASE,
)
_ASKS_LEAD = re.compile(
    r"^(?:(?:we|i)(?:,? the (?:people|undersigned),?)?\s+)?(?:(?:would like|want|wish|call on|"
    r"calls on|urge|ask|petition|request|demand|"
    r"am asking|are asking)\s+)(?:(?:you|the (?:uk |us |u\.s\. )?(?:government|parliament|"
    r"president|congress|administration))\s+)?(?:to|that)\s+|"
    r"^(?:can|could|would) you (?:please )?|^there (?:is|are) (?=\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Piece:
    """A sentence, or clauses of one that stand side by side."""

    text: str
    sentence: int
    at: int
    begins: bool
    ends: bool
    cut: bool = False


def suggest(story: str, place: str | None = None) -> str:
    """A title of at most 60 characters that says what is wrong and, where it fits, where.

    >>> suggest("안녕하세요. 저는 마포구에 사는 68세 주부입니다. 가로등이 고장났어요.")
    '가로등이 고장났어요'
    """
    plain = _spoken(story)
    told = _without(plain[:_READ], place)
    pieces = list(_pieces(told))
    if not pieces:
        return _cut(told)
    common = Counter(_stems(told))
    ranks = _ranks(pieces)
    best = max(pieces, key=lambda piece: _score(piece, common, ranks))
    title = best.text if best.cut else _polished(best.text)
    if not told.startswith(title[:12]):
        title = title[:1].upper() + title[1:] if title[:1].isascii() else title
    return _placed(title or _cut(told), place)


def _spoken(story: str) -> str:
    """`story` on one line, without placeholders and the particles that stand at them."""
    plain = " ".join(_PLACEHOLDER.sub(" ", story).split())
    if not _letters(plain):
        plain = " ".join(placeholders.ANY.sub(" ", story).split())
    return plain.replace("⟦", "").replace("⟧", "")


def _without(text: str, place: str | None) -> str:
    """`text` with the place left out of a sentence that is too long for a title."""
    if not place or place not in text:
        return text
    sentence = next((part for part in _split(_END, text) if place in part), "")
    if len(sentence) <= LONGEST:
        return text
    at = r",?\s*\b(?:at|on|in)\s+(?:the\s+|a\s+)?"
    found = rf"(?:{at})?{re.escape(place)}(?:에서|에는|에|의|이?고요?)?,?"
    if not _is_korean(place) and not re.match(_BY_ITSELF, place):
        found = rf"{at}{re.escape(place)},?"
    shorter = " ".join(re.sub(found, " ", sentence, count=1).split())
    return text.replace(sentence, shorter, 1) if _letters(shorter) else text


_BY_ITSELF = re.compile(
    r"(?:in front of|next to|near|behind|opposite|outside|inside|under|over|by|beside|between|"
    r"across|around)\b",
    re.I,
)


def _ranks(pieces: list[_Piece]) -> dict[int, float]:
    """How far each sentence is from the first that tells something; less in a long story."""
    telling = sorted({p.sentence for p in pieces if _idle(p.text, _is_korean(p.text), 0) < 3})
    step = min(1.8, 6 / max(1, len(telling)))
    ranks = {number: min(4.0, step * place) for place, number in enumerate(telling)}
    return {p.sentence: ranks.get(p.sentence, 1.0) for p in pieces}


def _is_korean(text: str) -> bool:
    return bool(_HANGUL.search(text))


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    for number, sentence in enumerate(_split(_END, text)):
        at = text.find(sentence, at)
        said = _stripped(sentence)
        if not _letters(said):
            continue
        if len(_polished(said)) <= LONGEST:
            yield _Piece(said, number, at, True, True)
        yield from _runs(said, number, at)


def _runs(sentence: str, number: int, at: int) -> Iterator[_Piece]:
    """Clauses of a sentence, alone and with those beside them, as far as a title holds them."""
    clauses = _split(_CLAUSE, sentence)
    whole = len(sentence) <= LONGEST
    start = 0
    for first, clause in enumerate(clauses):
        start = sentence.find(clause, start)
        end = start
        for last in range(first, min(len(clauses), first + 5)):
            end = sentence.find(clauses[last], end) + len(clauses[last])
            said = _stripped(sentence[start:end])
            begins = first == 0 or bool(_JOINED.match(clause))
            ends = last == len(clauses) - 1
            if (whole and begins and ends) or not _letters(said):
                continue
            if len(_polished(said)) <= LONGEST:
                yield _Piece(said, number, at + start, begins, ends)
            elif first == last:
                yield _Piece(_shortened(said), number, at + start, begins, ends, cut=True)
        start += 1


_JOINED = re.compile(r"(?:but|and|so)\b", re.IGNORECASE)


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in pattern.split(text) if part and part.strip()]


def _stripped(text: str) -> str:
    """`text` without bullets, greetings and what only joins it to the sentence before."""
    before = None
    while before != text:
        before = text
        text = _BULLET.sub("", text).strip()
        text = words.GREETING.sub("", text).strip()
        text = words.GREETING_ENGLISH.sub("", text).strip()
        text = text.lstrip(" ,.!?~)]")
    return text


def _score(piece: _Piece, common: Counter[str], ranks: dict[int, float]) -> float:
    text = piece.text
    korean = _is_korean(text)
    trouble = words.TROUBLE if korean else words.TROUBLE_ENGLISH
    change = words.CHANGE if korean else words.CHANGE_ENGLISH
    wrong = min(2, len(set(trouble.findall(text))))
    wanted = min(2, len(set(change.findall(text))))
    bare = _bare(text, korean)
    score = 1.5 * wrong + 1.0 * wanted - bare
    told = bool(wrong or wanted)
    score += 0.0 if bare else _asks(text, korean, told) * (1.0 if _is_about(text, common) else 0.3)
    score += _topical(text, common)
    score += 1.5 * min(3, len(set(words.GRAVE.findall(text))))
    score -= 2.0 if not (wrong or wanted) else 0.0
    score -= 4.0 if korean and not piece.ends and not _VERBAL.search(text) else 0.0
    score -= _idle(text, korean, wrong + wanted) + _bare(text, korean)
    asks = told and _asks(text, korean, True) > 0 and piece.ends
    score -= min(ranks.get(piece.sentence, 0.0), 2.0 if asks else 4.0)
    score += (1.2 if korean else 2.5) * piece.begins
    score += (2.0 if korean else 0.8) * piece.ends - (2.0 if korean else 0.5) * piece.cut
    return score + _length(len(text), korean)


def _topical(text: str, common: Counter[str]) -> float:
    """How many of the words that the story comes back to it holds."""
    known = set(_stems(text))
    top = _top(common)
    score = 0.7 * sum(math.log2(common[stem]) for stem in known if common[stem] > 1)
    return min(3.5, score) + sum(1.0 for stem in top if stem in known)


def _top(common: Counter[str]) -> list[str]:
    return [stem for stem, count in common.most_common(4) if count > 2]


def _is_about(text: str, common: Counter[str]) -> bool:
    """Whether it names what a long story is about."""
    top = _top(common)
    return not top or any(stem in top for stem in _stems(text))


_VERBAL = re.compile(
    r"(?:데|데도|지만|며|고|서|니까|므로|하여|되어|으나|거나|음|함|됨|요|다|때문에|해)$"
)


def _bare(text: str, korean: bool) -> float:
    """A wish that does not say about what: "단속 좀 해 주세요"."""
    if not korean:
        return 2.5 if len(_stems(text)) < 2 else 0.0
    told = words.EMPTY.sub(" ", words.CHANGE.sub(" ", words.ASKED.sub(" ", text)))
    return 0.0 if len(re.findall(r"[가-힣A-Za-z]{2,}", told)) >= 2 else 3.0


def _asks(text: str, korean: bool, tells: bool) -> float:
    english = _ASKS_LEAD.match(text) or words.CHANGE_ENGLISH.match(text)
    asked = words.ASKED.search(text[-24:]) if korean else english
    return (3.5 if tells else 0.5) if asked else 0.0


def _idle(text: str, korean: bool, tells: int) -> float:
    """How much of it is about who writes, that they write, or nothing."""
    about = words.ABOUT_WRITING if korean else words.ABOUT_WRITING_ENGLISH
    self_ = words.SELF if korean else words.SELF_ENGLISH
    wish = korean and words.CHANGE.search(text) and words.ASKED.search(text[-24:])
    idle = 3.0 if about.search(text) and not wish else 0.0
    idle += (1.5 if tells > 1 else 4.5) if self_.search(text) else 0.0
    idle += 2.5 if words.FEELING.search(text) else 0.0
    idle += 1.5 if text.rstrip("\"'”’ ").endswith(("?", "까", "나요", "가요")) else 0.0
    idle += 3.0 if _is_address(text) else 0.0
    idle += 2.0 if words.POINTING.search(text) else 0.0
    idle += 0.7 if _DATED.search(text) else 0.0
    idle += 1.5 if words.TOLD.search(text.rstrip(". ")) and tells < 2 else 0.0
    idle += 3.0 if _is_torn(text) else 0.0
    return idle


_DATED = re.compile(r"\d{4}\s?[.년-]\s?\d|\d{1,2}월\s?\d{1,2}일|^\d{1,2}일")


def _is_torn(text: str) -> bool:
    """Whether it begins or ends within brackets or quotes."""
    quotes = (
        text.count('"') % 2
        or text.count("“") != text.count("”")
        or text.count("‘") != text.count("’")
    )
    return bool(quotes) or text.count("(") != text.count(")") or text[:1] in "(){}의"


def _is_address(text: str) -> bool:
    """Whether it says where and no more."""
    if len(text) > LONGEST or not _HANGUL.search(text):
        return False
    span = places_korean.best(text)
    return span is not None and span.exact and span.end - span.start > 0.75 * len(text)


def _length(size: int, korean: bool) -> float:
    short, good = (9, 16) if korean else (14, 25)
    if size < short:
        return -3.0
    return 0.8 if size >= good else 0.0


def _stems(text: str) -> list[str]:
    """The beginnings of words, by which a word is known in all its forms."""
    korean = [word[:2] for word in re.findall(r"[가-힣]{2,}", text) if not _VERB.search(word)]
    english = [word.lower()[:5] for word in re.findall(r"[A-Za-z]{4,}", text)]
    return [stem for stem in korean + english if stem not in _EVERYWHERE]


_VERB = re.compile(
    r"(?:니다|는데|은데|[어아해]서|하[고는여며]|했고|지만|면서|라고|다고|[던한할된될있없]|"
    r"[어아해]야|[어아]도|들은|있는|없는|되는|까지|부터)$"
)
_EVERYWHERE_SAID = (
    "저는 저희 우리 그리 그런 그래 하지 있습 없습 합니 대한 국민 대통 정부 이런 이렇 어떻 너무 "
    "정말 "
    "모든 때문 "
    "that this with have from they their there which would about your been were what when people"
)
_EVERYWHERE = frozenset(_EVERYWHERE_SAID.split())


def _letters(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]", text)) >= 2


def _polished(text: str) -> str:
    """`text` as a title: no request for favour, no full stop at its end."""
    text = _stripped(text)
    text = _ASKS_LEAD.sub("", text)
    text = text.strip(" .,!~…。ㅠㅜㅋ;:-")
    for mark in "\"'“”‘’":
        if text.count(mark) == 1 and (mark != "'" or text[:1] == mark or text[-1:] == mark):
            text = text.replace(mark, "")
    kept = _TAIL.sub("", text).strip(" .,!~")
    text = kept if len(kept) >= 8 else text
    return _NOMINAL.sub(r"\1", text)


def _shortened(text: str) -> str:
    """A part of a clause that is too long: the end in Korean, where its verb is; else the start."""
    if not _HANGUL.search(text):
        return _cut(_polished(text))
    kept = ""
    for word in reversed(text.split()):
        longer = f"{word} {kept}".strip()
        if len(longer) > LONGEST:
            break
        kept = longer
    while " " in kept and words.POINTING.match(kept):
        kept = kept.partition(" ")[2]
    return kept or _cut(text)


def _cut(text: str) -> str:
    text = text.strip(" .")
    if len(text) <= LONGEST:
        return text
    held = text[: LONGEST - 1]
    held = held.rsplit(" ", 1)[0] if " " in held[LONGEST // 2 :] else held
    return _DANGLING.sub("", held).rstrip(" ,") + "…"


_DANGLING = re.compile(
    r"(?:\s+(?:the|a|an|to|of|and|or|in|at|for|with|by|on|from|that|this|my|our|their|is|are|"
    r"has|have|be))+$",
    re.I,
)


def _placed(title: str, place: str | None) -> str:
    """`title` with the place before it, or after it in English, where it fits and is not in it."""
    title = _cut(title)
    if not place or "⟦" in place or _mentions(title, place):
        return title
    korean = bool(_HANGUL.search(title))
    placed = f"{place.strip()} {title}" if korean else f"{title}, {place.strip()}"
    return placed if len(placed) <= LONGEST else title


def _mentions(title: str, place: str) -> bool:
    """Whether a word of the place stands in the title already."""
    known = [word for word in re.findall(r"[\w-]{2,}", place.lower()) if word not in ("the", "of")]
    return any(word in title.lower() for word in known)
