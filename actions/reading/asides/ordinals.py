"""Which of a list is meant by a number in words: "두 번째", "둘", "일번", "the second one"."""

from __future__ import annotations

from actions.reading.replies.plain import pattern, spaced, squeezed

_KOREAN = (
    r"첫(?:번째|째)|하나|일번|한번째|첫번",
    r"두(?:번째|째)|둘째?|이번|둘번째",
    r"세(?:번째|째)|셋째?|삼번",
    r"네(?:번째|째)|넷째?|사번",
    r"다섯(?:번째|째)?|오번",
    r"여섯(?:번째|째)?|육번",
    r"일곱(?:번째|째)?|칠번",
    r"여덟(?:번째|째)?|팔번",
    r"아홉(?:번째|째)?|구번",
    r"열(?:번째|째)?|십번",
)
_ENGLISH = (
    r"first|one|1st",
    r"second|two|2nd",
    r"third|three|3rd",
    r"fourth|four|4th",
    r"fifth|five|5th",
    r"sixth|six|6th",
    r"seventh|seven|7th",
    r"eighth|eight|8th",
    r"ninth|nine|9th",
    r"tenth|ten|10th",
)
_BEFORE = r"(?:네|예|음|아|저는?|그럼|그냥)*(?:위에서|위|거기서|여기서|목록에서)?"
_BEHIND = (
    r"(?:거|것|걸로|것으로|으로|로|을|를|껄로|꺼|번)?(?:요|이요|이에요|예요|에요|입니다|할게요|"
    r"할래요|"
    r"해주세요|해줘|부탁[가-힣]{0,6}|선택|선택할게요|고를게요|골라주세요|주세요|으로할게요)?"
)
_LAST = pattern(rf"{_BEFORE}(?:맨)?마지막(?:번째)?(?:거|것|걸로|것으로){_BEHIND}")
_LAST_EN = pattern(r"(?:the )?last(?: one| option| choice)?(?: please)?")
_KO = tuple(pattern(rf"{_BEFORE}(?:{words}){_BEHIND}") for words in _KOREAN)
_EN = tuple(
    pattern(
        rf"(?:(?:ok|okay|yes|i|ll|will|want|would|like|d|choose|take|pick|option|choice|number|no|"
        rf"the|with|go|to|let s|please|answer) )*(?:{words})(?: (?:one|option|choice|please|then|"
        rf"thanks))*"
    )
    for words in _ENGLISH
)
_LONGEST = 40


def place(text: str, count: int) -> int | None:
    """Its place in a list of `count`, from 0."""
    if len(text) > _LONGEST or "?" in text or "？" in text:
        return None
    korean, english = squeezed(text), spaced(text)
    found = (n for n, (ko, en) in enumerate(zip(_KO, _EN, strict=True))
             if ko.fullmatch(korean) or en.fullmatch(english))  # fmt: skip
    which = next(found, None)
    if which is None and (_LAST.fullmatch(korean) or _LAST_EN.fullmatch(english)):
        return count - 1
    return which if which is not None and which < count else None
