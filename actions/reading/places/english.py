"""The places in an English text: names, kinds of place and the words that lie between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from actions.reading.places import regions

_BETWEEN = re.compile(
    r"(?:(?:right|just|directly) )?(?:in front of|in back of|next to|close to|across(?: the "
    r"(?:road|street))? from|"
    r"opposite(?: to)?|outside(?: of)?|inside|behind|beside|besides|near|nearby|under|"
    r"underneath|below|above|over|"
    r"between|before|beyond|past|along|across|around|by|at the corner of|to the (?:left|right|"
    r"north|south|east|west) of)\b",
    re.I,
)
_LINK = re.compile(r"(?:at|on|in|of|to|from|and|with|the|a|an|&)\b", re.I)
_ADDRESS = re.compile(
    r"(?:no\.?\s*)?(?:\d+(?:-\d+)?\s+)?[A-Z][a-z]+(?:\d+)?-?(?:daero|ro|"
    r"gil)\b(?:\s*\d+(?:-\d+)?[a-z]{0,2}-?gil\b)?(?:\s+\d+(?:-\d+)?(?![-\w]))?|"
    r"(?:no\.?\s*)?\d+(?:-\d+)?\s+(?:[A-Z][a-z]+\s+){1,3}(?:street|road|avenue|lane|drive|st|rd|"
    r"ave)\b|"
    r"\d+(?:st|nd|rd|th)\s+(?:street|avenue|st|ave)\b|[A-Z][a-z]+(?:\d)?-(?:dong|ri|eup|myeon|"
    r"ga)\b(?:\s+\d+(?:-\d+)?)?",
    re.I,
)
_NUMBER = re.compile(
    r"(?:exit|gate|block|bldg\.?|building|platform|terminal|apartment|apt\.?|unit|floor|tunnel|"
    r"car park|lot|no\.?|"
    r"line|pier|dong|room|entrance)\s*(?:no\.?\s*|number\s*)?\d+(?:-\d+)?\b|"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|ground|top) floor\b|\d+-?(?:ga|dong)\b",
    re.I,
)
_SORT = re.compile(
    r"(?:(?:main|back|rear|front|side|north|south|east|west|northern|southern|eastern|western|"
    r"small|big|little|"
    r"five-way|four-way|three-way|bike|bicycle|cycle|walking|pedestrian|railway|subway|bus|taxi|"
    r"parking|car|building|"
    r"construction|village|town|fish|transfer|children'?s|kids'?|public|underground|hiking|"
    r"police|post|community|"
    r"city|district|local|swimming|convenience|grocery|rail|train)\s+)*"
    r"(?:(?<!not )(?<!n't )(?<!to )(?<!don’t )stop|alley|alleyway|lane|corner|entrance|exit|"
    r"gate|side|end|playground|crosswalk|crossing|crossroads|footbridge|"
    r"overpass|underpass|stairs|staircase|steps|pavement|sidewalk|footpath|path|trail|station|"
    r"floor|platform|"
    r"car park|parking lot|lot|field|market|kindergarten|school|park|building site|site|shop|"
    r"store|pool|hall|box|"
    r"hospital|clinic|library|racks?|junction|intersection|rotary|roundabout|bridge|tunnel|"
    r"stream|river|lake|beach|airport|museum|"
    r"plaza|square|center|centre|office|terminal|tower|mall|church|temple|university|college|"
    r"apartments?|complex|"
    r"road|street|walkway|bus lane|restaurant|cafe|factory|gym|stadium|court|parking)\b",
    re.I,
)
_NAME = re.compile(r"[A-Z][A-Za-z0-9&'’]*(?:-[A-Za-z]+)*(?:'s)?")
_MARKED = re.compile(
    r"\b(?:station|park|bridge|market|school|university|office|tower|library|hospital|"
    r"apartments?|center|centre|beach|"
    r"lake|airport|terminal|tunnel|rotary|plaza|square|village|town|church|hall|elementary|"
    r"playground|street|road|"
    r"mall|museum|stream|river|intersection|stop|temple|college|gate|box)\b|-(?:ro|gil|daero|"
    r"dong|ri|eup|ga)\b",
    re.I,
)
_UNNAMED = re.compile(
    r"\b(?:street|road|village|town|side|city|district|playground|stop|box|gate)$", re.I
)
"""What a region has many of."""
_NO_NAME_SAID = (
    "i i'm i've i'd the a an my our your his her their it its it's this that these those there "
    "there's he she we they you "
    "someone somebody people please hi hello dear no not and but so because since when while if "
    "as for from is are was "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august "
    "september october november december every all light lights water broken busker graffiti "
    "construction rubbish trash "
    "garbage sewage faded illegal dog manhole cars tree buses bus driver mr mrs ms sir madam "
    "korean korea english "
    "american government ministry korea's christmas today yesterday tomorrow too to yes ok okay "
    "thanks thank"
)
_NO_NAME = frozenset(_NO_NAME_SAID.split())
_MINE = re.compile(
    r"\b(?:(?:in front of|near|outside|behind|next to|on|at|in|by)\s+)?(?:my|our|your|his|her|"
    r"their|us|here)\b"
    r"(?:\s+[a-z]+)?|\b(?:the|this|that)\s+(?:bus stop|[a-z]+ )?(?:station|park|school|street|"
    r"road|playground|building|alley)\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:live|living|resident|am|i'm|work|working)\s+(?:in|of|from|at|near)\s*$", re.I
)


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    exact: bool
    wide: bool
    weight: float


def best(text: str) -> Span | None:
    found = _spans(text)
    exact = [span for span in found if span.exact]
    told = [span for span in exact if not _ASIDE.search(text[: span.start])]
    if told or exact:
        return max(told or exact, key=lambda span: span.weight)
    if found:
        return found[0]
    mine = _MINE.search(text)
    return Span(mine.start(), mine.end(), False, False, 0) if mine else None


def _spans(text: str) -> list[Span]:
    spans: list[Span] = []
    pieces: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        space = re.compile(r"\s+").match(text, at)
        if space:
            at = space.end()
            continue
        piece = _piece(text, at)
        if piece is None:
            comma = re.compile(r",\s*(?=\S)").match(text, at)
            if comma and pieces:
                pieces.append((at, comma.end(), "comma"))
                at = comma.end()
                continue
            spans += _made(text, pieces)
            pieces = []
            at = re.compile(r"[^\s,]+|,").match(text, at).end()  # type: ignore[union-attr]
            continue
        pieces.append(piece)
        at = piece[1]
    return spans + _made(text, pieces)


def _piece(text: str, at: int) -> tuple[int, int, str] | None:
    for what, pattern in (
        ("address", _ADDRESS), ("number", _NUMBER), ("between", _BETWEEN), ("sort", _SORT),
        ("link", _LINK), ("name", _NAME),
    ):  # fmt: skip
        match = pattern.match(text, at)
        if not match or not match[0]:
            continue
        if what in ("sort", "between", "link") and text[match.end() : match.end() + 1].isalnum():
            continue
        if what == "sort" and match[0][0].isupper():
            what = "name"
        if what == "name" and _no_name(match[0]):
            return None
        return at, match.end(), what
    return None


def _no_name(word: str) -> bool:
    return word.lower().replace("’", "'") in _NO_NAME


def _made(text: str, pieces: list[tuple[int, int, str]]) -> list[Span]:
    """The place of pieces that stand side by side, without links at its ends."""
    while pieces and pieces[-1][2] in ("between", "link", "comma"):
        pieces = pieces[:-1]
    while pieces and pieces[0][2] in ("link", "comma"):
        pieces = pieces[1:]
    while len(pieces) > 1 and pieces[-1][2] in ("between", "link", "comma"):
        pieces = pieces[:-1]
    if not pieces:
        return []
    start, end = pieces[0][0], pieces[-1][1]
    said = text[start:end]
    names = [text[a:b] for a, b, what in pieces if what in ("name", "address")]
    kinds = [what for _, _, what in pieces]
    within = text[max(0, start - 12) : start]
    placed = bool(re.search(r"\b(?:in|at|on|the|of)\s+$", within, re.I)) or "between" in kinds
    marked = "address" in kinds or (bool(names) and bool(_MARKED.search(said)))
    venue = any(_is_venue(text, one, other) for one, other in pairwise(pieces))
    only_regions = bool(names) and not venue and all(map(regions.english, names))
    exact = bool(names) and not only_regions and (marked or placed)
    if not exact and not only_regions:
        return []
    weight = 2.0 * kinds.count("address") + len(names) + kinds.count("number") + 2.0 * marked
    return [Span(start, end, exact, only_regions, weight + 0.5 * kinds.count("between"))]


def _is_venue(text: str, name: tuple[int, int, str], sort: tuple[int, int, str]) -> bool:
    """Whether a kind of place stands right behind the name of a region: "Mapo library"."""
    named = (name[2], sort[2]) == ("name", "sort") and bool(_MARKED.search(text[slice(*sort[:2])]))
    return named and not _UNNAMED.search(text[slice(*sort[:2])])
