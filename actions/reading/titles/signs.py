"""What speaks for a piece of a story as its title, and what against it."""

from __future__ import annotations

import re

from actions.reading.places import korean as places_korean
from actions.reading.titles import form, manner, words, words_english
from actions.reading.titles.pieces import Piece
from actions.reading.titles.polish import LONGEST, is_korean
from actions.reading.titles.stems import Common, stems, wishes

_DATED = re.compile(r"\d{4}\s?[.년-]\s?\d|\d{1,2}월\s?\d{1,2}일|^\d{1,2}일")
_SENTENCE = re.compile(
    r"(?:(?<!입)니다|[가-힣](?<![입이])다|[세어아해려]요|까|나요|는데|하고|해서|[함음됨]|으며)[.!?~\s]*$"
)
_FORMAL = re.compile(
    r"(?:(?:반대|청원|촉구|요청|건의|요망)(?:합니다|드립니다|됩니다)?|바랍니다)[.!\s]*$"
)
_QUESTION = ("?", "까", "나요", "가요", "ㄴ지", "는지")


def signs(piece: Piece, common: Common, rank: float) -> dict[str, float]:
    """By name, how much of each sign the piece bears."""
    text, korean = piece.text, is_korean(piece.text)
    trouble = words.TROUBLE if korean else words_english.TROUBLE
    change = words.CHANGE if korean else words_english.CHANGE
    wrong = min(2, len(set(trouble.findall(text))))
    wanted = min(2, len(set(change.findall(text))))
    bare = is_bare(text, korean)
    grave = min(3, len(set(words.GRAVE.findall(text))))
    hanging = korean and form.hangs_open(piece)
    asks = asked(text, korean) and not bare and not hanging
    known = frozenset(stems(text))
    found = {
        "wrong": wrong,
        "wanted": wanted,
        "grave": grave,
        "troubles again": min(4.0, common.troubles(text)),
        "changes again": min(3.0, common.changes(text)),
        "tells nothing": not (wrong or wanted or grave),
        "bare": bare,
        "asks": asks and bool(wanted),
        "asks against": asks and not wanted and bool(wrong or grave),
        "asks briefly": asks and common.brief and common.troubled and not _FORMAL.search(text),
        "asks nothing known": (1.5 if _FORMAL.search(text) else 1)
        if asks and not (wrong or wanted or grave)
        else 0,
        "asks vaguely": asks and bool(words.REFERS.search(text)),
        "asks off topic": asks and bool(common.top) and not common.topics(known),
        "shared": min(6.0, common.shared(known)),
        "topics": min(2, common.topics(known)),
        "opens": piece.sentence == 0,
        "words of the opening": common.opened(known),
        "words": min(8, len(known)) / 4,
        "rank": min(4.0, rank),
        "rank of asking": min(4.0, rank) if asks and piece.ends else 0.0,
        "heads": piece.heads,
        "announced": piece.announced,
        "announced in vain": piece.announced > 0
        and not (wrong or grave or wanted or manner.PLANS.search(text)),
        "turns": piece.turns,
        "pleads": bool(manner.PLEADS.search(text[-16:]))
        and not (len(known) > 4 and manner.FOR.search(text)),
        "goes on": bool(manner.GOES_ON.search(text.rstrip(". !")))
        and bool(trouble.search(text[-40:])),
        "quotes": bool(manner.QUOTES.search(text)),
        "steps": bool(manner.STEPS.search(text)),
        "asks about writing": asks and bool(words.ABOUT_WRITING.search(text)),
        "background": common.background(piece.sentence),
        "wanted in telling": wanted if not asks else 0,
        "well": bool(manner.GOOD.search(text)) and not (grave or asks),
        "reason": bool(manner.REASON.search(text.rstrip(". "))),
    }
    found |= form.signs(piece, korean, brief=common.brief)
    return {name: float(value) for name, value in found.items()}


def idle(text: str) -> dict[str, float]:
    """Signs that it is about who writes, that they write, or about nothing."""
    korean = is_korean(text)
    about = words.ABOUT_WRITING if korean else words_english.ABOUT_WRITING
    self_ = words.SELF if korean else words_english.SELF
    wish = korean and words.CHANGE.search(text) and wishes(text)
    found = {
        "about writing": bool(about.search(text)) and not wish,
        "self": bool(self_.search(text)),
        "feeling": bool(words.FEELING.search(text)),
        "question": text.rstrip("\"'”’ ").endswith(_QUESTION),
        "refers": bool(words.REFERS.search(text)),
        "narrates": bool(words.NARRATES.search(text)),
        "defines": bool(words.DEFINES.search(text.rstrip(". "))),
        "address": not words.TROUBLE.search(text) and _is_address(text),
        "pointing": bool(words.POINTING.search(text)),
        "dated": bool(_DATED.search(text)),
        "told": bool(words.TOLD.search(text.rstrip(". "))),
        "torn": _is_torn(text),
        "denies": bool(manner.DENIES.search(text.rstrip(". !"))),
        "rants": _rants(text),
        "first person": bool(manner.MINE.search(text)),
        "reported": bool(manner.REPORTED.search(text)),
        "past": bool(manner.PAST.search(text.rstrip(". !"))),
        "to us": bool(manner.TO_US.search(text)),
        "only points": bool(manner.ONLY_POINTS.search(text)),
        "subject": bool(manner.SUBJECT.search(text)),
    }
    return {name: float(value) for name, value in found.items()}


def asked(text: str, korean: bool) -> bool:
    if korean:
        return not text.endswith("?") and wishes(text)
    return bool(words_english.ASKS_LEAD.match(text) or words_english.CHANGE.match(text))


def is_bare(text: str, korean: bool) -> bool:
    """A wish that does not say about what: "단속 좀 해 주세요"."""
    if not korean:
        return len(stems(text)) < 2
    told = words.EMPTY.sub(" ", words.CHANGE.sub(" ", words.ASKED.sub(" ", text)))
    return len(re.findall(r"[가-힣A-Za-z]{2,}", told)) < 2


def _rants(text: str) -> float:
    """How far it is an outburst: all, where it begins with one."""
    found = manner.RANT.search(text) or words_english.RANT.search(text)
    return 0.0 if found is None else 1.0 if found.start() < 10 else 0.4


def _is_torn(text: str) -> bool:
    """Whether it begins or ends within brackets or quotes."""
    pairs = ("“”", "‘’", "()", "[]", "「」", "『』", "<>")
    torn = any(text.count(pair[0]) != text.count(pair[1]) for pair in pairs)
    return torn or text.count('"') % 2 == 1 or text[:1] in "(){}[]의"


def _is_address(text: str) -> bool:
    """Whether it says where and no more."""
    if len(text) > LONGEST or not is_korean(text) or _SENTENCE.search(text):
        return False
    span = places_korean.best(text)
    return span is not None and span.exact and span.end - span.start > 0.75 * len(text)
