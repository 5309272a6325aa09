"""Replies to "where is it?" that name no place: what is said to us and not of the matter; and that
it is everywhere around."""

from __future__ import annotations

import re

from actions.base.folded import folded
from actions.reading.places import merging
from actions.reading.replies import plain

_LONGEST = 60
GO_AWAY = r"(?<![가-힣])(?<![이가]\s)꺼(?:져라?|지(?:라|세|쇼|시)\S*)(?=\W*$)"
"""Said to somebody; of a lamp it is what is wrong: "불이 꺼져 있어요"."""
_ABUSE = plain.pattern(
    r"바보|멍청|병신|등신|[씨시]발|씨팔|쌍놈|ㅅㅂ|ㅂㅅ|새[끼키]|미친|"
    rf"{GO_AWAY}|닥쳐|지랄|염병|좆|존나|젠장|"
    r"개같|또라이|한심|죽을래|뒤질|엿\s*(?:먹|같)|짜증|답답|어이\s*없|황당|쓸모\s*없|무능|열\s*받|"
    r"장난\s*(?:해|하|치|쳐)|놀리(?:나|냐|는|니)|뭐\s*하(?:자는|는)|돌았|"
    r"\b(?:idiot|stupid|moron|dumb|useless|fuck\w*|shit\w*|damn|crap|asshole|bastard|bitch|"
    r"wtf|shut up|screw you|suck|sucks|hate|annoying|ridiculous|nonsense|joke|kidding)\b"
)
_ADVERBS = (
    r"(?:(?:저기요?|여기요?|거기요?|그냥|좀|(?:빨리)+|어서|제발|아|네|또|왜|다시|지금|이제|일단|하나|먼저|한번|"
    r"그걸|그건|그게|그거|이거|제가|분명히?|이미|벌써|아까|방금|위에|앞에서|알아서|직접|너네가|니가|네가|"
    r"너희가|당신이)\s*)*"
)
_THINGS = (
    r"(?:(?:메뉴|테스트|시험|도움말?|안내|사진|파일|동영상|영상|민원|신고|접수|글|내용|접수번호|상담원)"
    r"[은는이가을를도만]?\s*)?"
)
_DOES = (
    r"(?:(?:(?:보여|보내|올려|찍어|넣어|해|와|찾아|봐|말해|써|적어|알려|처리해|진행해|기다려|시작해|서둘러)"
    r"(?:\s*(?:주세요|줘요?|줄래요?|주실래요|주십시오|볼게요|요|라))?|"
    r"(?:보낼|올릴|찍을|넣을|할|쓸|적을|말할|시작할)(?:게요?|께요?|래요?|까요?)|"
    r"(?:있|없|했|말했|썼|적었|얘기했|이야기했|보냈|올렸)"
    r"(?:어요?|잖아요?|는데요?|다고요?|다니까요?|습니다|네요|음)?|"
    r"(?:말씀|얘기|이야기)\s*드렸\S{1,4}|하고\s*싶\S{1,4}|하려고요?|물어(?:요|봐요|보세요|보나요)?|"
    r"필요해요?|필요한가요|보내도|올려도|되나요|돼요|시작|잠깐만?요?|잠시만?요?|주세요|줘요?|부탁\S*|"
    r"뭐(?:지|야|예요|에요)|이?요|요)\s*)*"
)
_TO_US = plain.pattern(rf"(?=.*[가-힣]){_ADVERBS}{_THINGS}{_ADVERBS}{_DOES}[\s.,!~^ㅠㅜㅋㅎ]*")
"""A wish that is ours, and what is being done meanwhile."""
_TO_US_EN = re.compile(
    r"(?:(?:please|just|ok|okay|so|well|hey|i|i ve|i have|you|we|can you|could you|let me|let s|"
    r"now|already|first|ll|m|am|be|will|want to|would like to|to|a|the|one|it|that|this|me|"
    r"up|again|on|with|some|my) ?)*"
    r"(?:start|menu|test|testing|next|help|hurry(?: up)?|quick(?:ly)?|wait(?: a)?"
    r"(?: minute| second| moment| sec)?|moment|second|sec|minute|told you|"
    r"said (?:it|that|so|where)|"
    r"wrote (?:it|that)|mentioned (?:it|that)|(?:send|sending|have|upload|take|attach) "
    r"(?:a |the |some |my )?(?:photos?|pictures?|files?|videos?)|file|petition|complaint|report|"
    r"find (?:it|out)|look it up|guess|asdf\w*|qwerty|lol|haha\w*|hmm+|um+|uh+|"
    r"continue|go on|carry on|back)"
    r"(?: (?:please|now|already|before|above|it|that|you|yourself|again|first|out|up|on|file|a|"
    r"petition|complaint|report))*"
)
_ASKED_FOR = re.compile(
    r"(?:시설|학교|기관|가게|회사|도로|건물|동|장소)(?:나\s*시설)?\s*(?:이름|명)"
)
"""The words of a question, and no name."""
_AROUND = re.compile(
    r"온\s*(?:동네|마을|시내|거리|단지|아파트|구|시)(?!\S*(?:시장|공원|센터))|"
    r"(?:동네|마을|단지|아파트|시내|거리|골목|구|시|도시|동|길|구역|지역|주변|일대)(?:이|가|에|은|는)?\s*"
    r"(?:전체|전부|전역|온통|다\s*(?:그|똑|요|예|이|그래)|곳곳|여기저기|어디나|어디든|모두)|"
    r"(?:전체|모든|온갖)\s*(?:동네|마을|단지|시내|거리|골목|길|구역)|"
    r"여기\s*저기|이곳\s*저곳|곳곳(?:이|에|이요|요)?(?![가-힣])|동네\s?방네|사방(?:이(?!\w)|에|팔방|천지|(?!\w))|어디나|어디든(?:지)?|전\s*지역|"
    r"안\s*(?:그런|그러는)\s*(?:데|곳)(?:가|이)?\s*없|"
    r"\beverywhere\b|\ball over\b|\ball around\b|\bthroughout\b|\banywhere\b|\bwherever\b|"
    r"\b(?:whole|entire) (?:street|road|neighbou?rhood|town|city|area|village|block|district|"
    r"complex|place)\b|\ball (?:of )?(?:the|our) (?:streets|roads|alleys)\b",
    re.IGNORECASE,
)
_FILLS = re.compile(
    r"우리|저희|이|그|다|전부|모두|똑같\S*|그래\S*|그렇\S*|있\S*|이에요|예요|에요|요|에서|에|가|네|아니|막|"
    r"\b(?:it'?s|it|is|are|in|of|the|our|this|that|my|place|neighbou?rhood|town|city|area|street|"
    r"village|district|here|like|happens|happening)\b",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:이|가|에)?\s*(?:다|있\S*)(?:\s*(?:그래|그렇|똑같|있)\S*)?$")
_REST = 4
"""Letters besides."""
_NOWHERE = re.compile(
    r"(?:장소|위치|곳|데|지역|주소)\S{0,3}\s*(?:는|은|가|이)?\s*(?:따로|특별히|딱히|딱|"
    r"정해진\s*(?:곳|데)?\S?)?\s*"
    r"(?:없|아니[에예라]|아닌|아녜|상관\s*없)|어디라고\s*할|전국\s*(?:적|어디|다|모두|공통)|전국적|"
    r"(?:인터넷|온라인|홈페이지|사이트|앱|어플|전화)\S*\s*"
    r"(?:에서|이라|라서|라|이에요|예요|이요|상)\S*(?:\s.*(?:없|일|생긴)\S*)?$|"
    r"\bnowhere\b|\bno (?:particular|specific|single|one|real|actual|physical) "
    r"(?:place|location|spot)\b|"
    r"\bnot (?:a|any|in any|at any|one) (?:particular |specific |physical )?(?:place|location)\b|"
    r"\b(?:it'?s|its|it is|this is|happened) (?:all )?(?:online|"
    r"on the (?:web|web ?site|internet|phone|app))\b|"
    r"\babout (?:the|a|your) (?:web ?site|app|home ?page|policy|law|rule)\b|\bnation ?wide\b",
    re.IGNORECASE,
)
"""That it happens at no place."""
_DENIED = re.compile(r"아니|아닌|말고|빼고|\bnot\b|n't\b", re.IGNORECASE)


def is_none(text: str) -> bool:
    """Whether a short reply is said to us, and names no place by any reading."""
    said = folded(text).strip()
    if len(said) > _LONGEST:
        return False
    if _ABUSE.search(said) or _ASKED_FOR.fullmatch(said.strip(" .!~")) or _TO_US.fullmatch(said):
        return True
    spaced = " ".join(re.sub(r"[^\w]+", " ", said).split())
    return bool(_TO_US_EN.fullmatch(spaced))


def nowhere(text: str) -> bool:
    """Whether a reply says that there is no place.

    >>> nowhere("인터넷 쇼핑몰이라 장소는 따로 없어요"), nowhere("it is online")
    (True, True)
    """
    return len(text) <= _LONGEST and _NOWHERE.search(folded(text)) is not None


def everywhere(text: str) -> str | None:
    """The words for it where `text` says that it is all around, and nothing else.

    >>> everywhere("온 동네가 다 그래요"), everywhere("the whole street")
    ('온 동네', 'the whole street')
    """
    found = _AROUND.search(text)
    if found is None or _DENIED.search(text):
        return None
    rest = _FILLS.sub("", text[: found.start()] + " " + text[found.end() :])
    if sum(map(str.isalnum, rest)) > _REST:
        return None
    return _ALL.sub("", merging.plain(text)).strip()
