"""Words that end like a place and are none, and places that are called after a region."""

from __future__ import annotations

import pytest

from actions.reading import addresses

FOUND = (
    "in front of Mapo library",
    "behind Mapo district office",
    "near Gangnam station",
    "opposite Seoul station exit 3",
    "next to Jeju airport",
    "under Mapo bridge",
    "outside Suwon city library",
    "서울역고가 아래",
    "청계고가 밑",
    "청계고가도로 옆",
    "숭문고 앞 도로",
    "역촌초 후문 앞",
    "마포구청 앞",
)
WIDE = ("a street in Seoul", "somewhere in Mapo", "Mapo district", "Suwon city", "near Seoul")
NONE = (
    "이러다 한번 사고가 나야 정신 차리실 건가요",
    "사고가 나야 고칠 건가요",
    "광고가 너무 많아요",
    "신고가 접수됐다고만 해요",
    "경고가 한 번도 없었어요",
    "보고가 늦는대요",
    "국회의원이 약속을 안 지켜요",
    "스마트 가로등이 고장났어요",
    "차 사고가 자주 나요",
    "물가가 너무 올랐어요",
    "공사중 옆으로 지나가기 힘들어요",
    "최고 앞서가는 행정을 바랍니다",
    "there will be an accident one day",
    "the library of laws is out of date",
)


@pytest.mark.parametrize("text", FOUND)
def test_a_venue_is_exact_enough(text: str) -> None:
    found = addresses.answer(text)
    assert found is not None
    assert found.text == text
    assert (found.wide, found.vague) == (False, False)


@pytest.mark.parametrize("text", WIDE)
def test_a_region_is_not(text: str) -> None:
    found = addresses.answer(text)
    assert found is None or found.wide or found.vague


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_a_place(text: str) -> None:
    found = addresses.find(text)
    assert found is None or found.wide or found.vague
