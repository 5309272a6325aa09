"""Words about the text that is being written, not of it: "아까 취객 얘기는 빼주세요", "take out the
part about the drunk man". The whole message is one; what is meant is found in the text itself.

What asks for a thing in the street to go ("낙서를 지워 주세요", "remove the old sign") is content.
"""

from __future__ import annotations

import re

from actions.base.folded import folded

_LONGEST = 100
_NOTHING = (
    r"(?:(?:아니|아|앗|참|아참|저기|저기요|잠깐|잠깐만요|잠시만요|죄송한데|죄송하지만|미안한데|"
    r"그리고|근데|그런데|그냥|네|음)"
    r"[\s,.!~…]+)*"
)
_SAID = (
    r"(?:쓴|적은|썼던|적었던|말한|말했던|얘기한|얘기했던|이야기한|보낸|한|했던|올린|넣은|쓰신|나온)"
)
_WHEN = (
    r"(?:아까|방금|조금\s*전에?|좀\s*전에?|위에서?|위에다|앞에서?|앞서|처음에|맨\s*처음에?|"
    r"맨\s*마지막에?|"
    r"마지막에|먼저|지금|바로\s*전에?)"
)
_WHO = r"(?:제가|내가|저가)"
_PIECE = r"(?:얘기|이야기|말|문장|단어|표현|대목|구절|줄|부분|내용|문구|글|거|것|건|게|그것|그거)"
_OFF = (
    r"(?:빼|지우|지워|삭제하?|삭제해|없애|제외하?|제외해|잊어|무시하?|무시해|취소하?|취소해|걷어|"
    r"날려|"
    r"생략하?|생략해)"
)
_FIX = r"(?:고치|고쳐|고칠|수정하?|수정해|수정할|바꾸|바꿔|바꿀|정정하?|정정해|다듬어)"
_ENDING = (
    r"\s*(?:고|버려|버리고|야|야겠어요|야겠네요|면\s*(?:좋겠|안\s*될|안\s*되|돼|되)[가-힣]{1,5})?"
    r"\s*(?:부탁[가-힣]{1,6}|주세요|주셔요|주십시오|주시겠어요|주실래요|"
    r"주실\s*수\s*있[가-힣]{1,4}|"
    r"주시면\s*[가-힣\s]{1,8}|줘요?|줄래요?|줄\s*수\s*있[가-힣]{1,4}|주이소|달라고요?|ㄹ래요?|"
    r"ㄹ게요?|래요?|게요?|게|"
    r"고\s*싶[가-힣]{1,4}|하고\s*싶[가-힣]{1,4}|할래요?|할게요?|해요|합시다|하죠|자|요|세요|"
    r"시고요?|구요|고요|"
    r"야\s*(?:해요|돼요|겠어요|할\s*것\s*같아요)|려고요|려고\s*해요)?"
)
_PART = r"(?:은|는|을|를|이|가|만|도|좀|요)?"
_BACK = (
    r"없(?:던|었던)\s*(?:걸로|것으로|일로|거로)\s*"
    r"(?:해\s*[가-힣]{1,5}|할게요?|할래요?|하고\s*싶[가-힣]{1,4})?"
)
_SPOKEN = r"(?:\S*(?:얘기|이야기|문장|단어|표현|대목|구절)|(?<!\S)(?:그\s*)?(?:말|줄))"
"""What only a text has; signs and roads have parts and contents as well."""
_OUT = rf"(?:(?:좀|그냥|다|아예|제발)\s*)*(?:{_OFF}|뺄|지울|없앨){_ENDING}"
_MENDED = rf"(?:(?:좀|그냥|다|다시)\s*)*{_FIX}{_ENDING}"
_KOREAN = tuple(
    re.compile(rf"{_NOTHING}(?:{pattern})")
    for pattern in (
        rf"(?:\S+\s+){{0,6}}?{_SPOKEN}{_PART}\s*(?:{_OUT}|{_BACK}|{_MENDED})",
        rf"(?:\S+\s+){{0,5}}?(?:\S*에\s*(?:대한|관한)|나오는|관련|언급한|말한|얘기한|쓴|적은)\s*"
        rf"(?:부분|내용|글|거|것|건){_PART}\s*(?:{_OUT}|{_BACK})",
        rf"(?:{_WHO}\s*)?{_WHEN}\s*(?:{_WHO}\s*)?(?:\S+\s+){{0,5}}?{_SAID}\s*{_PIECE}{_PART}\s*"
        rf"(?:\S+\s+){{0,2}}?(?:{_OUT}|{_BACK}|{_MENDED})",
        rf"{_WHEN}\s*(?:그\s*)?{_PIECE}{_PART}\s*(?:{_OUT}|{_BACK}|{_MENDED})",
        rf"(?:{_WHO}\s*){_SAID}\s*(?:\S+\s+){{0,3}}?{_PIECE}{_PART}\s*(?:{_OUT}|{_MENDED})",
        rf"(?:맨\s*)?(?:마지막|첫|첫\s*번째|두\s*번째|세\s*번째|끝|끝의)\s*"
        rf"(?:문장|줄|말|글|단락|문단|부분){_PART}\s*(?:{_OUT}|{_MENDED})",
        rf"(?:내용|글|본문|민원|민원글|설명|사연)에서(?:는|도)?\s*(?:\S+\s+){{0,12}}?"
        rf"\S+{_PART}\s*(?:{_OUT}|{_BACK})",
        rf"[\"“‘'].+[\"”’']\s*(?:이?라는\s*\S+|이?라고\s*(?:한|쓴|적은)\s*\S+|(?:이|그)\s*\S+|\S+)?"
        rf"{_PART}\s*(?:{_OUT}|{_BACK})",
        rf"(?:그|이)\s*(?:얘기|이야기|말|문장|부분|내용|줄|단어)(?:은|는|을|를)?\s*(?:{_OUT}|"
        rf"{_BACK})",
        r"\S+(?:\s+\S+){0,2}\s*(?:얘기|이야기|부분|내용)(?:은|는)\s*(?:안\s*)?(?:넣지|쓰지|적지)\s*"
        r"(?:말아|마)\s*(?:주세요|줘요?|세요|요)?",
    )
)
_SIGNS = re.compile(
    r"안내|표지|현수막|간판|게시|홈페이지|누리집|포스터|공고|전광판|사이트|페이지|배너|벽|칠판|"
    r"바닥|"
    r"도로|차선|책자|교과서|뉴스|기사|방송|앱"
)
"""Whose words are to go is told: what is written there, not here."""

_PLEASE = (
    r"(?:(?:no|oh|wait|sorry|actually|please|pls|hey|hmm|and|but|well|can you|could you|would you|"
    r"can we|could we|i want to|i d like to|i would like to|let s|let me|just|also|then|ok|okay|"
    r"you can|you may|on second thought|i think you should|you should|i want you to|we should)\s+)*"
)
_AWAY = (
    r"(?:take out|take away|leave out|leave off|cut out|cut|remove|delete|drop|strike out|strike|"
    r"scratch out|scratch|omit|erase|exclude|get rid of|forget|ignore|disregard|skip|undo|"
    r"don t (?:mention|include|put in|send|write)|do not (?:mention|include|put in|send|write)|"
    r"cross out|edit out|take back|retract)"
)
_MEND = r"(?:change|edit|fix|correct|rewrite|rephrase|reword|modify)"
_BIT = (
    r"(?:part|bit|sentence|line|word|words|paragraph|piece|section|passage|phrase|stuff|thing|"
    r"mention|remark|comment|detail|details|message)s?"
)
_REST = r"(?: \S+){1,8}"
_TEXT = r"(?:it|this|that|(?:my|the) (?:text|story|petition|complaint|message|description))"
_AFTER = (
    rf"(?: please| pls| out| again| thanks| thank you| instead| (?:from|of|out of|in) {_TEXT})*"
)
_ENGLISH = tuple(
    re.compile(rf"{_PLEASE}(?:{pattern}){_AFTER}")
    for pattern in (
        rf"(?:{_AWAY}|{_MEND}) (?:the |that |this |my |any |all the |all )?{_BIT} "
        rf"(?:about|on|where|with|that mentions?|that talks? about|mentioning|concerning|"
        rf"regarding|saying|which says|that says){_REST}",
        rf"(?:{_AWAY}|{_MEND}) (?:the |that |this |my )?(?:last|first|second|third|previous|"
        rf"latest|final|whole|earlier|other|above)(?: \w+)? ?{_BIT}",
        rf"(?:{_AWAY}|{_MEND}) (?:that|this|the|my) {_BIT}",
        rf"(?:{_AWAY}|{_MEND}) (?:everything |all )?(?:what|the things?|that|everything)"
        r" i (?:just |ve just |have just )?(?:said|wrote|written|told you|typed|sent|put|"
        r"mentioned)(?: \S+){0,8}",
        rf"{_AWAY} (?:that|this|it|the last one|my last one)",
        r"(?:take|leave|cut|cross|edit|strike|scratch)(?: \S+){1,6} out",
        rf"(?:take|leave|cut|remove|delete|drop|omit|erase|strike)(?: \S+){{1,14}} (?:out of|from|"
        rf"in) "
        rf"{_TEXT}",
        rf"(?:the )?{_BIT} about{_REST} (?:should|has to|must|can|needs to) (?:go|be (?:removed|"
        rf"deleted|taken out|left out|dropped|cut))",
        rf"{_AWAY} (?:any |all )?(?:mentions?|references?) (?:of|to){_REST}",
        rf"without the (?:part|bit|sentence|line) about{_REST}",
    )
)
_SIGNS_EN = re.compile(
    r"\b(?:sign|signs|banner|poster|wall|website|page|road|board|notice|billboard|graffiti|fence|"
    r"pavement|sidewalk|street|crosswalk|tree|menu|screen)\b"
)
_OWN = re.compile(
    rf"{_PLEASE}(?:take|leave|cut) (?:my|the) (?:name|number|phone(?: number)?|contact)"
    rf"(?: and (?:my |the )?(?:name|number|phone(?: number)?|contact))? out{_AFTER}"
)
"""A row of the petition is to go, no words of the text."""
_VERBATIM = re.compile(rf"{_NOTHING}(?P<words>.+?)[\"”’']?\s*{_PART}\s*(?:{_OUT})")
_VERBATIM_EN = re.compile(rf"(?:please )?(?:{_AWAY}) [\"“‘']?(?P<words>.+?)[\"”’']?(?: please)?")
_MARKS = re.compile(r"[\s.,!?~…\"“”‘’']+")
_QUOTED = 6
"""Letters of words that are taken from a text."""
_MENDS = re.compile(rf"{_FIX}|\b{_MEND}\b")
_TAKES = re.compile(rf"{_OFF}|\b{_AWAY}\b")
_LAST = re.compile(
    r"마지막|방금|조금\s*전|좀\s*전|바로\s*전|\b(?:last|previous|latest|final|just)\b"
)
_FIRST = re.compile(r"맨\s*처음|^첫|\s첫|처음에|\bfirst\b")
_STOP = re.compile(
    rf"^(?:{_WHEN}|{_WHO}|{_SAID}|{_PIECE}|{_OFF}|{_FIX}|아니|참|저기요?|잠깐만?요?|그|이|저|좀|"
    r"그냥|다|관한|대한|나오는|있는|관련|마지막|첫|번째|맨|문단|단락|뺄|지울|싶|주|줘|해|하|할|안|"
    r"넣지|쓰지|적지|말아|없던|걸로|그런데|근데|그리고|죄송|미안)"
)
_STOP_EN = frozenset(
    {
        "a", "an", "the", "that", "this", "those", "these", "my", "your", "his", "her", "its",
        "i", "you", "it", "me", "about", "on", "where", "with", "of", "to", "in", "from", "for",
        "at", "and", "or", "but", "part", "parts", "bit", "sentence", "sentences", "line",
        "lines", "word", "words", "paragraph", "piece", "section", "passage", "phrase", "stuff",
        "thing", "things", "mention", "mentions", "mentioning", "remark", "comment", "detail",
        "details", "message", "text", "story", "petition", "take", "takes", "leave", "cut",
        "remove", "delete", "drop", "strike", "scratch", "omit", "erase", "exclude", "get", "rid",
        "forget", "ignore", "skip", "undo", "out", "away", "don", "t", "do", "not", "include",
        "put", "send", "write", "please", "pls", "no", "oh", "wait", "sorry", "actually", "can",
        "could", "would", "we", "want", "d", "like", "let", "s", "just", "also", "then", "ok",
        "okay", "said", "says", "saying", "wrote", "written", "told", "typed", "sent",
        "mentioned", "which", "what", "all", "any", "everything", "should", "has", "must", "be",
        "go", "back", "change", "edit", "fix", "correct", "rewrite", "rephrase", "reword",
        "modify", "last", "first", "second", "previous", "was", "were", "is", "are", "talk",
        "talks", "man", "one",
    }
)  # fmt: skip
_PARTICLE = re.compile(
    r"(?:이라는|라는|이라고|라고|에서|에게|한테|이랑|부터|까지|은|는|이|가|을|를|의|에|도|만|랑|"
    r"과|와|로|요)$"
)
_ABOUT = re.compile(r"(?:얘기|이야기|문장|단어|표현|대목|구절|부분|내용)$")
_OF_IT = re.compile(r"(?:내용|글|본문|민원글?|설명|사연)에서(?:는|도)?\s")
_BORDER = re.compile(
    r"(?<=[.!?。…])\s+|\n+|"
    r"(?<=니다|[았었였했겠됐갔왔]다|"
    r"[어아해여예에세네데지게까나가래와워려져쳐켜셔줘봐돼고러라써서]요|[가-힣]죠)\s+"
)


def found(text: str) -> bool:
    """Whether `text` is about what is written, and nothing else."""
    if len(text) > _LONGEST or "⟦" in text:
        return False
    spaced = " ".join(folded(text).split())
    korean = spaced.rstrip(" .!~…?ㅠㅜ^")
    if any(p.fullmatch(korean) for p in _KOREAN) and not _SIGNS.search(korean):
        return True
    english = " ".join(re.sub(r"[.,!?~…'\"“”\-]+", " ", spaced).split())
    if _OWN.fullmatch(english):
        return False
    return any(p.fullmatch(english) for p in _ENGLISH) and not _SIGNS_EN.search(english)


def quotes(text: str, story: str) -> bool:
    """Whether `text` wants words to go that stand in `story` as they are: "… 빼 주세요"."""
    said = " ".join(folded(text).split()).rstrip(" .!~…")
    found = _VERBATIM.fullmatch(said) or _VERBATIM_EN.fullmatch(said)
    if found is None or len(text) > _LONGEST:
        return False
    wanted, whole = (_MARKS.sub("", folded(one)) for one in (found["words"], story))
    return len(wanted) >= _QUOTED and wanted in whole and wanted != whole


def pieces(story: str, text: str) -> tuple[str, ...]:
    """The sentences of `story` that `text` is about, in their order; none when it cannot be told,
    or when nothing else would be left."""
    sentences = [one for one in (s.strip() for s in _BORDER.split(story)) if one]
    wanted = _words(text)
    scores = [sum(word in folded(one) for word in wanted) for one in sentences]
    best = max(scores, default=0)
    if best:
        chosen = [one for one, score in zip(sentences, scores, strict=True) if score == best]
    elif wanted:
        chosen = []
    elif _FIRST.search(text):
        chosen = sentences[:1]
    else:
        chosen = sentences[-1:] if _LAST.search(folded(text)) else []
    return tuple(chosen) if len(chosen) < len(sentences) else ()


def mends(text: str) -> bool:
    """Whether it is to be put anew and not to go."""
    said = folded(text)
    return bool(_MENDS.search(said)) and not _TAKES.search(said)


def without(story: str, cut: tuple[str, ...], new: str = "") -> str:
    """`story` without these sentences of it, `new` in the place of the first."""
    for number, piece in enumerate(cut):
        before, _, after = story.partition(piece)
        if new and number == 0:
            story = f"{before}{new}{after}"
            continue
        joint = "\n" if before.endswith("\n") or after.startswith("\n") else " "
        story = joint.join(one for one in (before.strip(), after.strip()) if one)
    return story


def _words(text: str) -> list[str]:
    """What the message names: without the words for cutting and for texts."""
    plain = re.sub(r"[.,!?~…'\"“”‘’\-]+", " ", _OF_IT.sub("", folded(text)))
    named: list[str] = []
    for word in plain.split():
        if word.isascii():
            if word not in _STOP_EN and len(word) > 1:
                named.append(re.sub(r"(?:ing|ed|s)$", "", word) if len(word) > 4 else word)
            continue
        stem = _PARTICLE.sub("", word) if len(word) > 2 else word
        stem = _ABOUT.sub("", stem)
        if len(stem) > 1 and not _STOP.match(stem):
            named.append(stem)
    return named
