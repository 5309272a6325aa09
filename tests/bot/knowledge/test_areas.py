"""An entry for an area is given to whom it is for, and to nobody else: the set by another hand, and
the whole way of a question."""

from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge import areas, regions
from bot.knowledge.areas import stood
from bot.knowledge.search.engine import Found
from bot.knowledge.service import Knowledge
from bot.knowledge.text import Unusable
from tests.bot.faq_entries import PASSPORTS, entry, put
from tests.kit.core.core import GatedDatabase, MovableClock
from tests.kit.sets import rows

ROWS = rows("staff_tables", "area")
JONGNO = "서울특별시 종로구"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['question'][:14]}|{row['entry_area']}")
def test_given_or_not(row: dict[str, Any]) -> None:
    where = stood(row["question"], row["place_named_before"], row["installation_agency"])
    area = areas.placed(row["entry_area"], "")
    assert where.given(area) is row["given"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['question'][:14]}|{row['entry_area']}")
async def test_given_by_the_search(
    database: GatedDatabase, clock: MovableClock, row: dict[str, Any]
) -> None:
    """The local entry has the wordings of the national one; the nearest is the one to be given."""
    asked = row["question"]
    local = entry("local", asked, topic="matter", area=areas.placed(row["entry_area"], ""))
    national = entry("national", asked, f"{asked} 전국", topic="matter")
    put(database, PASSPORTS[-1], local, *([national] if local.area else []))
    knowledge = Knowledge(database, clock, agency=row["installation_agency"])
    found = await knowledge.search(asked, 3, place=row["place_named_before"])
    assert found.hits[0].entry.id == ("local" if row["given"] else "national")
    assert found.sure
    assert len({hit.entry.id for hit in found.hits} & {"local", "national"}) == 1


def told(found: Found) -> str:
    return found.hits[0].entry.id if found.sure else "?"


LOCAL = entry(
    "passport_jongno", "여권 잃어버렸어요", "lost my passport", area=JONGNO,
    answer={"ko": "종로구는 구청 1층 여권과에서 받아요", "en": "In Jongno: first floor"},
)  # fmt: skip
OTHERS = tuple(one for one in PASSPORTS if not one.id.startswith("passport"))
NATIONAL = entry(
    "passport_renewal", "여권 재발급", "여권 잃어버렸어요", "여권 갱신", "lost my passport"
)


@pytest.mark.parametrize(
    ("question", "place", "agency", "answer"),
    [
        ("여권 잃어버렸어요", "", "", "passport_renewal"),
        ("부산 사는데 여권 잃어버렸어요", "", "", "passport_renewal"),
        ("부산 사는데 여권 잃어버렸어요", "종로구", "", "passport_renewal"),
        ("부산 사는데 여권 잃어버렸어요", "", "종로구청", "passport_renewal"),
        ("종로구 사는데 여권 잃어버렸어요", "", "", "passport_jongno"),
        ("종로구 사는데 여권 재발급", "", "", "passport_jongno"),
        ("종로구 사는데 여권 잃어버렸어요", "부산", "", "passport_jongno"),
        ("여권 잃어버렸어요", "", "종로구청", "passport_jongno"),
        ("여권 잃어버렸어요", "", "서울특별시 종로구청", "passport_jongno"),
        ("서울 사는데 여권 잃어버렸어요", "", "종로구청", "passport_jongno"),
        ("서울 사는데 여권 잃어버렸어요", "", "", "passport_renewal"),
        ("여권 잃어버렸어요", "서울 종로구 혜화동 1-1", "", "passport_jongno"),
        ("여권 잃어버렸어요", "중구", "", "passport_renewal"),
        ("lost my passport", "", "", "passport_renewal"),
        ("lost my passport in Busan", "", "", "passport_renewal"),
        ("I live in Jongno, lost my passport", "", "", "passport_jongno"),
        ("lost my passport", "Jongno-gu, Seoul", "", "passport_jongno"),
        ("lost my passport", "", "부산광역시", "passport_renewal"),
        ("소파 버리기", "종로구", "종로구청", "waste"),
        ("강아지 등록", "종로구", "", "dog"),
    ],
)
async def test_national_or_local(
    database: GatedDatabase,
    clock: MovableClock,
    question: str,
    place: str,
    agency: str,
    answer: str,
) -> None:
    put(database, *OTHERS, NATIONAL, LOCAL)
    knowledge = Knowledge(database, clock, agency=agency)
    assert told(await knowledge.search(question, 3, place=place)) == answer


async def test_the_most_exact_of_several(database: GatedDatabase, clock: MovableClock) -> None:
    seoul = entry(
        "passport_seoul", "여권 잃어버렸어요", topic="passport_renewal", area="서울특별시"
    )
    busan = entry(
        "passport_busan", "여권 잃어버렸어요", topic="passport_renewal", area="부산광역시"
    )
    put(database, NATIONAL, LOCAL, seoul, busan)
    knowledge = Knowledge(database, clock)
    for question, answer in (
        ("종로구 사는데 여권 잃어버렸어요", "passport_jongno"),
        ("서울 강남구 사는데 여권 잃어버렸어요", "passport_seoul"),
        ("부산 중구 사는데 여권 잃어버렸어요", "passport_busan"),
        ("대구 사는데 여권 잃어버렸어요", "passport_renewal"),
    ):
        assert told(await knowledge.search(question, 3)) == answer
    both = await knowledge.search("서울에서 부산으로 이사하는데 여권 잃어버렸어요", 3)
    assert not both.sure
    assert {hit.entry.id for hit in both.hits[:2]} == {"passport_seoul", "passport_busan"}


async def test_one_that_is_over_hides_nothing(database: GatedDatabase, clock: MovableClock) -> None:
    over = entry(
        "passport_jongno", "여권 잃어버렸어요", topic="x", area=JONGNO, valid_to="2020-01-01"
    )
    put(database, NATIONAL, over)
    found = await Knowledge(database, clock).search("종로구 사는데 여권 잃어버렸어요", 3)
    assert told(found) == "passport_renewal"


async def test_an_agency_that_governs_no_region(
    database: GatedDatabase, clock: MovableClock
) -> None:
    own = entry("passport_own", "여권 잃어버렸어요", topic="x", area=areas.placed("own", "외교부"))
    put(database, NATIONAL, own)
    for agency, answer in (("외교부", "passport_own"), ("", "passport_renewal")):
        found = await Knowledge(database, clock, agency=agency).search("여권 잃어버렸어요", 3)
        assert told(found) == answer


@pytest.mark.parametrize(
    ("stated", "agency", "placed"),
    [
        ("", "", ""),
        ("종로구", "", JONGNO),
        ("서울 종로구", "", JONGNO),
        ("서울시 종로구", "", JONGNO),
        (JONGNO, "", JONGNO),
        ("Jongno-gu", "", JONGNO),
        ("Jongno-gu, Seoul", "", JONGNO),
        ("서울", "", "서울특별시"),
        ("부산 중구", "", "부산광역시 중구"),
        ("분당구", "", "경기도 성남시 분당구"),
        ("경기 광주", "", "경기도 광주시"),
        ("경남 고성군", "", "경상남도 고성군"),
        ("own", "종로구청", JONGNO),
        ("own", "서울특별시 종로구청", JONGNO),
        ("own", "경기도청", "경기도"),
        ("own", "외교부", "외교부"),
        ("외교부", "외교부", "외교부"),
        ("own", "", "area_own"),
        ("중구", "", "area_several"),
        ("강서구", "", "area_several"),
        ("고성군", "", "area_several"),
        ("종루구", "", "area_near"),
        ("서울특별시 종로고", "", "area_near"),
        ("외교부", "", "area_unknown"),
        ("everywhere", "", "area_unknown"),
        ("종로구 사는 사람", "", "area_near"),
    ],
)
def test_what_a_file_states(stated: str, agency: str, placed: str) -> None:
    if placed.startswith("area_"):
        with pytest.raises(Unusable) as refused:
            areas.placed(stated, agency)
        assert refused.value.code == placed
    else:
        assert areas.placed(stated, agency) == placed
        assert areas.placed(placed, agency) == placed


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("원주민 문의", ()),
        ("서울대 졸업 증명서", ()),
        ("서울역에서 지갑을 잃어버렸어요", ()),
        ("강남역 근처", ()),
        ("통화료가 분당 얼마예요", ()),
        ("대구탕 맛집", ()),
        ("중구난방이에요", ()),
        ("예산군 예산이 궁금해요", ("충청남도 예산군",)),
        ("충남 예산이 궁금해요", ("충청남도",)),
        ("용인할 수 없어요", ()),
        ("종로구청 전화번호", (JONGNO,)),
        ("종로구민인데요", (JONGNO,)),
        ("종로구사는데", (JONGNO,)),
        ("서울중구청", ("서울특별시 중구",)),
        ("부산에 사는데 중구에서", ("부산광역시 중구",)),
        ("광주 북구요", ("광주광역시 북구",)),
        ("제주 살아요", ("제주특별자치도",)),
        ("포항 남구", ("경상북도 포항시 남구",)),
        ("서울, 부산 어디서나", ("서울특별시", "부산광역시")),
        ("jongno gu please", (JONGNO,)),
        ("in Suwon City", ("경기도 수원시",)),
        ("my Jindo dog", ()),
        ("지난 전주에 신청했어요", ()),
        ("세종대로 209", ()),
        ("세종 문화회관", ()),
    ],
)
def test_places_in_a_text(text: str, named: tuple[str, ...]) -> None:
    assert regions.named(text) == named


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()
