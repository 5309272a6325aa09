"""A part of a place that is put right goes into the place; a place by itself takes its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.dialogue.message import Message
from actions.dialogue.question import Part
from actions.dialogue.readings import Correct
from actions.reading.places import merging
from actions.reading.read import read
from tests.actions.reading.test_read import TODAY
from tests.actions.reading.test_read_card import CARD, DRAFT

VILLA = "망원동 57-33 한빛빌라 302호 앞"
EXIT = "강남역 3번 출구 옆 골목"
STATION = "Gangnam station exit 3"
SAID = (
    # What stands there, what is said, what stands there then.
    (VILLA, "미래빌라", "망원동 57-33 미래빌라 302호 앞"),
    (VILLA, "아니 미래빌라예요", "망원동 57-33 미래빌라 302호 앞"),
    (VILLA, "303호요", "망원동 57-33 한빛빌라 303호 앞"),
    (VILLA, "아 303호", "망원동 57-33 한빛빌라 303호 앞"),
    (VILLA, "no, apt 303", "망원동 57-33 한빛빌라 303호 앞"),
    (VILLA, "동호수는 303호예요", "망원동 57-33 한빛빌라 303호 앞"),
    (VILLA, "나동이에요", "망원동 57-33 한빛빌라 나동 302호 앞"),
    (VILLA, "뒤쪽이요", "망원동 57-33 한빛빌라 302호 뒤쪽"),
    ("한빛아파트 103동 1202호", "아 1302호", "한빛아파트 103동 1302호"),
    ("한빛아파트 1302호", "103동이요", "한빛아파트 103동 1302호"),
    ("한빛아파트 101동 1202호", "103동 앞이에요", "한빛아파트 103동 앞"),
    ("성산로 128 앞", "미래빌라", "성산로 128 미래빌라 앞"),
    ("성산로 128 3층", "지하 1층이요", "성산로 128 지하 1층"),
    ("서울 마포구 한빛빌라 앞", "미래빌라 앞이요", "서울 마포구 미래빌라 앞"),
    (EXIT, "4번 출구요", "강남역 4번 출구 옆 골목"),
    (EXIT, "4번 출구였어요", "강남역 4번 출구 옆 골목"),
    (EXIT, "출구가 4번이에요", "강남역 4번 출구 옆 골목"),
    (EXIT, "exit 4", "강남역 4번 출구 옆 골목"),
    (EXIT, "4번 출구 앞이에요", "강남역 4번 출구 앞"),
    ("강남역 앞", "4번 출구", "강남역 4번 출구 앞"),
    ("마포구청 민원실 3번 창구", "2번 창구였어요", "마포구청 민원실 2번 창구"),
    ("마포구청 민원실", "2번 창구였어요", "마포구청 민원실 2번 창구"),
    ("상암초 정문 앞", "후문이요", "상암초 후문 앞"),
    (STATION, "the place is exit 4", "Gangnam station exit 4"),
    (STATION, "exit number 4", "Gangnam station exit 4"),
    ("12 Main Street apt 5", "apt 6, sorry", "12 Main Street apt 6"),
    ("in front of Lotte Mart in Mapo", "no, emart", "in front of emart in Mapo"),
    # A place by itself.
    (VILLA, "마포구청 앞", "마포구청 앞"),
    (VILLA, "성산로 128", "성산로 128"),
    (EXIT, "신사역 8번 출구", "신사역 8번 출구"),
    (EXIT, "미래빌라", "미래빌라"),
    ("성산로 128 앞", "미래빌라 앞", "미래빌라 앞"),
    ("서교초등학교 정문 앞", "성산초등학교 정문 앞", "성산초등학교 정문 앞"),
    (STATION, "Sinsa station exit 1", "Sinsa station exit 1"),
    ("", "4번 출구", "4번 출구"),
)  # fmt: skip


@pytest.mark.parametrize(("held", "said", "whole"), SAID)
def test_what_is_said_is_put_in(held: str, said: str, whole: str) -> None:
    assert merging.merged(held, said) == whole


CONTRASTED = (
    ("망원동 57-33", "33", "35", "망원동 57-35"),
    ("성산로 33", "33", "35요", "성산로 35"),
    ("성산로 128 앞", "성산로 128", "182 앞", "성산로 182 앞"),
    ("성산로 128 앞", "128", "218 앞이요", "성산로 218 앞"),
    ("성산로 128 앞", "성산로", "월드컵로", "월드컵로 128 앞"),
    ("성산로 128 앞", "앞", "뒤", "성산로 128 뒤"),
    (VILLA, "302", "303", "망원동 57-33 한빛빌라 303호 앞"),
    (VILLA, "한빛빌라", "미래빌라예요", "망원동 57-33 미래빌라 302호 앞"),
    (VILLA, "망원동", "합정동", "합정동 57-33 한빛빌라 302호 앞"),
    (EXIT, "3번", "4번 출구요", "강남역 4번 출구 옆 골목"),
    (EXIT, "골목", "계단", "강남역 3번 출구 옆 계단"),
    ("망원동 롯데마트 앞", "롯데마트 앞", "이마트 앞이에요", "망원동 이마트 앞"),
    (STATION, "3", "exit 4", "Gangnam station exit 4"),
    (STATION, "Gangnam station", "Sinsa station", "Sinsa station exit 3"),
    ("in front of Lotte Mart", "lotte mart", "emart", "in front of emart"),
    ("12 Main Street", "12", "14", "14 Main Street"),
    # What is not said there, a place by itself, a sentence.
    ("망원동 57-33", "44", "45", None),
    ("성산로 128 앞", "성산로", "월드컵로 128 앞", None),
    ("성산로 128 앞", "128", "138 Seongsan-ro", None),
    (EXIT, "강남역 3번 출구", "신사역 8번 출구 앞", None),
    (EXIT, "강남역", "신사역 2번 출구", None),
    (STATION, "Gangnam station", "Sinsa station exit 2", None),
    ("망원동 롯데마트 앞", "롯데마트", "이마트에서 그랬어요", None),
    ("in front of Lotte Mart", "lotte mart", "they lied to me", None),
    ("성산로 128 앞", "가로등", "신호등", None),
)


@pytest.mark.parametrize(("held", "wrong", "right", "whole"), CONTRASTED)
def test_not_this_but_that(held: str, wrong: str, right: str, whole: str | None) -> None:
    assert merging.contrasted(held, wrong, right) == whole


@pytest.mark.parametrize(
    ("held", "said", "whole"),
    [
        (EXIT, "4번이요", "강남역 4번 출구 옆 골목"),
        (STATION, "4", "Gangnam station exit 4"),
        ("마포구청 3번 창구", "2번", "마포구청 2번 창구"),
        (VILLA, "5번이요", None),
        ("강남역 3번 출구 1번 승강장", "4번이요", None),
        (EXIT, "4시요", None),
    ],
)
def test_a_number_alone_is_of_the_one_thing_that_has_one(
    held: str, said: str, whole: str | None
) -> None:
    assert merging.counted(held, said) == whole


def _at_the_card(held: str, said: str) -> object:
    draft = {**DRAFT, "place": replace(DRAFT["place"], given=held), "content": Part("story", "글")}
    return read(Message(said, today=TODAY), replace(CARD, draft=draft))


@pytest.mark.parametrize(
    ("held", "said", "value"),
    [
        (VILLA, "33 아니고 35", "망원동 57-35 한빛빌라 302호 앞"),
        (VILLA, "35요 33 아니고", "망원동 57-35 한빛빌라 302호 앞"),
        (VILLA, "한빛빌라 말고 미래빌라요", "망원동 57-33 미래빌라 302호 앞"),
        (EXIT, "아니 4번이요", "강남역 4번 출구 옆 골목"),
        (STATION, "exit 4 not 3", "Gangnam station exit 4"),
        (STATION, "not exit 3 but exit 4", "Gangnam station exit 4"),
        (STATION, "no, 4", "Gangnam station exit 4"),
        ("in front of Lotte Mart", "not lotte mart, emart", "in front of emart"),
        ("in front of Lotte Mart", "it's emart, not lotte mart", "in front of emart"),
    ],
)
def test_the_whole_is_read(held: str, said: str, value: str) -> None:
    assert _at_the_card(held, said) == Correct("place", value, whole=True)


@pytest.mark.parametrize(
    "said",
    [
        "아 1302호", "1302호요", "4번 출구요", "2번 창구였어요", "장소는 4번 출구예요",
        "위치가 303호예요", "change it to exit 4", "the exit is 4", "아니 뒤쪽이요",
        "장소를 말 안 했네요. 성산로 128 앞이에요", "아 맞다 어디인지 안 썼네요, 성산로 128이에요",
        "위치를 깜빡했어요. 성산로 128 앞입니다", "주소를 못 적었네요 성산로 128",
        "I forgot to say where it is: 128 Seongsan-ro", "oh, I forgot the address. 128 Seongsan-ro",
        "you need to know where, right? 128 Seongsan-ro",
    ],
)  # fmt: skip
def test_of_the_place_at_the_card(said: str) -> None:
    found = _at_the_card(EXIT, said)
    assert isinstance(found, Correct), found
    assert found.code == "place"


@pytest.mark.parametrize(
    "said",
    [
        "3번", "303", "4", "2호선이요", "303호 사람이 매일 싸워요", "뒤", "감사합니다", "네",
        "왼쪽",
        "4번 출구는 괜찮아요?", "장소를 말 안 했네요", "I forgot to say where it is",
        "가로등이 아니라 신호등이에요", "1층 할머니가 넘어지셨어요", "the exit is dangerous",
        "where is exit 4", "where was the bus stop",
    ],
)  # fmt: skip
def test_nothing_of_the_place(said: str) -> None:
    found = _at_the_card(EXIT, said)
    assert not (isinstance(found, Correct) and found.code == "place" and found.value), found


def test_where_no_place_is_held_a_part_is_none() -> None:
    assert not isinstance(_at_the_card("", "1302호요"), Correct)
