"""The place that a first message or a reply names: the longest span, never a region alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.reading import addresses
from tests.kit.sets import SETS

LISTENING = SETS / "listening" / "places.yml"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("동작구 노량진로 140 앞 인도가 꺼졌어요", "동작구 노량진로 140 앞"),
        ("중곡동 국민은행 맞은편 버스정류장", "중곡동 국민은행 맞은편 버스정류장"),
        ("경의중앙선 행신역 2번출구 계단이 미끄럽습니다", "경의중앙선 행신역 2번출구"),
        ("강변북로 구리방향 한남대교 부근 포트홀", "강변북로 구리방향 한남대교 부근"),
        ("김해시 삼계로 5 GS25와 CU 사이 골목", "김해시 삼계로 5 GS25와 CU 사이 골목"),
        ("저는 일산 사는데요 백석역 7번 출구 앞 신호등이 안 켜져요", "백석역 7번 출구 앞"),
        ("여주시 세종로 10에 있는 상가 간판이 떨어졌어요", "여주시 세종로 10"),
        ("독산로 12앞가로등나갔어요", "독산로 12앞"),
        ("There are two broken lamps on Olympic-ro 35-gil", "Olympic-ro 35-gil"),
        ("paint on the wall next to Exit 2 of Anguk Station", "next to Exit 2 of Anguk Station"),
        ("on Sejong-daero between City Hall and Jongno Station it is dark",
         "Sejong-daero between City Hall and Jongno Station"),
    ],
)  # fmt: skip
def test_the_whole_span_is_found(text: str, place: str) -> None:
    found = addresses.find(text)
    assert found == addresses.Place(place)


@pytest.mark.parametrize(
    "text",
    [
        "우리 집 앞 가로등이 나갔어요", "가로등 앞에 쓰레기가 있어요",
        "학교 운동장에서 소음이 심해요",
        "3일 전에 2시간 동안 273번 버스가 안 왔어요", "실제로 운영되는 곳이 없습니다",
        "새로 생긴 아파트 앞 도로가 위험해요", "지역 경제가 어렵습니다",
        "마포구 가로등이 나갔어요",
        "the bus stop bench is broken", "there is rubbish in front of my house",
        "The bus 143 was late",
        "too many stray dogs in Songpa-gu",
    ],
)  # fmt: skip
def test_what_only_the_speaker_knows_is_no_place(text: str) -> None:
    found = addresses.find(text)
    assert found is None or found.vague or found.wide


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("역촌초 후문 앞이요", "역촌초 후문 앞"),
        ("용봉동 중외공원 놀이터라니까요", "용봉동 중외공원 놀이터"),
        ("경기도 부천시 소사로482번길 15입니다", "경기도 부천시 소사로482번길 15"),
        ("아니요 강남역 4번 출구 옆 골목이에요", "강남역 4번 출구 옆 골목"),
        ("행복빌라 앞이요", "행복빌라 앞"),
        ("세븐일레븐 앞에서요", "세븐일레븐 앞"),
        ("in front of Gangnam-daero 390", "in front of Gangnam-daero 390"),
    ],
)
def test_a_reply_loses_its_ending(text: str, place: str) -> None:
    assert addresses.answer(text) == addresses.Place(place)


@pytest.mark.parametrize(
    "text",
    [
        "몰라요", "왜 물어봐요?", "어제 저녁에 넘어졌어요", "말하기 싫어요", "네", "I don't know",
        "가로등이요",
    ],
)  # fmt: skip
def test_a_reply_that_names_none(text: str) -> None:
    assert addresses.answer(text) is None


def test_a_reply_that_needs_another_question() -> None:
    assert addresses.answer("마포구요") == addresses.Place("마포구", wide=True)
    assert addresses.answer("우리 집 앞이요") == addresses.Place("우리 집 앞", vague=True)
    assert addresses.answer("4번 출구요") == addresses.Place("4번 출구", vague=True)


@pytest.mark.skipif(not LISTENING.exists(), reason="the set of places is not here")
def test_the_set_of_another_hand() -> None:
    rows = yaml.safe_load(LISTENING.read_text(encoding="utf-8"))["places"]
    wrong = [row["text"] for row in rows if not _is_right(row)]
    assert len(wrong) <= 0.15 * len(rows), wrong


def _is_right(row: dict[str, Any]) -> bool:
    found = addresses.find(row["text"])
    said = found.text if found and not (found.wide or found.vague) else ""
    assert not (said and addresses.is_wide(said)), row["text"]
    wanted = [row["place"], *row.get("or", [])]
    return _trimmed(said) in {_trimmed(one) for one in wanted}


def _trimmed(place: str) -> str:
    return re.sub(r"^(?:(?:at|on|in|of|the|a)\s+)+", "", place.strip(" .,!?").lower())


_WORDS_SAID = (
    "강남역 3번 출구 옆 골목 마포구 성산로 128 앞에서 우리 집 서울 가로등이 ⟦phone:1⟧ at Mapo-gu "
    "Station , . the"
)
WORDS = st.sampled_from(_WORDS_SAID.split())


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)))
def test_whatever_is_typed(text: str) -> None:
    for found in (addresses.find(text), addresses.answer(text)):
        if found is not None:
            assert found.text
            assert "⟦" not in found.text or "⟦" in re.sub("⟦[^⟧]*⟧", "", text)
            assert found.wide or not addresses.is_wide(found.text)


def test_a_long_text_is_read_quickly() -> None:
    addresses.find("가" * 5000)
    addresses.find("a " * 2500)
    addresses.find("강남역 " * 1200)
