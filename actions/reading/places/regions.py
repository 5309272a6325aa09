"""The names of provinces, cities, counties and districts: where no case is by itself."""

from __future__ import annotations

import re

_PROVINCES = (
    "서울|부산|대구|인천|광주|대전|울산|세종|제주|경기|강원|충북|충남|전북|전남|경북|경남|"
    "충청북도|충청남도|전라북도|전라남도|경상북도|경상남도|경기도|강원도|제주도|"
    "[가-힣]{2,3}(?:특별자치시|특별자치도|특별시|광역시)"
)
_CITIES = (
    "서울 부산 대구 인천 광주 대전 울산 세종 제주 서귀포 수원 성남 의정부 안양 부천 광명 평택 "
    "동두천 안산 고양 "
    "과천 구리 남양주 오산 시흥 군포 의왕 하남 용인 파주 이천 안성 김포 화성 양주 포천 여주 "
    "춘천 원주 강릉 동해 "
    "태백 속초 삼척 청주 충주 제천 천안 공주 보령 아산 서산 논산 계룡 당진 전주 군산 익산 정읍 "
    "남원 김제 목포 "
    "여수 순천 나주 광양 포항 경주 김천 안동 구미 영주 영천 상주 문경 경산 창원 진주 통영 사천 "
    "김해 밀양 거제 양산"
)  # fmt: skip
_AMBIGUOUS_SAID = "광주 사천 화성 고양 구리 공주 동해 상주 안성 이천 하남 여주 양산"
_AMBIGUOUS = frozenset(_AMBIGUOUS_SAID.split())
"""Cities whose bare names are also other words: only with `시`, or with a part of them after."""

_COUNTIES = (
    "기장 달성 군위 강화 옹진 울주 연천 가평 양평 홍천 횡성 영월 평창 정선 철원 화천 양구 인제 "
    "고성 양양 보은 옥천 "
    "영동 증평 진천 괴산 음성 단양 금산 부여 서천 청양 홍성 예산 태안 완주 진안 무주 장수 임실 "
    "순창 고창 부안 담양 "
    "곡성 구례 고흥 보성 화순 장흥 강진 해남 영암 무안 함평 영광 장성 완도 진도 신안 의성 청송 "
    "영양 영덕 청도 고령 "
    "성주 칠곡 예천 봉화 울진 울릉 의령 함안 창녕 남해 하동 산청 함양 거창 합천"
)  # fmt: skip
_DISTRICTS = (
    "종로 용산 성동 광진 동대문 중랑 성북 강북 도봉 노원 은평 서대문 마포 양천 강서 구로 금천 "
    "영등포 동작 관악 서초 "
    "강남 송파 강동 중 동 서 남 북 영도 부산진 동래 해운대 사하 금정 연제 수영 사상 수성 달서 "
    "미추홀 연수 남동 "
    "부평 계양 광산 유성 대덕 장안 권선 팔달 영통 수정 중원 분당 만안 동안 원미 소사 오정 상록 "
    "단원 덕양 일산동 "
    "일산서 처인 기흥 수지 상당 서원 흥덕 청원 동남 서북 완산 덕진 의창 성산 마산합포 마산회원 "
    "진해 제물포 영종 검단"
)  # fmt: skip
_KOREAN = re.compile(
    rf"(?:{_PROVINCES})|(?:{'|'.join(_CITIES.split())})시?|(?:{'|'.join(_COUNTIES.split())})군|"
    rf"(?:{'|'.join(_DISTRICTS.split())})구"
)
_BARE = frozenset((*_DISTRICTS.split(), *_CITIES.split()))
_AREAS_SAID = (
    "일산 분당 판교 동탄 광교 위례 평촌 산본 송도 청라 잠실 신촌 홍대 이태원 을지로 여의도 건대 "
    "대학로 서면 남포동 "
    "광안리 월미도 강화도 영종도 거제도 울릉도 선유도 뚝섬 연트럴파크 가로수길 경리단길 코엑스 "
    "동대문 남대문 청량리 "
    "미아리 왕십리 노량진 신림 영등포 구로 대치 압구정 청담 성수 종로 노들섬 인사동 북촌 서촌 "
    "명동 마산 진해"
)
AREAS = frozenset(_AREAS_SAID.split())
"""Neighbourhoods, islands and sights that are known without a suffix."""

_WORDS_TOO_SAID = (
    "수정 상당 동안 동작 사상 사하 서원 유성 금정 연수 청원 수지 상록 소사 오정 단원 의창 광산 "
    "중원 동남 서북 제물포"
)
_WORDS_TOO = frozenset(_WORDS_TOO_SAID.split())
"""Districts whose bare names are also other words."""
_SPOKEN = frozenset({"강남"})
"""Districts whose bare name is that of an area within them."""

_ROMAN = (
    "seoul busan daegu incheon gwangju daejeon ulsan sejong jeju korea mapo gangnam suwon "
    "seongnam yongin goyang bucheon ansan anyang hwaseong pyeongtaek cheongju cheonan jeonju "
    "pohang changwon gyeongju chuncheon gangneung gimhae uijeongbu gyeonggi gangwon "
    "chungcheong jeolla gyeongsang"
)
_ENGLISH = re.compile(rf"(?:{'|'.join(_ROMAN.split())})(?: city)?|[a-z]+-(?:gu|si|gun|do)", re.I)


def korean(word: str) -> bool:
    """Whether `word` is a region."""
    return bool(_KOREAN.fullmatch(word))


def ambiguous(word: str) -> bool:
    return word in _AMBIGUOUS


def english(word: str) -> bool:
    return bool(_ENGLISH.fullmatch(word))


def bare(word: str) -> bool:
    """Whether `word` is what a city or a district is called without its suffix, and nothing else:
    "마포", "수원"."""
    known = word in _BARE or word in AREAS
    return len(word) > 1 and known and word not in _WORDS_TOO | _AMBIGUOUS


def area(word: str) -> bool:
    """Whether `word` is an area that is known by its bare name, and no whole district."""
    return word in AREAS or word in _SPOKEN
