"""What is meant instead of what was just spoken of, or is asked of as well: "아니 혼인이요", "no i
meant marriage", "what about the long one?"."""

from __future__ import annotations

import re

from actions.reading.openings import instead

_LONGEST = 40
_FEW = 4
"""Words of what is meant instead."""
_KOREAN = re.compile(
    r"^(?:(?:아니+요?|아뇨|아 참|아니아니|그게)[\s,.!~]+)*"
    r"(?:(?:그거|그건|그것|이거|저거|그게)\s*(?:말고요?|말구요?|아니고요?|아니라)|제\s*말은|"
    r"내\s*말은)[\s,.~]+"
    r"(?P<but>.+)$|^(?P<but2>[가-힣 ]+?)\s*(?:말한\s*거|말이|얘기한\s*거|라고요|이라고요|"
    r"라니까)\S*$"
)
_AND = re.compile(
    r"^(?:(?:근데|그런데|그럼|그러면|혹시|그리고|아)[\s,]+)*(?P<but>[가-힣 ]{1,14}?)"
    r"(?:은요|는요|[은는]\s*[?？])[\s?？]*$"
)
_ENGLISH = re.compile(
    r"^(?:(?:no+|nope|sorry|wait|actually|oops|oh|ah)[\s,.!]+)*"
    r"(?:i (?:meant?|said|was asking about|asked about|want|need)|i'?m (?:asking|talking) about|"
    r"not (?:that|this|it)(?: one)?[\s,.]+(?:but )?|(?:and |ok |so |but )*(?:what|how) about)\s*"
    r"(?:the |a |an |my )?(?P<but>.+?)$|"
    r"^(?:no+|nope|wait|actually)[\s,.!]+(?:the |a |an |my )(?P<but2>.+?)$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:이요|이라고요|라고요|이라니까요?|말이에요|말이야|말입니다|인데요|이에요|예요|은요|는요|요|이여|"
    r"\s(?:one|ones|please|instead|too))?[\s.,!?~？]*$"
)
_VERB = re.compile(
    r"(?:[았었했됐겠]어|아|어|여|해|돼|되|워|와|네|죠|지|까|나|래|게|세|데|고|니다|다|줘|봐|셔|음|임)"
    r"요?[\s.,!~]*$|괜찮|됐|없|싫|몰라|모르|그만|나중|그냥|왜|뭐|어떻게|안 |못 |필요"
)
_SMALL = re.compile(
    r"\b(?:i|i'?m|it|it'?s|that|that'?s|thanks?|thank|fine|ok|okay|nothing|all|not|no|yes|sorry|"
    r"you|we|they|do|don'?t|to|is|was|are|have|has|later|never|problem|worries|way|hell|point)\b",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"증명서|등본|초본|신고|등록|발급|면허|카드|여권|세금|보험|연금|수당|급여|"
    r"\b(?:certificates?|reports?|registration|licen[cs]es?|card|passport|permit|visa|tax|bill|"
    r"insurance|pension|allowance|benefit)\b",
    re.IGNORECASE,
)
"""What a matter is, where the words before it say which."""


def meant(text: str) -> str | None:
    """The few words that `text` names instead, or as well; None where it tells or asks more."""
    said = " ".join(text.split())
    if len(said) > _LONGEST or "⟦" in said:
        return None
    for found in (_KOREAN.search(said), _AND.search(said), _ENGLISH.search(said)):
        if found is not None and (but := _but(found)):
            return but
    after_no = instead.corrected(said)
    return _name(after_no) if after_no else None


def composed(but: str, before: str) -> str:
    """`but` with the word for what it is, as it was said before: "marriage" after "where do I get
    a birth certificate" is "marriage certificate"."""
    heads = _HEADS.findall(before)
    if not heads or _HEADS.search(but):
        return but
    return f"{but} {heads[-1]}" if heads[-1].isascii() else f"{but}{heads[-1]}"


def _but(found: re.Match[str]) -> str | None:
    return next((_name(part) for part in found.groupdict().values() if part), None)


def _name(said: str) -> str | None:
    """`said` where it is a name and no sentence."""
    if re.search("[가-힣]", said):
        bare = _ENDING.sub("", said).strip()
        sentence = _VERB.search(bare) is not None or len(bare.replace(" ", "")) < 2
    else:
        bare = _ENDING.sub("", said).strip()
        sentence = _SMALL.search(bare) is not None or not re.search("[a-z]{3}", bare, re.I)
    return None if sentence or len(bare.split()) > _FEW else bare
