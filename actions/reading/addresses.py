"""A place as exactly as it was said: a region alone is where no case is."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMES = (
    "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|"
    "충청북도|충청남도|전라북도|전라남도|경상북도|경상남도"
)
_REGION = re.compile(
    rf"(?:{_NAMES})|[가-힣]{{1,6}}(?:특별자치시|특별자치도|특별시|광역시|시|도|군|구)"
)
_STREET = re.compile(
    r"(?!도로|차로|골목길|산책로|보행로)[가-힣0-9·]{1,12}?(?:동|읍|면|리|\d가|대로|로|길)(?:\d{1,4}(?:번길|가길|길))?(?:\d{1,4}(?:-\d{1,4})?)?|"
    r"(?:산)?\d{1,5}(?:-\d{1,4})?(?:번지|번길|호|동|층|번)?|"
    r"[가-힣A-Za-z0-9]{1,15}(?:역|아파트|공원|학교|초교|중학교|네거리|사거리|오거리|삼거리|교차로|시장|병원|마트|빌딩|타워|"
    r"센터|도서관|정류장|출구|입구|대교|교회|은행|편의점|주차장|놀이터|경로당|파출소|우체국)"
)
_BESIDE = re.compile(
    r"앞|옆|뒤|근처|건너편|맞은편|사이|부근|인근|앞쪽|뒤쪽|옆쪽|골목|후문|정문|출구|입구"
)
_PARTICLE = re.compile(
    r"(?:에서는|에서|에는|에도|에|의|은|는|이|가|을|를|으로|인데|입니다|이에요|예요)$"
)
_EDGES = ".,!?~…\"'“”‘’()"


def exact(place: str, texts: Iterable[str]) -> str | None:
    """`place`, or what one of `texts` says of it more exactly; None when it is a region and nothing
    more is said."""
    if not is_wide(place):
        return place
    return next((found for text in texts if (found := _fullest(text)) is not None), None)


def is_wide(place: str) -> bool:
    """Whether it is a city, a province or a district and no more."""
    words = place.strip(_EDGES + " ").split()
    return bool(words) and all(_REGION.fullmatch(word) for word in words)


def _fullest(text: str) -> str | None:
    """The first address: regions, then what is within them."""
    words = text.split()
    for first in range(len(words)):
        said, more = _from(words[first:])
        if said and more:
            return " ".join(said)
    return None


def _from(words: list[str]) -> tuple[list[str], bool]:
    """The words of the address that begins here, and whether they are more than a region."""
    said: list[str] = []
    more = False
    for word in words:
        bare = word.strip(_EDGES)
        plain = bare if _fits(bare, more) else _PARTICLE.sub("", bare)
        if not _fits(plain, more) or not (said or _REGION.fullmatch(plain)):
            break
        more = more or not _REGION.fullmatch(plain)
        said.append(plain)
        if plain != bare or word.endswith((",", ".")) and more:
            break
    return said, more


def _fits(word: str, more: bool) -> bool:
    """Whether `word` goes on with an address that names more than regions already, if `more`."""
    if not more and _REGION.fullmatch(word):
        return True
    return bool(_STREET.fullmatch(word) or (more and _BESIDE.fullmatch(word)))
