"""What a title leaves out of the words that were said: greetings, bullets, frames, favours."""

from __future__ import annotations

import re

from actions.reading.titles import words, words_english

LONGEST = 60
"""Characters of a title."""

_HANGUL = re.compile(r"[가-힣]")
_BULLET = re.compile(
    r"^(?:\(?\d{1,2}[.)](?!\d)|[①-⑳]|(?!\*{2,}[가-힣])[-*•#■▶●◆○☆★※<>〓=~·.]+|\[[^\]]{1,20}\]|"
    r"\([^)]{1,12}\)|[\"'“”‘’「」]|제목\s*[:：]|내용\s*[:：]|첫째|둘째|셋째|title:)\s*[,:.]?\s*",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"(?<=[가-힣\s])(요청|촉구|요구|건의|신고|제안|고발|고소|반대|제보|부탁|개선|청원|의뢰|진정)"
    r"(?:을|를)?\s?(?:합니다|드립니다|드려요|해요|하고자\s?합니다|하는\s?바입니다|바랍니다|"
    r"드리고\s?싶습니다|하는\s?것입니다|하고\s?싶습니다)$"
)
_TAIL = re.compile(
    r"(?:\s*(?:꼭|제발|빨리|얼른|좀|부디|정말)?\s*(?:부탁\s?드립니다|부탁\s?드려요|부탁합니다|"
    r"감사합니다|고맙습니다|수고하세요))+$|"
    r"\s*(?:,?\s*(?:please|thanks|thank you|pls))+$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:에\s?(?:대한|관한)|\s관련(?:된|한)?)\s?(?:민원|청원|문의|질의|건의|글|내용|문제|이야기|"
    r"말씀)(?:\s?(?:입니다|이에요|예요|드립니다|합니다|올립니다))?$|"
    r"(?:에\s?(?:대해서?|대하여|관해서?|관하여))\s?(?:말씀|문의|질의|건의|청원|탄원|제보|민원)"
    r"(?:을)?\s?(?:드립니다|합니다|드리고자\s?합니다|하고자\s?합니다|넣습니다)$"
)
_SO_MUCH = re.compile(
    r"\s(?:간곡히|간곡하게|간절히|간절하게|강력히|강력하게|진심으로|다시\s?한\s?번|정중히|"
    r"조심스럽게|적극적?으?로?|부디|제발|꼭)(?=\s)"
)
_ASIDE = re.compile(r"\s?\([^()]{1,60}\)|\s?\[[^\[\]]{1,60}\]")
_ENDS = "\"'“”‘’"


def spoken(text: str) -> str:
    """`text` without bullets, greetings and what only joins it to the sentence before."""
    before = None
    while before != text:
        before = text
        text = _BULLET.sub("", text).strip()
        text = words.GREETING.sub("", text).strip()
        text = words_english.GREETING.sub("", text).strip()
        text = text.lstrip(" ,.!?~)]")
    return text


def polished(text: str) -> str:
    """`text` as a title: no request for favour, no full stop at its end."""
    text = spoken(text)
    text = words_english.ASKS_LEAD.sub("", text)
    text = text.strip(" .,!~…。ㅠㅜㅋ;:-")
    text = _closed(text)
    text = _kept(_ASIDE.sub("", text), text)
    text = _SO_MUCH.sub("", text)
    text = _kept(_TAIL.sub("", text).strip(" .,!~"), text)
    text = _kept(_ABOUT.sub("", text).strip(" .,!~"), text)
    return _NOMINAL.sub(r"\1", text)


def _kept(shorter: str, text: str) -> str:
    return shorter if len(shorter) >= 8 else text


def _closed(text: str) -> str:
    """Without a quotation mark that stands alone."""
    for mark in _ENDS:
        if text.count(mark) == 1 and (mark != "'" or text[:1] == mark or text[-1:] == mark):
            text = text.replace(mark, "")
    return text


def cut(text: str) -> str:
    """The beginning of `text`, at the end of a word, where it is too long."""
    text = text.strip(" .")
    if len(text) <= LONGEST:
        return text
    held = text[: LONGEST - 1]
    held = held.rsplit(" ", 1)[0] if " " in held[LONGEST // 2 :] else held
    return words_english.DANGLING.sub("", held).rstrip(" ,") + "…"


def is_korean(text: str) -> bool:
    return bool(_HANGUL.search(text))


def letters(text: str) -> bool:
    """Whether it says anything."""
    return len(re.findall(r"[^\W\d_]", text)) >= 2
