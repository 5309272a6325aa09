"""Where it is asked for a place: what is said to us is none, and "everywhere" is an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.dialogue.message import Message
from actions.dialogue.readings import Answer, Bad, Correct, More
from actions.reading.places import no_place
from actions.reading.read import read
from tests.actions.reading.test_read import PLACE, TODAY
from tests.actions.reading.test_read_card import DRAFT

EMPTY = {**DRAFT, "place": replace(DRAFT["place"], given="")}
WHERE = replace(PLACE, draft=EMPTY, joins=True)


def said(text: str, attempts: int = 0) -> object:
    return read(Message(text, today=TODAY), replace(WHERE, attempts=attempts))


@pytest.mark.parametrize(
    "text",
    [
        "바보야", "이 멍청아", "꺼져", "씨발", "ㅅㅂ", "개새끼야", "장난해?", "짜증나게 하네",
        "you idiot", "stupid bot", "fuck you", "shut up", "this is ridiculous",
        "빨리 해줘", "빨리빨리", "사진 보낼게요", "사진 있어요", "신고할게요", "민원 넣을게요",
        "메뉴", "메뉴 보여줘", "테스트", "test", "start", "menu", "asdf", "잠깐만요",
        "기다려 주세요", "wait a minute", "one moment", "let me send a photo first",
        "그걸 왜 물어요", "알아서 찾아요", "너네가 찾아", "아까 말했잖아요", "위에 썼어요",
        "이미 말했는데요", "already told you", "I told you already", "학교나 시설 이름",
        "도로 이름",
        "이어서 할게요", "계속할게요", "아까 쓰던 거요", "여보세요", "안녕하세요", "hello",
        "감사합니다", "thanks a lot", "수고하세요", "다음", "next", "네", "ㅋㅋㅋ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("attempts", [0, 1])
def test_what_is_said_to_us_is_no_place(text: str, attempts: int) -> None:
    assert isinstance(said(text, attempts), Bad)


@pytest.mark.parametrize(
    "text",
    [
        "롯데마트 앞", "성산로 128", "강남역이요", "김밥천국", "빨리내과", "사진관 앞", "메뉴가든",
        "시작빌라", "도움병원", "스타벅스", "저기요양병원", "위에 있는 공원", "왜관역",
        "영상미디어센터", "Start Cafe", "Menu Street 5",
        "Photo studio", "Report Tower", "back alley", "Lotte Mart", "Gangnam station exit 4",
        "씨발 강남역이라고요", "빨리 와 주세요 성산로 128이요",
    ],
)  # fmt: skip
def test_a_place_by_any_name(text: str) -> None:
    assert said(text) == Answer(text)


@pytest.mark.parametrize("text", ["이거리", "민원실 창구", "알아서가는길", "역 앞이요"])
def test_what_is_vague_is_asked_about_as_that(text: str) -> None:
    found = said(text)
    assert isinstance(found, Bad)
    assert found.key == "bad.place.vague"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("my name is Ann Lee", "my name is Ann Lee"),
        ("I'm Ann Lee", "I'm Ann Lee"),
        ("I'm Park Jisung", "I'm Park Jisung"),
        ("제 이름은 박영희예요", "박영희"),
        ("저는 김철수입니다", "저는 김철수입니다"),
        ("이름은 홍길동이요", "이름은 홍길동이요"),
        ("성함은 김철수예요", "김철수"),
    ],
)
def test_a_name_is_of_the_name(text: str, value: str) -> None:
    assert said(text) == Correct("name", value)


@pytest.mark.parametrize(
    "text",
    ["저는 성산동입니다", "저희는 신촌이에요", "이름은 강남빌라예요", "제가 성산로 128입니다"],
)
def test_who_says_where_they_are_gives_a_place(text: str) -> None:
    assert said(text) == Answer(text)


def test_what_may_be_a_name_is_asked_about_once() -> None:
    assert said("김철수") == Bad("bad.place")
    assert said("김철수", 1) == Answer("김철수")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("온 동네가 다요", "온 동네"),
        ("온동네가 다 그래요", "온동네"),
        ("동네 전체요", "동네 전체"),
        ("우리 동네 전부요", "우리 동네 전부"),
        ("여기저기 다요", "여기저기"),
        ("곳곳이요", "곳곳"),
        ("동네방네 다 그래요", "동네방네"),
        ("저희 아파트 전체요", "저희 아파트 전체"),
        ("everywhere in the neighbourhood", "everywhere in the neighbourhood"),
        ("all over the place", "all over the place"),
        ("the whole street", "whole street"),
        ("it is all over our town", "all over our town"),
    ],
)
def test_everywhere_is_an_answer(text: str, words: str) -> None:
    assert said(text) == Answer(text)
    assert no_place.everywhere(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "성산로 128", "동네 슈퍼 앞", "온동네시장 앞", "우리 동네요", "마을회관", "다동 12",
        "사방로 3", "the street", "거기 전체 아니고 입구요", "곳곳빌라",
        "우리 동네 곳곳에 쓰레기가 쌓여 있어요", "여기저기 담배꽁초를 버리고 가요",
    ],
)  # fmt: skip
def test_what_is_not_everywhere(text: str) -> None:
    assert no_place.everywhere(text) is None


@pytest.mark.parametrize(
    "text",
    ["우리 동네 곳곳에 쓰레기가 쌓여 있어요", "밤마다 사람들이 소리를 질러요",
     "the lamps there are all broken"],
)  # fmt: skip
def test_what_goes_on_with_the_story_still_does(text: str) -> None:
    assert said(text) == More(text)


@pytest.mark.parametrize("text", ["4번 출구요", "미래빌라", "뒤쪽이요"])
def test_in_a_row_that_was_opened_a_part_is_an_answer(text: str) -> None:
    opened = {**DRAFT, "place": replace(DRAFT["place"], given="강남역 3번 출구 앞")}
    question = replace(WHERE, draft=opened)
    assert read(Message(text, today=TODAY), question) == Answer(text)
