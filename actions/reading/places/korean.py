"""The places in a Korean text: words that stand side by side up to the first particle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from actions.reading.places.words import GLUED, JOINS, PARTICLES, SURFACES, Kind, is_noun, kind

_EDGES = ".,!?~…\"'“”‘’()[]<>:;ㅠㅜㅋㅎ"
_OPEN = frozenset({Kind.REGION, Kind.NAME, Kind.NUMBER, Kind.SORT, Kind.NAMED_SORT, Kind.BESIDE})
_MINE = re.compile(r"우리|저희|제|내|울|나의|저의|그|이|저")
_AWAY = re.compile(
    r"(?:에서|부터)?\s*(?:약\s*|한\s*)?\d+\s*(?:미터|메타|m|km|분|걸음|발자국)\s*(?:쯤|정도|"
    r"가량)?\s*"
    r"(?:거리|(?:걸어\s*)?(?:떨어진|올라간|내려간|지난|들어간|걸어간|간)\s*(?:곳|데|지점|자리)|"
    r"(?:앞|뒤|옆|위|아래)(?:쪽)?)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s*(?:에서?|에다?|의|로)?\s*(?:\d+년째\s*|\d+년\s*동안\s*|오래\s*)?"
    r"(?:사는|살고|살아|거주|주민|입주민|근무하는|다니는|전화|문의|신고했|신고를|민원을\s*넣었)"
)
"""Who speaks, or whom they told of it before: no place of the matter."""


@dataclass
class Span:
    """Words of the text that name one place."""

    start: int
    end: int
    kinds: list[Kind] = field(default_factory=list)
    named: bool = False
    """A word that is not known was taken for a name."""

    @property
    def exact(self) -> bool:
        if Kind.NAME in self.kinds:
            return True
        within = Kind.REGION in self.kinds
        return within and (self.named or Kind.NAMED_SORT in self.kinds)

    @property
    def weight(self) -> float:
        worth = {Kind.NAME: 3.0, Kind.NUMBER: 2.0, Kind.NAMED_SORT: 1.0, Kind.BESIDE: 1.0}
        return sum(worth.get(k, 0.5) for k in self.kinds)


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    last: bool
    """A sentence ends after it, or a clause."""
    comma: bool


def spans(text: str) -> list[Span]:
    """All places, the one that the matter is at before those that only tell who speaks."""
    words = list(_words(text))
    found: list[Span] = []
    at = 0
    while at < len(words):
        span, used = _from(words, at, text)
        if span is not None:
            found.append(span)
        at += max(used, 1)
    return found


def best(text: str) -> Span | None:
    found = spans(text)
    exact = [span for span in found if span.exact]
    told = [span for span in exact if not _ASIDE.match(text, span.end)]
    if told or exact:
        return max(told or exact, key=lambda span: span.weight)
    regions = [span for span in found if Kind.REGION in span.kinds]
    return regions[0] if regions else (found[0] if found else None)


def _words(text: str) -> Iterator[_Word]:
    for match in re.finditer(r"[^\s,]+,?", text):
        raw = match[0]
        left = len(raw) - len(raw.lstrip(_EDGES))
        bare = raw.strip(_EDGES)
        if bare:
            tail = raw[left + len(bare) :]
            yield _Word(bare, match.start() + left, bool(re.search(r"[.!?…~]", tail)), "," in tail)


def _from(words: list[_Word], first: int, text: str) -> tuple[Span | None, int]:
    """The place that begins at the word `first`, and how many words it takes."""
    span: Span | None = None
    at = first
    after: Kind | None = None
    while at < len(words):
        word = words[at]
        following = words[at + 1].text if at + 1 < len(words) and not word.last else ""
        stem, what, goes_on = _read(word.text, after, following)
        if what not in _OPEN and span is not None:
            skipped = _unknown(words, at, after)
            if skipped:
                span.named = True
                at += skipped
                after = Kind.NAMED_SORT
                continue
            stem, what, goes_on = _there(word.text, span)
        span = _begun(span, words, first, what)
        if span is None or what not in _OPEN or _is_subject(span, stem, word.text):
            break
        span.end = word.start + len(stem)
        span.kinds.append(what)
        after = what
        at += 1
        if goes_on is None:
            if not _joins(words, at - 1):
                break
        elif not goes_on or word.last:
            break
    if span is None:
        return None, 1
    return _grown(span, words, first, text), at - first


def _read(text: str, after: Kind | None, following: str) -> tuple[str, Kind, bool | None]:
    """What of `text` belongs to a place, what it is, and whether the place may go on: None with a
    particle that may join two places."""
    what = kind(text, after, following)
    if what in _OPEN:
        return text, what, True
    for size in range(1, min(len(text), 7)):
        plain, particle = text[:-size], text[-size:]
        if PARTICLES.fullmatch(text, len(plain)):
            ended = kind(plain, after, following="", closed=True)
            if ended in _OPEN:
                return plain, ended, None if JOINS.fullmatch(particle) else False
    glued = GLUED.fullmatch(text)
    if glued:
        inner = kind(glued["place"], after)
        known = inner in _OPEN
        if known or (after is not None and is_noun(glued["place"])):
            rest = glued["rest"]
            held = glued["place"] + glued["beside"]
            return held, inner if inner is Kind.NAME else Kind.BESIDE, not rest
    return text, what, True


def _there(text: str, span: Span) -> tuple[str, Kind, bool | None]:
    """A name that is not known, with the particle of a place: "분수마루에서"."""
    plain = re.sub(r"에서(?:는|도|만)?$", "", text)
    named = plain != text and Kind.NAME in span.kinds and is_noun(plain)
    if named and kind(plain) is Kind.OTHER:
        return plain, Kind.NAMED_SORT, False
    return text, Kind.OTHER, False


def _unknown(words: list[_Word], at: int, after: Kind | None) -> int:
    """How many words from `at` are a name that a word of place follows: "GS25 앞"."""
    for count in (1, 2):
        if at + count >= len(words) or any(w.last or w.comma for w in words[at : at + count]):
            return 0
        word = words[at + count - 1]
        if not is_noun(word.text):
            return 0
        thing = kind(word.text, after) is Kind.THING
        beyond = words[at + count + 1].text if at + count + 1 < len(words) else ""
        _, what, _ = _read(words[at + count].text, Kind.NAMED_SORT, beyond)
        if what is Kind.BESIDE or (not thing and what in (Kind.SORT, Kind.NUMBER)):
            return count
        if thing and count == 1 and not re.match(r"공영버스|버스|자전거", word.text):
            return 0
        if thing and what in (Kind.SORT, Kind.NUMBER):
            return count
    return 0


def _begun(span: Span | None, words: list[_Word], first: int, what: Kind) -> Span | None:
    """The place that goes on, or that the word `first` begins."""
    if span is not None or what not in _OPEN:
        return span
    if what in (Kind.BESIDE, Kind.NUMBER):
        return _led(words, first)
    return Span(words[first].start, words[first].start)


def _is_subject(span: Span, stem: str, typed: str) -> bool:
    """Whether the sentence is about the thing: "앞 보도가 깨졌어요"."""
    said = span.exact and stem in SURFACES
    return said and bool(re.fullmatch(r"이|가|은|는|을|를|도", typed[len(stem) :]))


def _led(words: list[_Word], first: int) -> Span | None:
    """A number that begins a place: of a line, or of a building that a name without a suffix
    leads ("상계주공 7단지")."""
    if re.fullmatch(
        r"\d{1,2}호선|\d번(?:출구|게이트)?|제?\d출구|\d{1,4}동|\d{1,3}단지", words[first].text
    ):
        begun = _after_name(words, first)
        return begun or Span(words[first].start, words[first].start)
    return None


def _after_name(words: list[_Word], first: int) -> Span | None:
    if not first:
        return None
    lead = words[first - 1]
    named = not re.fullmatch(r"\d{1,2}호선", words[first].text)
    if named and is_noun(lead.text) and not lead.last and kind(lead.text) is Kind.OTHER:
        return Span(lead.start, words[first].start, [Kind.NAME])
    return None


def _joins(words: list[_Word], at: int) -> bool:
    """Whether the place goes on after "와": "3번 출구와 4번 출구 사이"."""
    return any(re.match(r"사이|중간|교차", w.text) for w in words[at + 1 : at + 6])


def _grown(span: Span, words: list[_Word], first: int, text: str) -> Span:
    """`span` with how far from it, and whose it is."""
    away = _AWAY.match(text, span.end)
    if away and span.exact:
        span.end = away.end()
        span.kinds.append(Kind.BESIDE)
    if first and not span.exact and _MINE.fullmatch(words[first - 1].text):
        span.start = words[first - 1].start
    return span
