"""Which of several things a reply names by its place, in digits or in words: "3번", "no. 3", "두
번째", "the second one"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.reading.replies.plain import pattern, spaced, squeezed

_NUMBERS = (
    # counted, counted with 번 alone, as the number of a list, said alone; ordinal, cardinal
    (r"첫|한", r"첫", r"일번|처음(?:거|것|꺼)", r"하나", r"first|1st", r"one"),
    (r"두|둘", r"두|둘", r"이번", r"둘", r"second|2nd", r"two"),
    (r"세|셋", r"세|셋", r"삼번", r"셋", r"third|3rd", r"three"),
    (r"네|넷", r"네|넷", r"사번", r"넷", r"fourth|4th", r"four"),
    (r"다섯", r"다섯", r"오번", r"다섯", r"fifth|5th", r"five"),
    (r"여섯", r"여섯", r"육번", r"여섯", r"sixth|6th", r"six"),
    (r"일곱", r"일곱", r"칠번", r"일곱", r"seventh|7th", r"seven"),
    (r"여덟", r"여덟", r"팔번", r"여덟", r"eighth|8th", r"eight"),
    (r"아홉", r"아홉", r"구번", r"아홉", r"ninth|9th", r"nine"),
    (r"열", r"열", r"십번", r"열", r"tenth|10th", r"ten"),
)
_BEFORE = r"(?:네|예|음|아|저는?|그럼|그냥)*(?:위에서|위|거기서|여기서|목록에서)?"
_BEHIND = (
    r"(?:거|것|게|걸로|것으로|으로|로|을|를|껄로|꺼|걸|번)?(?:먼저|부터)?"
    r"(?:요|이요|이에요|예요|에요|이야|입니다|할게요|할래요|"
    r"해주세요|해줘요?|부탁[가-힣]{0,6}|선택|선택할게요|고를게요|골라주세요|주세요|으로할게요)?"
)
_LEAD = (
    r"(?:(?:ok|okay|yes|i|ll|will|want|would|like|d|choose|take|pick|option|choice|number|no|"
    r"the|with|go|to|let s|please|answer) )*"
)
_TAIL = r"(?: (?:one|option|choice|please|then|thanks|first))*"


def _any_of(before: str, words: Iterable[str], behind: str) -> re.Pattern[str]:
    """One pattern for all of them: which it was is the number of the group that matched."""
    groups = "|".join(f"({one})" for one in words)
    return pattern(f"{before}(?:{groups}){behind}")


_MARKED = _any_of(
    _BEFORE,
    (
        rf"(?:{counted})(?:번째|째)|(?:{times})번|{listed}"
        for counted, times, listed, *_ in _NUMBERS
    ),
    _BEHIND,
)
_ALONE = _any_of(_BEFORE, (alone for *_, alone, _, _ in _NUMBERS), _BEHIND)
_ENGLISH = _any_of(
    _LEAD,
    (rf"(?:{ordinal})(?: thing)?|{cardinal}" for *_, ordinal, cardinal in _NUMBERS),
    _TAIL,
)
_DIGITS = pattern(rf"{_BEFORE}(?:제|넘버|번호)?#?(?P<number>\d{{1,2}})(?:번째|째|번)?{_BEHIND}")
_DIGITS_EN = pattern(rf"{_LEAD}(?:no|number)? ?#?(?P<number>\d{{1,2}}){_TAIL}")
_TOP = pattern(rf"{_BEFORE}(?:맨)?(?:위[에엣]?|앞[에엣]?)(?:거|것|꺼|걸){_BEHIND}")
_BOTTOM = pattern(
    rf"{_BEFORE}(?:맨)?(?:(?:아래|밑|뒤)[에엣]?(?:거|것|꺼|걸)|"
    rf"마지막(?:번째)?(?:거|것|걸로|것으로)){_BEHIND}"
)
_TOP_EN = pattern(rf"{_LEAD}(?:top|upper|former){_TAIL}")
_BOTTOM_EN = pattern(rf"{_LEAD}(?:bottom|lower|latter|last){_TAIL}")
_LONGEST = 40
_PARTED = re.compile(r"\d\D+\d|-\s*\d")
"""Several numbers, or one below nought."""
_DENIED = re.compile(r"^\W*no\b\s*[^\w\s.#]", re.IGNORECASE)
"""A no before it, where "no. 3" is a number."""


def place(text: str, count: int) -> int | None:
    """Its place in a list of `count`, from 0."""
    if not _may_be(text):
        return None
    which = _marked(text)
    if which is None:
        which = _which(_ALONE.fullmatch(squeezed(text)))
    which = _by_end(text, count) if which is None else which
    return which if which is not None and 0 <= which < count else None


def of(text: str, count: int = 0) -> int | None:
    """The place, from 0, where no numbers are shown: a word for a number is one only with the mark
    of an order, and a digit alone is none; of the last only where it is known how many there are
    (`count`)."""
    if not _may_be(text) or text.strip(" .").isdigit():
        return None
    which = _marked(text)
    which = _by_end(text, count) if which is None and count else which
    return which if which is not None and which >= 0 else None


def _marked(text: str) -> int | None:
    korean, english = squeezed(text), spaced(text)
    digits = _DIGITS.fullmatch(korean) or _DIGITS_EN.fullmatch(english)
    if digits is not None:
        return int(digits["number"]) - 1
    return _which(_MARKED.fullmatch(korean) or _ENGLISH.fullmatch(english))


def _which(found: re.Match[str] | None) -> int | None:
    return None if found is None or found.lastindex is None else found.lastindex - 1


def _by_end(text: str, count: int) -> int | None:
    """The one at the top or at the bottom of `count`."""
    korean, english = squeezed(text), spaced(text)
    if _TOP.fullmatch(korean) or _TOP_EN.fullmatch(english):
        return 0
    at_end = _BOTTOM.fullmatch(korean) or _BOTTOM_EN.fullmatch(english)
    return count - 1 if at_end else None


def _may_be(text: str) -> bool:
    short = len(text) <= _LONGEST and "?" not in text and "？" not in text
    return short and not _PARTED.search(text) and not _DENIED.match(text)
