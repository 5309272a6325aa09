"""What is said at the card, at the question of a place, and where a piece is to be added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.dialogue.message import Message
from actions.dialogue.question import Part, Question
from actions.dialogue.readings import Answer, Bad, Cancel, Correct, Done, More, Repeat
from actions.dialogue.say import choice
from actions.reading.read import read
from tests.actions.reading.test_read import PLACE, STORY, TODAY

CARD = Question(
    "confirm",
    "choice",
    "k",
    choices=tuple(choice(v, "k") for v in ("send", "change", "stop")),
    irreversible="agree_send",
    joins=True,
)


@pytest.mark.parametrize(
    ("text", "intent", "reading"),
    [
        ("gotta go, later", "goodbye", Cancel()),
        ("그럼 이만 가볼게요", "goodbye", Cancel()),
        ("hi again", "greet", Repeat()),
        ("저 다시 왔어요", "greet", Repeat()),
        (
            "언제부터인지는 모르겠고 냄새가 아주 심해요", "check_status",
            More("언제부터인지는 모르겠고 냄새가 아주 심해요"),
        ),
        ("My neighbours have the same trouble there", "show_my_data",
         More("My neighbours have the same trouble there")),
    ],
)  # fmt: skip
def test_beside_a_card(text: str, intent: str, reading: object) -> None:
    assert read(Message(text, intent, today=TODAY), CARD) == reading


def test_a_good_bye_that_is_not_sure_stops_nothing() -> None:
    said = Message("그럼 어디다 물어봐요", "goodbye", today=TODAY, confidence=0.7)
    assert not isinstance(read(said, CARD), Cancel)


DRAFT = {
    "place": Part("place", "위치|장소", "강남역 3번 출구"),
    "since": Part("date", "언제|날짜"),
    "name": Part("person", "이름|성함"),
}
WHERE = replace(PLACE, draft=DRAFT, joins=True)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("어제", Correct("since", "어제")),
        ("그저께 아침", Correct("since", "그저께 아침")),
        ("yesterday", Correct("since", "yesterday")),
        ("지난주 월요일부터요", Correct("since", "지난주 월요일부터요")),
        ("동의하고 보내기", Bad("bad.required")),
        ("보내 주세요", Bad("bad.required")),
        ("agree and send", Bad("bad.required")),
        ("성산로 128 앞", Answer("성산로 128 앞")),
        ("월요시장 앞", Answer("월요시장 앞")),
    ],
)
def test_what_is_no_place(text: str, reading: object) -> None:
    assert read(Message(text, today=TODAY), WHERE) == reading


def test_a_day_where_no_day_is_kept_is_no_place_either() -> None:
    assert read(Message("어제", today=TODAY), replace(PLACE, joins=True)) == Bad("bad.place")


@pytest.mark.parametrize(
    "text", ["동의하고 보내기", "동의하고보내기", "agree and send", "보내 주세요"]
)
def test_the_wish_to_send_ends_a_story(text: str) -> None:
    story = replace(STORY, written=30)
    assert read(Message(text, today=TODAY), story) == Done()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("이름 홍길동", "name"),
        ("성함은 김철수예요", "name"),
        ("제 이름은 박영희예요", "name"),
        ("my name is Sarah Connor", "name"),
        ("name: Bob Brown", "name"),
        ("성산동", "place"),
        ("어제부터요", "since"),
    ],
)
def test_a_value_alone_at_the_card(text: str, code: str) -> None:
    found = read(Message(text, today=TODAY), replace(CARD, draft=DRAFT))
    assert isinstance(found, Correct)
    assert found.code == code
    assert found.value is not None
    assert found.value in text


@pytest.mark.parametrize("text", ["홍길동", "이름 언제 써요?", "며칠이나 걸려요?"])
def test_no_value_of_the_card(text: str) -> None:
    assert not isinstance(read(Message(text, today=TODAY), replace(CARD, draft=DRAFT)), Correct)


ADD = Question("add", "choice", "k", choices=(choice("yes", "k"), choice("no", "k")), joins=True)


@pytest.mark.parametrize(
    "text", ["not Hapjeong, Hongdae", "it's 3 months not 2", "싫다고 했더니 욕했어요"]
)
def test_a_sentence_is_no_refusal_of_the_one_before(text: str) -> None:
    said = read(Message(text, "deny", today=TODAY), ADD)
    assert said != Answer("no")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3번", "3번"), ("3번이요", "3번"), ("3번 출구요", "3번 출구"), ("12-345", "12-345"),
        ("1234", "1234"), ("no. 7", "no. 7"), ("exit 3 please", "exit 3"), ("17호", "17호"),
    ],
)  # fmt: skip
def test_a_number_where_a_place_is_asked_is_the_value(text: str, value: str) -> None:
    assert read(Message(text, today=TODAY), replace(PLACE, joins=True)) == Answer(value)


@pytest.mark.parametrize("text", ["3", "7", "?", "3번이나 전화했어요", "네"])
def test_a_digit_alone_is_no_place(text: str) -> None:
    assert not isinstance(read(Message(text, today=TODAY), WHERE), Answer)
