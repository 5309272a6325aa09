"""What a Korean word is to a place: a name, a number, a kind of place, beside what, or none."""

from __future__ import annotations

import re
from enum import Enum

from actions.reading.places import regions


class Kind(Enum):
    REGION = "region"
    NAME = "name"  # enough to find it: a road, a station, a venue with its own name
    NUMBER = "number"
    NAMED_SORT = "named sort"  # "닭갈비골목": a name within an area
    SORT = "sort"  # "골목", "정문"
    BESIDE = "beside"
    THING = "thing"  # what breaks, moves or smells
    OTHER = "other"


PARTICLES = re.compile(
    r"(?<=[가-힣0-9A-Za-z)])(?:(?:에서|으로|에|로)(?:부터|까지|는|도|만|요|의|다가?)?|의|은|는|"
    r"이|가|을|를|도|만|"
    r"부터|까지|(?:쯤|쪽)(?:에서?|이요|요)?|이?(?:입니다|임니다|임|에요|예요|라고요|라니까요|"
    r"라예|고요|고|며|"
    r"구요|구|죠|지요|요|여|야|네요|거든요|인데요?|던데요?|라서)|인데요?|한테|께|랑|하고|와|과|"
    r"입니더|이라예|심더)$"
)
JOINS = re.compile(r"(?:와|과|하고|이?랑)$")

_BESIDE = (
    "앞|옆|뒤|밑|아래|사이|근처|부근|인근|주변|건너|건너편|맞은편|반대편|맞은쪽|앞쪽|뒤쪽|뒤편|"
    "옆쪽|앞편|"
    "안쪽|바깥쪽|바깥|일대|중간쯤?|가운데|끝|초입|지나서|가기전|바로|양쪽|한쪽|북쪽|남쪽|동쪽|"
    "서쪽|북측|남측|동측|서측|"
    "북단|남단|동단|서단|위쪽|아래쪽|[가-힣]{2,5}(?:방향|방면)|상행선?|하행선?|내부|외부|바로앞|"
    "바로옆|뒷편|옆편"
)
_BESIDE_WORD = re.compile(_BESIDE)
_WITH_PARTICLE_ONLY_SAID = "안 위 밖 속 쪽 곳 데 지점 자리"
_WITH_PARTICLE_ONLY = frozenset(_WITH_PARTICLE_ONLY_SAID.split())
GLUED = re.compile(
    r"(?P<place>(?:[가-힣A-Za-z]*\d[가-힣\d-]*?|[가-힣A-Za-z]*[가-힣]))(?P<beside>앞|옆|뒤|밑|"
    r"건너편|맞은편|근처|골목)"
    r"(?P<rest>[가-힣]*)"
)
_SORTS = (
    "골목|골목길|뒷골목|언덕|언덕길|오르막|오르막길|내리막|내리막길|뒷길|앞길|돌담길|샛길|큰길|"
    "길가|길목|숲길|둘레길|"
    "산책로|산책길|등산로|자전거도로|자전거길|보도|인도|차도|도로|도로변|갓길|횡단보도|건널목|"
    "육교|지하도|지하보도|"
    "지하차도|터널|교차로|사거리|삼거리|오거리|네거리|로터리|다리|입구|출구|출입구|진입로|정문|"
    "후문|북문|남문|동문|"
    "서문|쪽문|뒷문|게이트|현관|로비|복도|계단|승강장|플랫폼|대합실|환승통로|통로|환승센터|"
    "정류장|정류소|종점|"
    "차고지|주차장|제?\\d주차장|놀이터|공원|광장|분수대|운동장|농구장|축구장|테니스장|수영장|"
    "체육관|화장실|음수대|"
    "약수터|매점|전망대|경비실|관리사무소|관리실|민원실|마을회관|회관|경로당|공사장|공사현장|"
    "현장|공터|빈터|하천변|"
    "천변|둔치|바닷가|해변|선착장|부두|방파제|학교|초등학교|중학교|고등학교|대학교|유치원|"
    "어린이집|병원|은행|시장|"
    "상가|가게|식당|편의점|세탁소|슈퍼|마트|약국|카페|교회|성당|빌라|아파트|건물|빌딩|오피스텔|"
    "반지하|옥상|지하|"
    "공장|창고|축사|농장|스쿨존|보호구역|주차구역|구역|거리|자전거보관소|쉼터|정자|휴게소|"
    "톨게이트|나들목|모퉁이|"
    "코너|구간|터미널|역|전철역|지하철역|기차역|시청|구청|군청|도청|주민센터|우체국|파출소|"
    "경찰서|소방서|도서관|"
    "보건소|복지관|센터|집|회사|동네|마을|학원|사무실|단지|수변|물놀이장|캠핑장|텃밭|화단|"
    "지하주차장"
)
_SORT = re.compile(rf"(?:{_SORTS})")
_PLAIN = (
    "버스|택시|어린이|근린|공영|공중|공용|지하|노상|초등|고등|전통|재래|동네|아파트|빌라|노인|"
    "장애인|시내|시외|고속|"
    "대형|대학|종합|동물|유료|무료|자전거|실내|야외|체육|환승|전철|지하철|기차|마을|우리|저희|"
    "울|제|내|집|회사|학교|"
    "상가|건물|공사|먹자|카페|생선|옷|반찬|꽃|임시|간이|여자|남자|여성|남성|옆|앞|뒷|뒤|큰|작은|"
    "이|그|저|위|아래|윗|아랫|공공|다세대|신축|무인|주공|시립|구립|국립|도립|시민|주민|행정복지|"
)
_STRONG = (
    "아파트|빌라|오피스텔|맨션|빌딩|타워|상가|시장|공원|광장|초등학교|중학교|고등학교|대학교|"
    "초교|여고|여중|병원|의원|"
    "약국|은행|금고|농협|우체국|파출소|지구대|경찰서|소방서|주민센터|행정복지센터|시청|구청|"
    "군청|도청|보건소|도서관|체육관|"
    "복지관|회관|경로당|어린이집|유치원|교회|성당|마트|슈퍼|백화점|터미널|휴게소|나들목|"
    "톨게이트|IC|JC|터널|대교|철교|"
    "고가|고가도로|고속도로|지하차도|육교|사거리|네거리|오거리|삼거리|로터리|교차로|해수욕장|"
    "해변|호수|저수지|계곡|"
    "뉴타운|\\d+단지|호텔|극장|시네마|박물관|미술관|운동장|경기장|체육센터|문화센터|마을|공단|"
    "산단|빌리지|타운|자이|"
    "래미안|푸르지오|힐스테이트|캐슬|주공|휴먼시아|하이츠|공항|법원|세무서|면사무소|읍사무소"
)
_NAME = re.compile(rf"(?P<own>[가-힣A-Za-z0-9·]{{1,14}}?)(?:{_STRONG})(?:역)?\d?")
_NO_VENUE = re.compile(
    r"스마트|(?:타|각|해당|일반|종합|대학|인근|주변)(?:병원|은행|학교|마트|시장|공원|아파트|상가)|"
    r"(?:국회|시|구|도|군|지방|기초|광역|비례)의원|문전은행|인터넷은행|[가-힣]*사고가"
)
"""What ends like a venue and is none."""
_NO_SCHOOL = re.compile(
    r"그리고|(?:[가-힣]*)(?:사고|신고|경고|보고|광고|최고|원고|피고|선고|재고|참고|권고)|"
    r"[가-힣]*(?:공사|수리|작업|운행|통화|이용|보수)중|그중|도중|최초|당초|애초|기초|시대|세대|그대|상대|"
    r"반대|절대|군대|무대|지대|일대|현대|침대|부대"
)
_AT_OVERPASS = re.compile(
    r"아래|밑|위|옆|앞|뒤|도로|차도|하부|상부|입구|진입|교차로|사거리|난간|방음벽"
)
_NAMED_SORT = re.compile(
    r"(?P<own>[가-힣A-Za-z0-9·]{1,10}?)(?:골목|거리|화장실|주차장|정류장|놀이터|계단|입구|매점|"
    r"센터|쉼터|길|식당|가게|"
    r"편의점|카페|학원|공장|농장|구역|전망대|마을|점|장|실|관)"
)
_ROAD = re.compile(
    r"[가-힣0-9·]{1,10}?(?:대로|로|길)(?:\d{1,4}(?:번|"
    r"[가나다라])?(?:[가나다라])?길)?(?:\d{1,4}(?:-\d{1,4})?)?"
)
_EACH = re.compile(r"분당\s\d|분당\s(?:회전|속도|몇|약)")
"""A minute, and no town."""
_NO_ROAD_SAID = (
    "제대로 그대로 이대로 저대로 멋대로 마음대로 맘대로 뜻대로 절대로 차례대로 반대로 말대로 "
    "법대로 "
    "규정대로 함부로 "
    "새로 서로 별로 바로 따로 주로 때로 스스로 정말로 실제로 앞으로 옆으로 뒤로 위로 아래로 "
    "밖으로 도로 차로 선로 "
    "수로 통로 경로 피로 진로 활주로 인도로 차도로 등산로 산책로 진입로 농로 회로 교차로 홀로 "
    "억지로 참으로 대로 "
    "출근길 퇴근길 등굣길 하굣길 등하굣길 통학길 밤길 빗길 눈길 빙판길 지름길 갈길 흙길 찻길 "
    "산길 발길 손길 물길 길"
)
_NO_ROAD = frozenset(_NO_ROAD_SAID.split())
_MANNER = re.compile(
    r"[가-힣]*(?:는|던|사진|예정|계획|약속|원칙|계약|설명|지시)대로|[가-힣]+으로|"
    r"(?:단|원|정|평|대|전문|국|휴|물|시)가로"
)
"""How or as what something is done, in words that end like a road."""
_DONG = re.compile(r"[가-힣]{1,4}(?:제?\d{1,2})?(?:본)?동(?:\d가)?|[가-힣]{1,4}\d가")
_NO_DONG_SAID = (
    "행동 활동 운동 이동 자동 노동 작동 충동 감동 소동 난동 변동 아동 공동 거동 출동 진동 냉동 "
    "수동 "
    "시동 협동 합동 "
    "연동 가동 구동 고동 율동 파동 요동 선동 제동 전동 초동 원동 부동 탈동 언동 역동 유동 준동 "
    "해동 현동 혼동 생동 "
    "층간진동 동동 중노동 막노동"
)
_NO_DONG = frozenset(_NO_DONG_SAID.split())
_NO_RI = frozenset(
    [
        "우리",
        "거리",
        "소리",
        "머리",
        "자리",
        "다리",
        "정리",
        "관리",
        "처리",
        "수리",
        "무리",
        "권리",
        "유리",
        "논리",
        "심리",
        "분리",
    ]
)
_DOING = re.compile(r"[가-힣]+(?:활동|노동|행동)")
_STATION = re.compile(r"[가-힣0-9A-Za-z·]{1,12}역")
_NO_STATION_SAID = (
    "지역 구역 전역 영역 무역 용역 통역 병역 광역 현역 방역 면역 내역 권역 수역 해역 반역 노역 "
    "주역 "
    "악역 배역 대역 "
    "주거지역 상업지역 보호구역 어린이보호구역 주차구역 장애인주차구역 금연구역 환승역 지하철역 "
    "전철역 기차역 "
    "우리지역 농촌지역 인근지역 도심지역"
)
_NO_STATION = frozenset(_NO_STATION_SAID.split())
_NATURE = re.compile(
    r"[가-힣]{2,4}천|[가-힣]{2,4}(?:\d)?교|[가-힣]{2,3}산|남산|한강|[가-힣]{2,4}(?:궁|항|폭포|섬)"
)
_NO_NATURE = re.compile(
    r".*(?:학교|등교|하교|종교|불교|기독교|비교|외교|추천|온천|하천|실천|부동산|재산|생산|예산|"
    r"유산|출산|[국공]산|확산|"
    r"계산|정산|해산|동산|뒷산|앞산|분산|파산|결산|착공|사항|저항|반항|궁궁|육교|철교|수천|몇천)"
)
_NUMBER = re.compile(
    r"\d{1,2}호선|\d{1,3}호선|제?\d{1,2}(?:번)?(?:출구|출입구|게이트|승강장|홈|창구|플랫폼)|"
    r"지하\d층|\d{1,3}층|"
    r"\d{1,4}동|[가나다라에이비]동|\d{1,3}단지|\d{1,4}(?:번|가|나|다|라)?길|"
    r"\d{1,3}번[가나다]?길|\d{1,4}(?:-\d{1,4})?번지|"
    r"\d{1,4}호|\d{1,3}[통반]|\d{1,3}블[록럭]|\d공구|\d{1,2}차|B\d층?"
)
_HOUSE = re.compile(r"산?\d{1,4}(?:-\d{1,4})?(?:번지|번|호)?")
_THINGS = re.compile(
    r".*(?:가로등|보안등|신호등|쓰레기|맨홀|뚜껑|포트홀|하수구|배수구|버스|택시|트럭|차량|"
    r"오토바이|킥보드|자전거|나무|가로수|"
    r"간판|현수막|소음|냄새|악취|공사|주차|벤치|의자|그네|미끄럼틀|시소|운동기구|전봇대|전선|"
    r"보도블[록럭]|블럭|난간|펜스|"
    r"볼라드|반사경|표지판|안내판|에스컬레이터|엘리베이터|신호|조명|불법|무단|단속|민원|신고|"
    r"사고|고양이|개똥|비둘기|"
    r"사람|아이|애들|학생|주민|노인|직원|기사|담당자|월급|차선|과속방지턱|담배|흡연|급식|"
    r"선생님?|수거|배차간격|렌터카)"
)
_NO_NOUN = re.compile(
    r".*(?:는|은|을|를|에|의|가|이|도|서|고|며|면|게|지|던|한|할|된|될|인|요|다|까|네|죠|데|"
    r"마다|부터|까지|처럼|"
    r"만|들|쯤|째|해|줘|음|함|습니다|니까)|(?:매일|항상|너무|계속|자꾸|또|다시|좀|제발|많이|"
    r"오늘|어제|그제|내일|지금|"
    r"아까|방금|새벽|아침|저녁|밤|낮|오전|오후|주말|평일|요즘|최근|매번|여러|모든|누가|누군가|"
    r"우리|저희|제|내|그|저|"
    r"안|못|더|잘|큰|작은|새|헌|한|두|세|네|개|대|명|번|밤새|하루종일|안녕하세요|여기|저기|거기|"
    r"관련|문제|때문|대한|"
    r"빨리|진짜|정말|민원이요|그리고|그런데|근데|그래서|하지만|그래도|게다가)"
)  # fmt: skip


_SURFACES_SAID = (
    "보도 인도 차도 도로 횡단보도 보도 골목길 화장실 계단 육교 다리 건물 가게 식당 공사장 주차장 "
    "자전거도로 산책로 놀이터"
)
SURFACES = frozenset(_SURFACES_SAID.split())
"""What is broken where it is the subject: no part of where it stands."""


def kind(word: str, after: Kind | None = None, following: str = "", closed: bool = False) -> Kind:
    """`after`: what stands before it in the same place; `following`: the next word as typed;
    `closed`: a particle stood at its end."""
    if regions.korean(word) and not (regions.ambiguous(word) and not regions.korean(following)):
        return Kind.REGION
    if _is_number(word, after, following):
        return Kind.NUMBER
    if _BESIDE_WORD.fullmatch(word) or (closed and word in _WITH_PARTICLE_ONLY):
        return Kind.BESIDE
    if _SORT.fullmatch(word):
        return Kind.SORT
    if _is_name(word, after, following, closed):
        return Kind.NAME
    return _common(word)


def is_noun(word: str) -> bool:
    """Whether `word` may be a name that is not known: no particle, no verb, no time."""
    return bool(re.fullmatch(r"[가-힣A-Za-z0-9&·]{2,12}", word)) and not _NO_NOUN.fullmatch(word)


def _common(word: str) -> Kind:
    sort = re.fullmatch(rf"(?P<own>.*?)(?:{_SORTS})", word)
    if sort and re.fullmatch(rf"(?:{_PLAIN})", sort["own"]):
        return Kind.SORT
    if _THINGS.fullmatch(word):
        return Kind.THING
    named = _NAMED_SORT.fullmatch(word)
    if named and len(word) > 2 and not _NO_NOUN.fullmatch(word) and word not in _NO_ROAD:
        return Kind.NAMED_SORT
    return Kind.OTHER


def _is_number(word: str, after: Kind | None, following: str) -> bool:
    if _NUMBER.fullmatch(word):
        return True
    if re.fullmatch(r"제?\d{1,2}번?", word) and re.match(
        r"출구|출입구|게이트|승강장|홈|창구|플랫폼|종점|정류장", following
    ):
        return True
    if word == "산" and after is not None and re.match(r"\d", following):
        return True
    return after in (Kind.NAME, Kind.NUMBER) and bool(_HOUSE.fullmatch(word))


def _is_name(word: str, after: Kind | None, following: str, closed: bool) -> bool:
    if word in regions.AREAS:
        return not _EACH.match(f"{word} {following}")
    if (
        _STATION.fullmatch(word)
        and word not in _NO_STATION
        and not re.search(r"(?:(?<!입)구|지)역$", word)
    ):
        return True
    venue = _NAME.fullmatch(word)
    if (
        venue
        and not re.fullmatch(rf"(?:{_PLAIN})*", venue["own"])
        and not _NO_VENUE.fullmatch(word)
    ):
        # "사고가" is an accident, "청계고가 아래" a place.
        return not word.endswith("고가") or closed or bool(_AT_OVERPASS.match(following))
    if re.fullmatch(r"(?!우리|저희)[가-힣]{2,8}\d{1,2}단지", word) or _is_dong(
        word, after, following
    ):
        return True
    if word not in _NO_ROAD and _is_road(word, after, following, closed):
        return True
    if _NATURE.fullmatch(word) and not _NO_NATURE.fullmatch(word):
        return True
    if re.fullmatch(r"[가-힣]{1,6}선", word) and re.match(r"[가-힣0-9]+역", following):
        return True
    if re.fullmatch(r"지방도|국도|[가-힣]+\d+번", word) and re.match(r"\d+호선|종점", following):
        return True
    return bool(
        re.fullmatch(r"[가-힣]{2,6}[초중고대]", word)
        and not _NO_SCHOOL.fullmatch(word)
        and re.match(
            r"정문|후문|앞|옆|뒤|맞은편|건너|운동장|사거리|삼거리|입구|북문|남문", following
        )
    )


def _is_dong(word: str, after: Kind | None, following: str) -> bool:
    named = word not in _NO_DONG and not _DOING.fullmatch(word)
    if _DONG.fullmatch(word) and (named or after is Kind.REGION):
        return len(word) > 1
    if re.fullmatch(r"[가-힣]{1,4}읍", word):
        return len(word) > 1
    if re.fullmatch(r"[가-힣]{1,4}[면리]", word) and len(word) > 1 and word not in _NO_RI:
        within = after in (Kind.REGION, Kind.NAME)
        return within or bool(word.endswith("리") and re.match(r"산?\d|마을회관", following))
    return False


def _is_road(word: str, after: Kind | None, following: str, closed: bool) -> bool:
    if not _ROAD.fullmatch(word) or re.match(r"\d", word) or _SORT.fullmatch(word):
        return False
    if _MANNER.fullmatch(word):
        return False
    if re.match(r"[가-힣]+(?:방향|방면)", following):
        return True
    if re.search(r"\d", word) or re.match(r"\d{1,4}(?:-\d+)?(?:$|[가-힣])", following):
        counted = re.match(
            r"\d+(?:일|시|년|월|개|명|분|원|대|번째|주|달|살|세|회|차례|미터)", following
        )
        return counted is None or bool(re.search(r"\d", word))
    if re.fullmatch(r"[가-힣]{2,}대로", word):
        return True
    if word.endswith("길"):
        return len(word) > 2 and (after is not None or closed)
    return len(word) > 2 and (closed or after is not None)
