"""Files and locations as replies, by the type of the open question: `read(message, question)`."""

from __future__ import annotations

from typing import Any

import pytest

from actions.base import placeholders
from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import (
    Answer,
    Bad,
    Cancel,
    Done,
    Faq,
    Files,
    GoBack,
    Help,
    Human,
    Location,
    More,
    Reading,
    Skip,
    Sos,
    StartOver,
    Wanted,
)
from actions.dialogue.say import choice
from actions.reading.read import read
from tests.actions.reading import test_read as types

FILE = Question("photos", "file", "ask.files", required=False, choices=(choice("skip", "k"),))
MORE = Question(
    "photos",
    "file",
    "ask.files.more",
    required=False,
    choices=(choice("done", "k"), choice("clear", "k")),
)
NEEDED = Question("licence", "file", "ask.files.required")
WHERE = Question("where", "location", "ask.location")
OTHERS = (
    types.TEXT, types.USE, types.STORY, types.NUMBER, types.PAST, types.ANY, types.PERSON,
    types.PHONE, types.REFERENCE, types.PIN, types.YES_NO, types.CONFIRM, types.KIND,
)  # fmt: skip
EVERY = (*OTHERS, types.PLACE, FILE, MORE, NEEDED, WHERE)


@pytest.mark.parametrize("question", EVERY, ids=lambda q: f"{q.type} {q.code}")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("⟦file:1⟧", ("⟦file:1⟧",), id="one"),
        pytest.param("⟦file:1⟧⟦file:2⟧", ("⟦file:1⟧", "⟦file:2⟧"), id="two"),
        pytest.param("⟦file:2⟧\n ⟦file:10⟧ ", ("⟦file:2⟧", "⟦file:10⟧"), id="two lines"),
        pytest.param("⟦file:1⟧ ⟦file:1⟧", ("⟦file:1⟧",), id="the same twice"),
    ],
)
@pytest.mark.parametrize("intent", ["nlu_fallback", "cancel", "send_sos", "affirm"])
def test_files_are_files_whatever_is_asked(
    question: Question, text: str, names: tuple[str, ...], intent: str
) -> None:
    assert read(Message(text, intent), question) == Files(names)


@pytest.mark.parametrize("question", [*OTHERS, FILE, MORE, NEEDED], ids=lambda q: f"{q.type}")
def test_a_location_where_none_is_asked_for(question: Question) -> None:
    assert read(Message("⟦spot:1⟧"), question) == Location("⟦spot:1⟧")


@pytest.mark.parametrize("question", [types.PLACE, WHERE], ids=["place", "location"])
@pytest.mark.parametrize("intent", ["nlu_fallback", "file_petition", "ask_faq"])
def test_a_location_is_the_answer_where_it_is_asked_for(question: Question, intent: str) -> None:
    assert read(Message("⟦spot:3⟧", intent), question) == Answer("⟦spot:3⟧")


def row(text: str, question: Question, expected: Reading, intent: str = "nlu_fallback") -> Any:
    return pytest.param(Message(text, intent), question, expected, id=f"{question.key}: {text}")


ROWS = [
    # Finished, or none at all.
    *(row(word, q, Done()) for word in ("다 보냈어요", "다 보냈습니다!", "끝", "done", "All sent",
                                        "that's all", "I've sent everything")
      for q in (FILE, MORE, NEEDED)),
    *(row(word, q, Skip()) for word in ("건너뛰기", "건너뛸게요", "없어요", "skip", "none")
      for q in (FILE, MORE)),
    *(row(word, FILE, Skip()) for word in (
        "아니요", "no", "사진은 없어요", "사진 없습니다", "파일이 없는데요", "보낼 게 없어요",
        "사진을 못 찍었어요", "I have no photos", "no pictures", "there are no files",
        "I don't have any", "I didn't take one")),
    *(row(word, NEEDED, Bad("bad.file")) for word in ("건너뛰기", "없어요", "사진은 없어요", "no")),
    # What is typed is no file: said kindly, asked again.
    *(row(text, FILE, Bad("bad.file")) for text in (
        "네", "yes", "photo.jpg", "사진이 흐려서 잘 안 보여요", "가로등이 없어서 위험해요",
        "https://example.com/a.jpg", "⟦phone:1⟧", "3", "무단투기가 심해요")),
    row("이 사진이에요 ⟦file:1⟧", FILE, Bad("bad.file")),
    row(" ", FILE, Bad("bad.empty")),
    # Commands, questions and danger as everywhere.
    row("이전", FILE, GoBack()), row("그만", FILE, Cancel()), row("처음", FILE, StartOver()),
    row("도움말", MORE, Help()), row("상담원", MORE, Human()),
    row("얼마나 걸려요?", FILE, Faq("days"), "ask_faq"),
    row("is it free?", FILE, Faq("fee"), "ask_faq"),
    row("살려줘", FILE, Sos(None), "send_sos"),
    row("내 민원 어떻게 됐어요", FILE, Wanted("status"), "check_status"),
    # A location in words.
    row("종로구", WHERE, Answer("종로구")), row("종로구요", WHERE, Answer("종로구요")),
    row("서울 마포구 성산동 12-3", WHERE, Answer("서울 마포구 성산동 12-3")),
    row("Jongno-gu", WHERE, Answer("Jongno-gu")),
    row("강남", WHERE, Answer("강남"), "nlu_fallback"),
    row("⟦phone:1⟧", WHERE, Bad("bad.location")),
    row("x" * 31, WHERE, Bad("bad.location")),
    row("가로등이 고장났어요", WHERE, Bad("bad.other_wish"), "file_petition"),
    row("그만", WHERE, Cancel()), row("cancel", WHERE, Cancel()),
    # In other words besides a placeholder, the text stays the answer.
    row("집 앞 ⟦spot:1⟧", types.PLACE, Answer("집 앞 ⟦spot:1⟧")),
    row("⟦spot:1⟧ 쪽이에요", types.TEXT, Answer("⟦spot:1⟧ 쪽이에요")),
    row("⟦file:1⟧ 이", types.STORY, More("⟦file:1⟧ 이")),
]  # fmt: skip


@pytest.mark.parametrize(("message", "question", "expected"), ROWS)
def test_read(message: Message, question: Question, expected: Reading) -> None:
    assert read(message, question) == expected


@pytest.mark.parametrize(
    ("value", "question", "expected"),
    [
        pytest.param("done", MORE, Done(), id="done"),
        pytest.param("skip", FILE, Skip(), id="skip"),
        pytest.param("clear", MORE, Answer("clear"), id="without files"),
        pytest.param("clear", FILE, Bad("bad.stale"), id="nothing to leave out"),
        pytest.param("done", FILE, Bad("bad.stale"), id="done of an earlier question"),
    ],
)
def test_choices(value: str, question: Question, expected: Reading) -> None:
    assert read(Message("", "choose", choice=value), question) == expected


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("⟦spot:1⟧", "⟦spot:1⟧"),
        (" ⟦spot:12⟧\n", "⟦spot:12⟧"),
        ("여기 ⟦spot:1⟧", None),
        ("⟦spot:1⟧⟦spot:2⟧", None),
        ("⟦spot:x⟧", None),
        ("[spot:1]", None),
        ("", None),
    ],
)
def test_a_location_alone(text: str, spot: str | None) -> None:
    assert placeholders.location(text) == spot


def test_clients_see_the_limits_of_files() -> None:
    asked = Question(
        "photos", "file", "k", accept=("image/png",), max_bytes=10_000_000, max_files=5
    )
    assert asked.as_json()["accept"] == ["image/png"]
    assert (asked.as_json()["max_bytes"], asked.as_json()["max_files"]) == (10_000_000, 5)
    assert "accept" not in types.TEXT.as_json()
