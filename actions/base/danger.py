"""Words of danger, heard in every state and whatever the sentence was taken for, by kind.

Small and precise, in both languages: somebody wants to die, talks in disguise since the attacker
listens, a child, violence, somebody who is followed, fire and accidents. The same words as pictures
("배고파 죽겠네", "dying to know") or of things and animals ("나무가 쓰러졌어요") are none; what is
over ("작년에 …") is `over`. Where no dialogue is asked, more words count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache

from actions.base import danger_things as things
from actions.base import placeholders
from actions.base.danger_kinds import (
    english,
    english_accidents,
    english_signs,
    english_together,
    english_together_accidents,
    korean,
    korean_accidents,
    korean_signs,
    korean_together,
    korean_together_accidents,
    learnt,
    situations,
    together,
)
from actions.base.danger_kinds import over as words_over
from actions.base.danger_kinds.kinds import KINDS, Kind, Wording
from actions.base.danger_kinds.near import Near, Start, starts_of
from actions.base.danger_words import (
    AUTOMATIC,
    FIGURE,
    NOT_KOREAN,
    PREVENTION,
    WIDE_ENGLISH,
    WIDE_KOREAN,
    WITH_A_NUMBER,
)
from actions.base.folded import folded

_SENTENCES = re.compile(r"(?<=[.!?\n])\s*")
_LONGEST = 5000
_LEAST = 9
"""Letters of what can be told by its sound."""
_TYPED = str.maketrans(
    "졋햇엇낫왓됬쳣빳렷겻찻쨋줫떄쫒푠뗘렛랏핬", "졌했었났왔됐쳤빴렸겼찼쨌줬때쫓편떠렸랐했"
)
"""Endings as they are typed in haste."""
_SHORT_FORMS = {
    "im": "i m", "ive": "i ve", "ill": "i ll", "hes": "he s", "shes": "she s", "theyre": "they re",
    "theres": "there s", "whos": "who s", "thats": "that s", "its": "it s", "cant": "can t",
    "cannot": "can t", "wont": "won t", "dont": "don t", "doesnt": "doesn t", "isnt": "isn t",
    "didnt": "didn t", "hasnt": "hasn t", "havent": "haven t", "wasnt": "wasn t", "arent": "aren t",
    "someones": "someone s", "somebodys": "somebody s", "u": "you", "sombody": "somebody",
    "somone": "someone", "folowing": "following", "hlep": "help", "pls": "please", "plz": "please",
    "rn": "right now", "roomate": "roommate", "nextdoor": "next door", "bf": "boyfriend",
    "gf": "girlfriend", "hubby": "husband", "mam": "mum", "noone": "no one", "couldnt": "couldn t",
    "hlp": "help", "polic": "police", "snd": "send", "ambulnce": "ambulance", "nife": "knife",
    "hrry": "hurry", "gona": "gonna", "kil": "kill", "kiling": "killing", "wana": "wanna",
    "ppl": "people", "someon": "someone", "boyfreind": "boyfriend", "freind": "friend",
    "scard": "scared", "bleding": "bleeding", "huband": "husband", "cuz": "because",
    "tryna": "trying to", "brething": "breathing", "breath": "breathe", "knif": "knife",
}  # fmt: skip
_OVER_NEVER: frozenset[Kind] = frozenset({"self_harm", "disguised"})
"""Kinds that a day in the past does not end: pills were taken yesterday, too."""
_KOREAN: Near[Wording] = Near((*korean.WORDINGS, *korean_accidents.WORDINGS))
_ENGLISH: Near[Wording] = Near((*english.WORDINGS, *english_accidents.WORDINGS))
_MADE_OF = tuple(
    [row for part in parts for row in part] for parts in (situations.KOREAN, situations.ENGLISH)
)
_HUNGER = tuple([row for row in rows if row.kind == "hunger"] for rows in _MADE_OF)
_APART = (
    Near((*korean_together.TOGETHER, *korean_together_accidents.FIRE, *_HUNGER[0])),
    Near((*english_together.TOGETHER, *english_together_accidents.FIRE, *_HUNGER[1])),
)
_SITUATIONS = (Near(_MADE_OF[0]), Near(_MADE_OF[1]))
"""In Korean and in English: within a petition many a matter is made of such signs."""


@lru_cache(maxsize=16)
def kind(text: str) -> Kind | None:
    """Which danger somebody is in now, as `text` says."""
    found = _kind(text)
    over_ = found is not None and found not in _OVER_NEVER and is_over(text)
    return None if over_ else found


def sentence(text: str) -> str:
    """The key of the sentence that names the numbers for whoever writes `text`."""
    found = kind(text) or sounds(text)
    return "sos.numbers" if found is None or found == "help" else f"sos.{found}"


def heard(text: str) -> bool:
    """Whether `text` says that somebody is in danger now."""
    return kind(text) is not None


@lru_cache(maxsize=16)
def sounds(text: str) -> Kind | None:
    """Which danger `text` sounds like that says none of its words, by the situation it is made of,
    or by what is learnt of others: of a first message, which answers nothing."""
    said = folded(text[:_LONGEST])
    if sum(map(str.isalpha, said)) < _LEAST:
        return None
    korean_, english_ = _started(said)
    squeezed, spaced = korean_[0], english_[0]
    found = _first(_together(_SITUATIONS, korean_, english_))
    found = found or learnt.kind(said.translate(_TYPED), spaced)
    if found is None or _is_over(squeezed, spaced) or never(text):
        return None
    return None if _of_another(squeezed, spaced) else found


def is_over(text: str) -> bool:
    """Whether `text` tells of another day, or speaks in general, and of nothing that is now."""
    return _is_over(*_forms(folded(text[:_LONGEST])))


def _is_over(squeezed: str, spaced: str) -> bool:
    if _finds(words_over.KOREAN, squeezed):
        return not _finds(words_over.KOREAN_NOW, squeezed)
    return _finds(words_over.ENGLISH, spaced) and not _finds(words_over.ENGLISH_NOW, spaced)


def perhaps(text: str) -> bool:
    """Whether `text` sounds like it, for where no dialogue is asked: numbers shown in vain cost
    less than numbers missing. Whatever is `heard` is among it."""
    said = folded(text)
    closed = "".join(said.split())
    wide = _compiled(f"{WIDE_KOREAN}|{WIDE_ENGLISH}")
    return heard(text) or any(wide.search(one) is not None for one in (said, closed))


def suggested(text: str) -> bool:
    """Whether there is one word of danger at least in what is not said of a thing."""
    squeezed, spaced = _forms(folded(text[:_LONGEST]))
    squeezed = _compiled("|".join(things.KOREAN)).sub("|", squeezed)
    spaced = _compiled("|".join(things.ENGLISH)).sub("|", spaced)
    return _finds(WIDE_KOREAN, squeezed) or _finds(WIDE_ENGLISH, spaced)


def of_things(text: str) -> bool:
    """Whether `text` complains of a thing or an animal in words that sound like danger, and hurts
    nobody: a petition, whatever it was taken for."""
    squeezed, spaced = _forms(folded(text[:_LONGEST]))
    more = (
        (f"{things.SOMEBODY_KOREAN}|{things.FEAR_KOREAN}", squeezed),
        (f"{things.SOMEBODY_ENGLISH}|{things.FEAR_ENGLISH}", spaced),
    )
    if heard(text) or any(_finds(pattern, form) for pattern, form in more):
        return False
    return _finds(things.COMPLAINTS_KOREAN, squeezed) or _finds(things.COMPLAINTS_ENGLISH, spaced)


def of_the_matter(text: str) -> bool:
    """Whether `text` says of a thing that it is dangerous or frightens, and nothing of a person:
    once a petition is being told that is what it is about ("무서워요", "너무 위험해요")."""
    squeezed, spaced = _forms(folded(text[:_LONGEST]))
    if not (_finds(things.HAZARD_KOREAN, squeezed) or _finds(things.HAZARD_ENGLISH, spaced)):
        return False
    in_it = (things.SOMEBODY_IN_IT_KOREAN, squeezed), (things.SOMEBODY_IN_IT_ENGLISH, spaced)
    if heard(text) or any(_finds(pattern, form) for pattern, form in in_it):
        return False
    rest = (
        _compiled(things.HAZARD_KOREAN).sub("", squeezed),
        _compiled(things.HAZARD_ENGLISH).sub("", spaced),
    )
    return not any(_finds(f"{WIDE_KOREAN}|{WIDE_ENGLISH}", one) for one in rest)


@lru_cache(maxsize=16)
def never(text: str) -> bool:
    """Whether `text` can say no such thing, whatever it is taken for: numbers with a word or two,
    and what a telephone answers by itself."""
    squeezed = learnt.MARKS.sub("", folded(placeholders.ANY.sub("", text)))
    if _finds(AUTOMATIC, squeezed) or _finds(FIGURE, squeezed):
        return True
    letters = "".join(c for c in squeezed if c.isalpha())
    numbered = letters != squeezed or placeholders.ANY.search(text) is not None
    return not letters or bool(numbered and _compiled(WITH_A_NUMBER).fullmatch(letters))


def _of_another(squeezed: str, spaced: str) -> bool:
    """Whether what sounds like danger is about a thing, or nearly happened."""
    korean_ = (*things.KOREAN, things.COMPLAINTS_KOREAN, things.NEARLY_KOREAN)
    english_ = (*things.ENGLISH, things.COMPLAINTS_ENGLISH, things.NEARLY_ENGLISH)
    return any(_finds(pattern, squeezed) for pattern in korean_) or any(
        _finds(pattern, spaced) for pattern in english_
    )


def spoken(text: str) -> tuple[str, str]:
    """The two forms of `text` that `learnt` reads."""
    said = folded(text[:_LONGEST])
    return said.translate(_TYPED), _forms(said)[1]


def _kind(text: str) -> Kind | None:
    said = folded(text[:_LONGEST])
    korean_, english_ = _started(said)
    (squeezed, starts), (spaced, starts_en) = korean_, english_
    near_korean, near_english = _KOREAN.of(squeezed, starts), _ENGLISH.of(spaced, starts_en)
    apart = _together(_APART, korean_, english_)
    if not (near_korean or near_english):
        return _first(apart)
    sentences = [part for part in _SENTENCES.split(said) if part]
    parts = [*(map(_forms, sentences) if len(sentences) > 1 else ()), (squeezed, spaced)]
    found = {one for part in parts for one in _found(part, near_korean, near_english)}
    return _first(found | apart)


def _started(said: str) -> tuple[tuple[str, Set[Start]], tuple[str, Set[Start]]]:
    """The Korean and the English form, each with what its words may begin with."""
    squeezed, spaced = _forms(said)
    return (squeezed, set() if squeezed.isascii() else starts_of(squeezed)), (
        spaced,
        starts_of(spaced),
    )


def _first(found: Set[Kind]) -> Kind | None:
    return next((one for one in KINDS if one in found), None)


def _together(
    tables: tuple[Near[together.Together], Near[together.Together]],
    korean_: tuple[str, Set[Start]],
    english_: tuple[str, Set[Start]],
) -> Set[Kind]:
    """By signs that stand apart from each other; nothing that is over or about a thing."""
    squeezed, spaced = korean_[0], english_[0]
    said: set[Kind] = set()
    if korean_[1]:
        said |= set(together.found(tables[0], *korean_, korean_signs.OFFICE))
        wrong = said and (_finds(NOT_KOREAN, squeezed) or _finds("|".join(things.KOREAN), squeezed))
    if not said and spaced:
        said |= set(together.found(tables[1], *english_, english_signs.OFFICE))
        wrong = said and (_finds(PREVENTION, spaced) or _finds("|".join(things.ENGLISH), spaced))
    return frozenset() if not said or wrong or _is_over(squeezed, spaced) else said


def _found(
    forms: tuple[str, str], near_korean: Sequence[Wording], near_english: Sequence[Wording]
) -> Iterator[Kind]:
    squeezed, spaced = forms
    if near_korean and not _finds(NOT_KOREAN, squeezed):
        if not _finds(things.SOMEBODY_KOREAN, squeezed):
            squeezed = _compiled("|".join(things.KOREAN)).sub("|", squeezed)
        yield from (one.kind for one in near_korean if _finds(one.pattern, squeezed))
    if near_english and not _finds(PREVENTION, spaced):
        if not _finds(things.SOMEBODY_ENGLISH, spaced):
            spaced = _compiled("|".join(things.ENGLISH)).sub("|", spaced)
        yield from (one.kind for one in near_english if _finds(one.pattern, spaced))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _finds(pattern: str, form: str) -> bool:
    return _compiled(pattern).search(form) is not None


def _forms(text: str) -> tuple[str, str]:
    """Without spaces and punctuation for Korean, in words parted by one space for English."""
    words = re.sub(r"[^a-z0-9]+", " ", text).split()
    spaced = " ".join(_SHORT_FORMS.get(word, word) for word in words).replace("can not", "can t")
    return learnt.MARKS.sub("", text).translate(_TYPED), spaced
