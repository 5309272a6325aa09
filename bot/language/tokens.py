"""What of a text is compared in a search: words without their endings, and the letters of words.

Korean endings are cut by a list of particles and verb endings unless `morphemes` (kiwipiepy) are
asked for; English words lose plural and verb endings. Letters are counted as jamo, so that a typing
error in one letter of a syllable leaves the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from actions.base.folded import folded

Morphemes = Callable[[str], list[str]]
"""The content morphemes of a text with Hangul."""

_WORD = re.compile(r"[0-9]+|[a-z]+(?:'[a-z]+)?|[가-힣ㄱ-ㅎㅏ-ㅣ]+|[^\W_]+")
_HANGUL = re.compile("[가-힣]")
_ENGLISH = (
    "a an the and or of to in on at for from by with about into as is are am be been was were do "
    "does did done have has had having can could will would shall should may might must i i'm i'd "
    "i've i'll me my mine we us our you your it its it's he him his she her they them their this "
    "that these those there here what what's which who whom whose where when why how if so than "
    "then too very just not no yes please tell show know want need like get got give go going "
    "take make let some any one ones s t ve re ll d m don't doesn't didn't isn't aren't won't "
    "can't hello hi thanks thank okay ok"
)
_KOREAN = (
    "하 되 있 없 어떻 어떡하 알 알리 주 싶 좀 것 거 수 저 제 나 내 이 그 저 이거 그거 어디 언제 뭐 "
    "무엇 뭘 왜 누가 누구 어떤 무슨 얼마 얼마나 가 오 보 말 때 데 번 더 안 못 잘 꼭 다 또 같 "
    "이렇 그렇 요 님 해 좋 궁금 문의 방법 하다 되다 있다 필요 가능 안내 질문 여기 저희 우리 "
    "경우 해당"
)
_STOP = frozenset(_ENGLISH.split()) | frozenset(_KOREAN.split())
"""Words that say nothing about what is asked."""
_ENDINGS = re.compile(
    r"(?:입니다|습니다|합니다|하나요|되나요|인가요|한가요|할까요|될까요|하려면|하려고|하는데|했는데|하고|"
    r"해서|하는|하면|해요|돼요|되요|에서는|에서도|에서|에게|한테|으로는|으로|이라고|라고|까지|부터|보다|처럼|"
    r"이나|이랑|하고|은요|는요|이요|나요|어요|아요|여요|는데|은데|인데|던데|려면|려고|네요|군요|죠|요|"
    r"은|는|이|가|을|를|의|에|도|만|와|과|로|랑|나)$"
)
_SPELLINGS = (
    (re.compile(r"isation"), "ization"),
    (re.compile(r"ise(?=$|[drs])"), "ize"),
    (re.compile(r"our(?=$|s|ed|ing)"), "or"),
    (re.compile(r"(?<=.)cence"), "cense"),
    (re.compile(r"centre"), "center"),
    (re.compile(r"lled$"), "led"),
)
_SUFFIXES = (
    "ization", "ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing", "ities", "ity",
    "ies", "ers", "er", "ors", "or", "als", "al", "ied", "ed", "es", "s", "ly", "e", "y",
)  # fmt: skip
_SHORTEST = 3
"""Letters that an English stem keeps at least."""
_GRAMS = (3, 5)


def normalise(text: str) -> str:
    """Compatibility forms, lower case, no invisible characters.

    >>> normalise("ＰＡＳＳＰＯＲＴ  여권")
    'passport 여권'
    """
    kept = "".join(c for c in folded(text) if unicodedata.category(c) != "Cf")
    return " ".join(kept.split())


def jamo(text: str) -> str:
    """Syllables taken apart into their letters.

    >>> len(jamo("여권"))
    5
    """
    return unicodedata.normalize("NFD", text)


def words(text: str, morphemes: Morphemes | None = None) -> list[str]:
    """The words of a normalised text that carry its meaning, in order, with repetitions."""
    found: list[str] = []
    if morphemes is not None and _HANGUL.search(text):
        found += [one for one in morphemes(text) if one not in _STOP]
        text = _HANGUL.sub(" ", text)
    for word in _WORD.findall(text):
        if _HANGUL.search(word):
            cut = uninflected(word)
            if cut not in _STOP:
                found.append(cut)
        elif word not in _STOP:
            found.append(stem(word))
    return found


def uninflected(word: str) -> str:
    """A Korean word without the particles and endings that follow it; at least two syllables stay.

    >>> uninflected("여권을")
    '여권'
    """
    for _ in range(2):
        cut = _ENDINGS.sub("", word)
        if len(cut) < 2 or cut == word:
            break
        word = cut
    return word


def stem(word: str) -> str:
    """An English word without its endings, American spelling.

    >>> stem("registration") == stem("registered") == stem("register")
    True
    """
    word = word.removesuffix("'s")
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    for _ in range(2):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
                word = word.removesuffix(suffix)
                break
    return word.removesuffix("r") if word.endswith("str") else word


def grams(text: str) -> Iterator[str]:
    """Runs of letters of a normalised text: across the spaces in Korean, where they are often left
    out or put elsewhere, and within the words otherwise."""
    letters = jamo("".join(_pieces(text, hangul=True)))
    for size in range(_GRAMS[0], _GRAMS[1] + 1):
        yield from _runs(letters, size + 1)
    for word in _pieces(text, hangul=False):
        if word in _STOP:
            continue
        padded = f" {word} "
        for size in range(_GRAMS[0], _GRAMS[1] + 1):
            yield from _runs(padded, size)


def _pieces(text: str, *, hangul: bool) -> list[str]:
    return [word for word in _WORD.findall(text) if bool(_HANGUL.search(word)) == hangul]


def _runs(text: str, size: int) -> Iterator[str]:
    return (text[i : i + size] for i in range(len(text) - size + 1))
