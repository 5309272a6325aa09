"""What a title leaves out of the words that were said: greetings, bullets, frames, favours."""

from __future__ import annotations

import re

from actions.reading.titles import manner, words, words_english

LONGEST = 60
"""Characters of a title."""
_LONGEST_LATIN = 90
"""Characters of a title whose letters are half as wide."""

_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]")
_HANGUL = re.compile(r"[가-힣]")
_BULLET = re.compile(
    r"^(?:\(?\d{1,2}[.)](?!\d)|[①-⑳]|(?!\*{2,}[가-힣])[-*•#■▶●◆○☆★※<>〓=~·.□]+|\[[^\]]{1,20}\]|"
    r"\([^)]{1,12}\)|[\"'“”‘’「」]|제목\s*[:：]|(?:제목|결론|문제점|요청사항|민원내용)\s?[:：]?\s(?=\S+\s\S)|내용\s*[:：]|"
    r"(?:민원|청원|제안|건의|신고)?\s?(?:개요|현황|요지|취지|배경|이유|내용|요청|사항)\s*[:：]|(?:개요|요지|취지)\s(?=\S+\s\S)|첫째|둘째|"
    r"셋째|title:)\s*[,:.]?\s*",
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
_OBJECT = re.compile(r"(?:[을를]|[시하]길)\s*$")
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
_HANGING = re.compile(
    r"(?:\s?(?:으로|로|에|을|를|와|과)\s?(?:인하여|인해서?|의하여|의해서?|대하여|대해서?|위하여|위해서?|"
    r"관하여|관해서?|따라서?|불구하고|되어|되고|분개하여|분노하여)|"
    r"(?<=[가-힣]{2})(?:하여|하며|하면서|하였으나|했으나|하였고|했고|했으며|하였으며|드렸으나|되었고|되었으나))$"
)
"""What at the end of a clause leads on to one that is not there."""
_LEADING_ON = re.compile(
    r"(?<=[가-힣\s])(?P<verb>[있없않겠]|[았었였했됐갔왔셨렸졌쳤겼났랐샀봤줬]|(?<=[가-힣])[하되])"
    r"(?:으며|며|으나|고|는데도?|은데도?|지만|더니|으니|다가|어서|여서)$|"
    r"(?<=[가-힣]{2})(?:인데|이며|이고|이지만|이나)$"
)
"""A verb at the end of a clause that leads on."""
_PARTICLE = re.compile(r"^(?:의|은|는|이|가|을|를|에|에서|와|과)\s+(?=\S+\s\S)")
"""What stood behind a name that is masked."""
_SEEING = re.compile(r"(?<=[가-힣]다)\s?보니까?$|(?<=[가-힣])\.\s?\d{1,2}\.?$")
"""What leads on from what is wrong, and the number of the next point."""
_ASIDE = re.compile(r"\s?\([^()]{1,60}\)|\s?\[[^\[\]]{1,60}\]")
_ENDS = "\"'“”‘’"


def spoken(text: str) -> str:
    """`text` without bullets, greetings and what only joins it to the sentence before."""
    before = None
    while before != text:
        before = text
        text = _BULLET.sub("", text).strip()
        text = manner.OUTBURST.sub("", text)
        text = manner.INTRODUCES.sub("", text)
        text = words.GREETING.sub("", text).strip()
        text = words_english.GREETING.sub("", text).strip()
        text = _PARTICLE.sub("", text.lstrip(" ,.!?~)]ㆍ"))
    return text


def polished(text: str) -> str:
    """`text` as a title: no request for favour, no full stop at its end."""
    text = spoken(text)
    text = words_english.ASKS_LEAD.sub("", text)
    text = text.strip(" .,!~…。ㅠㅜㅋ;:-")
    text = _closed(text)
    text = _kept(_ASIDE.sub("", text), text)
    text = _SO_MUCH.sub("", text)
    text = _kept(_whole(_TAIL.sub("", text), text).strip(" .,!~"), text)
    text = _kept(_ABOUT.sub("", text).strip(" .,!~"), text)
    text = _kept(_HANGING.sub("", text), text)
    text = _kept(_SEEING.sub("", text), text)
    return _NOMINAL.sub(r"\1", text)


def leads_on(text: str) -> float:
    """How far it ends with a verb that leads on to another clause and can be made a noun."""
    return 1.0 if _LEADING_ON.search(text) else 0.5 if _HANGING.search(text) else 0.0


def led_off(text: str) -> str:
    """A clause with its verb as a noun where it led on to another: "없는데" is "없음"."""
    return _LEADING_ON.sub(_noun, text)


def _noun(found: re.Match[str]) -> str:
    verb = found["verb"]
    return "" if verb is None else {"하": "함", "되": "됨"}.get(verb, f"{verb}음")


def _whole(shorter: str, text: str) -> str:
    """`shorter`, unless what was left out is what the last of its words is the object of."""
    return text if _OBJECT.search(shorter) else shorter


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
    text, most = text.strip(" ."), longest(text)
    if len(text) <= most:
        return text
    held = text[: most - 1]
    held = held.rsplit(" ", 1)[0] if " " in held[most // 2 :] else held
    return words_english.DANGLING.sub("", held).rstrip(" ,") + "…"


def longest(text: str) -> int:
    """How many characters of a title fit, by how wide its letters are."""
    return LONGEST if _WIDE.search(text) else _LONGEST_LATIN


def is_korean(text: str) -> bool:
    return bool(_HANGUL.search(text))


def letters(text: str) -> bool:
    """Whether it says anything."""
    return len(re.findall(r"[^\W\d_]", text)) >= 2
