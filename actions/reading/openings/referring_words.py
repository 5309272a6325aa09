"""Words of questions about what was said before: those that point, those that are asked for, and
those that may stand beside them."""

from __future__ import annotations

import re

_POINT = (
    "이거 그거 저거 요거 고거 이것 그것 저것 이건 그건 저건 이게 그게 이걸 그걸 거기 그쪽 "
    "그곳 그런거 그런것 "
    "그런건 아까그거 방금그거 말씀하신거"
)
_THAT = "서류 돈 신청 일 사람 분 기관 부서 제도 혜택 지원금 양식 증명서 카드 사이트 전화"
"""What "that" stands before without a name of its own."""
_ASIDE = (
    "근데 근데요 그런데 그런데요 그럼 그럼요 그러면 혹시 아니 저기 저기요 그리고 또 아 참 음 "
    "네 예 응 그래 그래요 그래서 "
    "그렇군요 그렇구나 알겠어요 보통 대충 대략 하나만더 그니까 그러니까 죄송한데"
)
_THING = (
    "얼마 얼마나 비용 수수료 요금 값 가격 돈 무료 공짜 언제 며칠 몇일 몇달 몇주 기간 기한 "
    "시간 몇시 마감 당일 바로 어디 어디서 장소 위치 "
    "누가 누구한테 담당 담당자 어떻게 방법 절차 순서 인터넷 온라인 우편 팩스 방문 대리 "
    "대리인 대신 가족 남편 아내 부모 부모님 엄마 아들 딸 "
    "자식 본인 핸드폰 휴대폰 폰 모바일 앱 스마트폰 주말 토요일 일요일 평일 점심시간 밤 야간 "
    "저녁 왜 서류 준비물 신분증 도장 뭐 뭘 무엇 뭔가 "
    "영문 영어 외국인 예약 전화번호 연락처 번호 전화 홈페이지 사이트 링크 주소 집 몇번 몇장 "
    "몇명 아무데나 아무데서나 다른데 딴데 동사무소 "
    "주민센터 구청"
)
_BESIDE = (
    "안 못 꼭 다시 바로 또 더 좀 다 직접 같이 미리 먼저 제가 저는 저도 저희 우리 내가 나도 "
    "나는 제 가서 따로 혼자 지금 오늘 내일 나중 해서 하면 "
    "하려면 받으려면 떼려면 신청하면 걸리면 늦으면 안하면 이렇게 그렇게 오래 빨리 많이 "
    "그것만 은 는 이 가 도 을 를 만 로 으로 에 에서 부터 까지 이나 "
    "나 쯤 정도 안에 내 내로 요 이요 께 한테 라도 이라도 랑 하고 서"
)
_DOES = (
    "가능 되 돼 될 됩 된 됐 되었 하 해 할 합 한 했 걸리 걸려 걸릴 나오 나와 나올 나옵 받 "
    "받아 주 줘 줄 줍 내 낼 냅 가져가 가지고 챙겨 챙기 들 들어 드 있 있어 없 "
    "없어 가 갈 갑 오 와 올 신청 접수 발급 떼 뗄 뽑 뽑아 바꾸 바꿔 필요 예요 에요 이에요 "
    "인가 인지 입니까 이야 야 죠 맞 맞아 보내 찾 찾아 열 열어 닫 쉬 쉬어 여 "
    "물어 알 알려 봐 보 볼 써 쓰 쓸 맡 맡아 처리 늦 늦어 가르쳐 궁금 기다려 기다리 면 고 수 "
    "야 어 아 려 니 나요 까요 까 니까 습니까 어요 아요 여요 는지 는가 가요 "
    "지요 을까 는데 는데요 냐 노 대요 래요 세요 십니까 주세요 거 것 건 건가 게 데 려고 으려면 려면"
)
TOKENS = frozenset(f"{_POINT} {_ASIDE} {_THING} {_BESIDE} {_DOES}".split()) | {
    f"{that}{what}" for that in "그이저" for what in _THAT.split()
}
"""Of which a question of what was said before is made, in Korean without its spaces."""
LONGEST_TOKEN = max(map(len, TOKENS))
POINTING = re.compile("|".join((*_POINT.split(), rf"[그이저](?:{'|'.join(_THAT.split())})")))
ASPECT = re.compile("|".join(_THING.split()))
POINTS = re.compile(
    r"^\s*(?:(?:근데|그런데|그럼|그러면|혹시|아니|저기|그리고|아|네|음)[\s,]*)*"
    r"(?:이거|그거|저거|이건|그건|이것|그것|이게|그게|거기|그쪽)(?:은|는|이|가|도|을|를|"
    r"만)?(?=\s|$)"
)
"""What begins by pointing."""
ASKS = re.compile(
    r"[?？]\s*$|(?:나요|까요|니까|가요|돼요|되요|줘요|되나|하나|있나|없나|냐|노|는교|당가|죠|까)"
    r"[\s.~!]*$|"
    r"얼마|언제|며칠|몇|누가|누구|어디|어떻게|왜|뭐|뭘|알려|가르쳐|궁금|좀\s*$"
)
AND_THIS = re.compile(r"(?:은요|는요|도요|으로는|로는|까지는|은|는)[\s.~!?]*$")
"""How a question of one word ends."""
POINTS_EN = re.compile(r"\b(?:it|that|this|there|one|those|them)\b")
FURTHER_EN = re.compile(
    r"^(?:(?:and|so|ok|okay|but)[\s,]+)*why(?: not| is that| so (?:long|slow|"
    r"late))?[\s?!.]*$|\bhow (?:long|much|many|soon|far|do (?:i|we)|can (?:i|we))\b|"
    r"^(?:(?:and|so|ok|okay|but)[\s,]+)*(?:where|when|how|what for|by when)[\s?!.]*$|"
    r"\bwhere (?:do|can|should|is|to|does)\b|\b(?:when|what time) (?:do|can|will|is|should|"
    r"does|are they)\b|"
    r"\bwhat (?:do i|should i|documents?|papers?|paperwork|else do i|is the)\b|"
    r"^(?:(?:and|so|ok|okay|but)[\s,]+)*(?:what|how) about\b|^and (?:the )?\w+\s*\?|"
    r"\bis (?:there|it)\b|\bdo (?:i|we) (?:need|have|get|pay)\b|"
    r"\b(?:can|could|may) (?:i|we|my|someone|somebody|he|she)\b|"
    r"\bwhich (?:office|place|documents?|papers?|form|counter)\b|\bany (?:fee|cost|charge|"
    r"deadline)\b"
)
FUNCTION = frozenset(
    {
        "a", "able", "about", "add", "again", "also", "an", "and", "answer", "any", "anything",
        "apply", "are", "at", "be", "but", "by", "can", "cost", "could", "deal", "dealing",
        "did", "do", "does", "done", "email", "first", "for", "from", "get", "give", "go",
        "handle", "handling", "have", "he", "here", "how", "i", "in", "is", "it", "just", "last",
        "long", "longer", "many", "may", "me", "much", "my", "need", "of", "ok", "okay", "one",
        "online", "open", "or", "pay", "person", "phone", "please", "send", "she", "should",
        "so", "something", "take", "taking", "than", "that", "the", "then", "there", "they",
        "this", "time", "to", "today", "too", "until", "up", "us", "using", "want", "was", "we",
        "what", "when", "where", "whether", "which", "who", "why", "will", "with", "without",
        "work", "would", "you", "your", "those", "them", "if", "normally", "usually", "else",
        "what's",
        "how's", "it's", "i'm", "late", "before", "after", "come", "back", "same", "day", "only",
        "myself", "even", "still", "as", "well", "on", "out", "make", "soon", "far", "some", "must",
        "not", "no", "can't", "don't",
    }
)  # fmt: skip
ASPECTS = frozenset(
    {
        "allowed", "book", "cancel", "change", "check", "collect", "common", "correct",
        "deliver", "drop", "enough", "extend", "fetch", "fill", "hand", "keep", "legal", "lose",
        "lost", "normal", "order", "other", "others", "pick", "possible", "receive", "register",
        "renew", "request", "rest", "right", "safe", "second", "submit", "true", "update",
        "use", "usual", "wait",
        "fee", "fees", "costs", "price", "charge", "charged", "free", "bring", "document",
        "documents", "paper", "papers", "paperwork", "id", "photo", "photos", "number", "website",
        "link", "address", "hours", "weekend", "weekends", "saturday", "sunday", "appointment",
        "deadline", "days", "weeks", "months", "english", "someone", "somebody", "wife", "husband",
        "son", "daughter", "mother", "father", "mom", "mum", "dad", "parents", "post", "mail",
        "app", "form", "forms", "counter", "office", "place", "tomorrow", "now", "valid", "expire",
        "proxy", "behalf", "foreigner", "foreigners", "money", "card", "cash", "evening", "visit",
        "sign", "stamp", "original", "copy", "through", "sent", "received", "filed", "arrive",
        "slow",
        "delay", "delayed", "saturdays", "sundays", "details", "detail", "info", "information",
        "read",
        "see", "know", "accept", "accepted", "bank", "transfer", "child", "children", "kids",
        "require", "required", "print", "family", "ask",
    }
)  # fmt: skip
"""What is asked for of a matter, and may be asked for of any."""
MORE = re.compile(
    r"(?:근데|그럼|네|아)?(?:조금|좀|더)*(?:자세히|자세하게|상세히|쉽게|알기쉽게|간단히)(?:좀|다시|더)*"
    r"(?:알려|말해|설명|말씀)?[가-힣]{0,6}|(?:그게)?(?:무슨|뭔)(?:말|소리|뜻)[가-힣]{0,6}|"
    r"(?:그것도|그거)?(?:더)?설명(?:해|좀)[가-힣]{0,5}"
)
MORE_EN = re.compile(
    r"(?:(?:ok|okay|please|can you|could you|and|so) )*(?:tell me more|explain|more details?|"
    r"more info|"
    r"more information|what does (?:that|it|this) mean|i don t (?:understand|get)|say more|"
    r"in (?:simple|easy|simpler) words|simpler)(?: (?:about )?(?:it|that|this))?(?: again| please)*"
)
"""Who wants to be told more of it, or in other words."""
ALSO = re.compile(
    r"(?:그럼|그러면|혹시)?[가-힣]{1,7}도(?:요|인가요|되나요|돼요|그래요|그런가요|마찬가지예요|해야해요|해야돼요|"
    r"해야하나요|해야되나요|되는건가요)|만약에?[가-힣]{1,14}면(?:요|은요|어떻게[가-힣]{1,4}|요어떻게[가-힣]{1,4})"
)
ALSO_EN = re.compile(
    r"(?:and |but |so |ok |then )*(?:what )?if .{2,40}|(?:and |so )*(?:also |even )?for .{2,20}"
)
"""Another case of the same matter: "고양이도요?", "and if I quit myself?"."""
REMINDS = re.compile(
    r"(?:저기|그)?(?:저번|지난번|전번|아까|방금|전|어제)(?:에)?(?:제가|내가)?(?:말|얘기|말씀|이야기|물어|물어본|말했던)"
    r"(?:한|드린|했던|드렸던|본)?(?:거|것|건|그거)?(?:그거)?(?:요|있잖아요?|있죠|말이에요|말인데요|인데요)?|"
    r"(?:아니|저기|왜)?(?:그거|그것|그때그거|저번그거)(?:있잖아요?|있지요?|말이에요|말인데요)"
)
REMINDS_EN = re.compile(
    r"(?:you know |so |about )*(?:that|the) (?:thing|one|matter|other one)(?: (?:i|we) "
    r"(?:said|told|asked|mentioned|talked about).{0,20}| from (?:before|last time|earlier))?|"
    r"what i (?:said|asked|told you)(?: about)? (?:before|earlier|last time)"
)
"""Who reminds of what was said, and says no more."""
