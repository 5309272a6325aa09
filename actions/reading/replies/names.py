"""The name that a reply to "what is your name?" gives, of a person of any country or a company."""

from __future__ import annotations

import re

from actions.base import danger
from actions.base.folded import folded
from actions.reading import addresses, commands, topics, wishes
from actions.reading.places import regions
from actions.reading.replies import endings, name_words, plain, refusals

_LONGEST = 60
_WORDS = 8
_LATIN_WORDS = 4
_PREFIX = re.compile(rf"{name_words.KOREAN_LEAD}{name_words.OF_NAME}?")
_PREFIX_EN = re.compile(name_words.ENGLISH_LEAD, re.IGNORECASE)
_TITLE = re.compile(rf"(?<=[가-힣]{{2}}){name_words.TITLES}$")
_ASIDE = re.compile(r"\s*\((?!주\)|유\)|사\)|재\))[^)]*(?:\s|니다|요)[^)]*\)\s*$")
_SECOND = re.compile(
    r"^(.{2,12}?(?:입니다|이에요|예요|입니더|이라고\s*합니다|이고요|이구요|고요|구요))[\s,.]+\S.*$"
)
_LABEL = re.compile(r"이름|성함|성명|본명|실명|\bname\b", re.IGNORECASE)
_SHORTENED = re.compile(r"(?:Ltd|Inc|Co|Jr|Sr|Corp)\.$")
_POLITE = re.compile(r"(?:세요|까요|습니다|네요|줘요|해요)$(?<!라고해요)")
_TWICE = re.compile(r"^(\S+), (\S+(?: \S+)* \1)$")
_PLACE = re.compile(name_words.PLACES)
_ORGANISATION = re.compile(name_words.ORGANISATIONS)
_SURE, _WEAK = re.compile(name_words.SURELY_VERBAL), re.compile(name_words.WEAKLY_VERBAL)
_JAMO = re.compile(r"[ㄱ-ㆎᄀ-ᇿ]")
_HANGUL = re.compile(r"[가-힣]")
_STEM = re.compile(
    r"(?:이요|요|해요?|합니다|하자|해줘|하기|해|이야|이에요|예요|입니다|"
    r"은|는|이|가|을|를|도|로|으로|때문|님|씨)$"
)
_SAYS_SO = re.compile(r"[해려워와봐줘져돼어]$")
_AGREES = {"은": True, "을": True, "이": True, "으로": True, "는": False, "를": False, "가": False}
"""Whether a particle follows a consonant."""
_LATIN_TOO = re.compile(r"[A-Za-z]{2}")


def name(text: str) -> str | None:
    """The name in `text` without particles and polite endings; None when it is no name."""
    said = text.strip()
    if len(said) > _LONGEST or "⟦" in said or _is_else(said):
        return None
    core = _core(said)
    found = _trimmed(core)
    if not _has_letters(found) or any(c.isdigit() or c == "/" for c in found):
        return None
    if commands.command(found) or len(found.split()) > _WORDS or "\n" in found:
        return None
    if regions.bare(found) and not _LABEL.search(said):
        return None  # where somebody is: "저는 강남이에요"
    return found if _is_named(found, core) else None


def _is_else(said: str) -> bool:
    """Whether it is a question, a refusal, a command or an end."""
    if not said or said.rstrip(" .!~").endswith(("?", "？")):
        return True
    if commands.command(said) or wishes.find(said) is not None or danger.heard(said):
        return True
    return refusals.skips(said) or topics.bare(said) is not None or _is_end(said)


def _is_end(said: str) -> bool:
    """An end of a story; "Mark Done" and "이상" are names as well."""
    return endings.ends(said) and not (said.istitle() and " " in said)


def _has_letters(found: str) -> bool:
    return bool(found) and any(c.isalpha() for c in found) and not _JAMO.search(found)


def _core(said: str) -> str:
    """`said` without what leads to the name and without remarks behind it."""
    kept = _ASIDE.sub("", said).strip()
    if _HANGUL.search(kept):
        found = _PREFIX.match(kept)
        rest = kept[found.end() :].strip() if found else kept
        second = _SECOND.match(rest)
        return second[1] if second else rest or kept
    found = _PREFIX_EN.match(kept)
    rest = kept[found.end() :].strip() if found else kept
    rest = rest.strip(' \t"“”!~;:')
    return rest if _SHORTENED.search(rest) else rest.rstrip(".,")


def _trimmed(core: str) -> str:
    if _HANGUL.search(core):
        return _TITLE.sub("", _unquoted(plain.bare(core), core))
    twice = _TWICE.match(core)
    return twice[2] if twice else core


def _unquoted(bare: str, rest: str) -> str:
    """ "나라고 합니다" is said by 나라: a name has more than one syllable."""
    quoted = re.match(r"^(\S라)고\s*(?:합니다|해요)", rest)
    return quoted[1] if quoted and len(bare) == 1 else bare


def _is_named(found: str, core: str) -> bool:
    if folded(found) in name_words.FOREIGN:
        return False
    if _HANGUL.search(found):
        return _is_korean(found, core)
    if _LATIN_TOO.search(found):
        return _is_latin(found)
    return len(found) <= 40 and found[0] not in "不没沒"


def _is_korean(found: str, core: str) -> bool:
    joined = re.sub(r"\([^)]*\)|\s", "", found)
    if found in name_words.WHOLE:
        return True
    if _is_common(found) or _SURE.search(plain.squeezed(core)) and not _is_introduced(core):
        return False
    if any(_is_verbal(syllable) for syllable in joined):
        return False
    if _is_person(found, joined):
        return not _PLACE.search(found) or len(joined) <= 3 and not found.endswith("역")
    if _ORGANISATION.search(found):
        return not _PLACE.search(found)
    return not (_is_place(found) or _is_sentence(found, joined))


def _is_person(found: str, joined: str) -> bool:
    """Whether it has the shape of a Korean name: "김철수", "김 철수"."""
    if len(joined) > 5 or not _has_surname(joined):
        return False
    words = found.split()
    return (
        len(words) == 1
        or len(words) == 2
        and len(words[0]) <= 2
        and (words[0] in name_words.TWO or words[0] in name_words.SURNAMES)
    )


def _is_introduced(core: str) -> bool:
    """Whether what sounds like a verb is the "it is" behind a name."""
    without = plain.bare(core)
    if _POLITE.search(plain.squeezed(core)) or without == core.strip(" .!~"):
        return False
    return not _SURE.search(plain.squeezed(without))


def _is_common(found: str) -> bool:
    words = found.split()
    stems = [_stem(word) for word in words]
    if len(words) == 1:
        return (
            words[0] in name_words.COMMON or stems[0] in name_words.COMMON and (len(stems[0]) > 1)
        )
    both = zip(words, stems, strict=True)
    return any(
        (word in name_words.COMMON or stem in name_words.COMMON) and len(stem) > 1
        for word, stem in both
    ) and not _ORGANISATION.search(found)


def _stem(word: str) -> str:
    """A word without a particle that can follow it."""
    found = _STEM.search(word) if len(word) > 2 else None
    if found is None:
        return word
    stem = word[: found.start()]
    if not stem:
        return word
    return stem if _AGREES.get(found[0]) in (None, plain.closed(stem[-1])) else word


def _is_verbal(syllable: str) -> bool:
    """Whether a syllable ends in the double consonant of a past tense: no name has it."""
    return "가" <= syllable <= "힣" and (ord(syllable) - ord("가")) % 28 == 20


def _has_surname(joined: str) -> bool:
    if len(joined) == 1:
        return joined in name_words.SURNAMES
    return joined[0] in name_words.SURNAMES or joined.startswith(name_words.TWO)


def _is_place(found: str) -> bool:
    return addresses.is_wide(found) or bool(_PLACE.search(found))


def _is_sentence(found: str, joined: str) -> bool:
    words = found.split()
    if len(joined) == 1 or any(word in name_words.SMALL for word in words):
        return True
    if len(joined) <= 2 and len(words) == 1:
        return bool(_SAYS_SO.search(joined))  # a given name alone
    return any(_WEAK.search(word) for word in words if len(word) > 1)


def _is_latin(found: str) -> bool:
    words = found.replace("’", "'").split()
    plain_words = [re.sub(r"'.*|[^\w/]", "", word).casefold() for word in words]
    hard = [word for word in plain_words if word in name_words.HARD]
    if not hard:
        return bool(any(plain_words)) and len(words) <= 6
    capitals = sum(word[:1].isupper() for word in words)
    if any(word not in name_words.SOFT for word in hard) or capitals < 2:
        return len(words) == 1 and found in ("Grace", "Will", "Mark", "May")
    return capitals >= len(words) - len(hard)


def is_sample(text: str) -> bool:
    """Whether it is the name of everybody in forms, 홍길동, which sounds like a district's."""
    return len(text) == 3 and text.endswith("길동") and text[0] in name_words.SURNAMES


def labelled(text: str) -> str | None:
    """The name behind the word for it: "이름 홍길동", "name: Bob Brown"."""
    found = re.fullmatch(
        r"\s*(?:제\s*)?(?:이름|성함|성명|my name|name)(?:은|는|이)?\s*[:：]?\s+(\S.{1,30})",
        text,
        re.IGNORECASE,
    )
    said = None if found is None else name(found[1])
    return said if said and (is_person(said) or said.isascii()) else None


def is_person(name: str) -> bool:
    """Whether it has the form of a whole Korean name: a surname with two more syllables."""
    if name.startswith(name_words.TWO):
        return len(name) in (3, 4)
    joined = name.replace(" ", "")
    return len(joined) == 3 and joined[0] in name_words.SURNAMES


def is_somebody(text: str) -> bool:
    """Whether a reply is the name of a person and nothing else: "홍길동입니다", "Ann Lee"."""
    found = name(text)
    if found is None:
        return False
    if _HANGUL.search(found):
        return is_person(found) or is_sample(found)
    words = [word.strip(".,").casefold() for word in found.split()]
    return len(words) <= _LATIN_WORDS and _is_called(words)


def _is_called(words: list[str]) -> bool:
    first, last = words[0], words[-1]
    if first in name_words.GIVEN or (first in name_words.BEFORE and len(words) > 1):
        return True
    if len(words) == 1:
        return False
    if first in name_words.ROMAN:
        return True
    return last in name_words.ROMAN and (last not in name_words.THINGS or "-" in first)
