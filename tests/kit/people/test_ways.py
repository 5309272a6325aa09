"""The person who reads text messages: what a telephone shows, read back into bubbles."""

from __future__ import annotations

import pytest

from tests.kit.people.rest import Bubble
from tests.kit.people.transcript import Expected, Step, parse
from tests.kit.people.ways_differences import differing
from tests.kit.people.ways_sms import SmsTexts, joined
from tests.kit.people.ways_wording import by_text_message, by_text_messages, same_words

READ = {
    "no options": ("접수되었어요.", "접수되었어요.", {}),
    "a line each": (
        "보낼까요?\n1. 동의하고 보내기\n2. 그만할게요\n번호로 답해 주세요.",
        "보낼까요?",
        {"동의하고 보내기": "1", "그만할게요": "2"},
    ),
    "all in one line": ("맞나요?\n1.네 2.아니요", "맞나요?", {"네": "1", "아니요": "2"}),
    "cut within an option": (
        "골라 주세요.\n1. 기둥이나\n등이 부서졌어요\n2. 건너뛸게요\n번호로\n답해 주세요.",
        "골라 주세요.",
        {"기둥이나 등이 부서졌어요": "1", "건너뛸게요": "2"},
    ),
    "words where a number is an answer": (
        "몇 개인가요?\n이렇게 답하셔도 돼요: 건너뛸게요 / 몰라요",
        "몇 개인가요?",
        {"건너뛸게요": "건너뛸게요", "몰라요": "몰라요"},
    ),
    "a list of the text itself before them": (
        "1. 첫째\n2. 둘째\n맞나요?\n1. 네\n2. 아니요",
        "1. 첫째\n2. 둘째\n맞나요?",
        {"네": "1", "아니요": "2"},
    ),
}


@pytest.mark.parametrize(("text", "said", "options"), READ.values(), ids=READ)
def test_options_are_read(text: str, said: str, options: dict[str, str]) -> None:
    read, buttons = SmsTexts.load().read(text)
    assert (read.strip(), buttons) == (said, options)


JOINED = {
    "one": (["가"], [["가"]]),
    "counted": (["(1/2) 가", "(2/2) 나", "다"], [["가", "나"], ["다"]]),
    "the rest after another one": (
        ["(1/3) 가", "(2/3) 나", "(1/2) 라", "(2/2) 마", "(3/3) 다"],
        [["가", "나", "다"], ["라", "마"]],
    ),
}


@pytest.mark.parametrize(("texts", "replies"), JOINED.values(), ids=JOINED)
def test_parts_are_joined(texts: list[str], replies: list[list[str]]) -> None:
    assert [reply.parts for reply in joined(texts)] == replies


@pytest.mark.parametrize("texts", [["(2/2) 나"], ["(1/3) 가", "(3/3) 다"]])
def test_a_part_that_is_missing_is_found(texts: list[str]) -> None:
    with pytest.raises(AssertionError):
        joined(texts)


def test_a_short_wording_is_expected_and_nothing_else() -> None:
    step = Step("> 안녕", 1, [Expected(["접수되었어요.", "접수번호: …", "비밀번호: …"])])
    expected = Expected(["…를 보내고 있어요, “가로등” ‘고장’."], buttons=["네"])
    assert by_text_message(step, "ko").line == "> 안녕"
    assert same_words(expected, _bubble("서울을 보내고\n있어요, \"가로등\" '고장'.", "네"))
    assert not same_words(expected, _bubble("서울을 보내고 있어요, \"가로등\" '고장'.", "네요"))
    assert not same_words(expected, _bubble("서울을 보냈어요, \"가로등\" '고장'.", "네"))
    assert not same_words(expected, _bubble("서울을 보내고 있어요, \"가로등\" '고장'. 또", "네"))


def test_a_word_that_stops_texts_is_not_typed() -> None:
    steps = parse("> cancel\n< All right, we stop here. Nothing was sent.\n")[1]
    [by_sms] = differing(steps, "sms", "en")
    [by_web] = differing(steps, "rest", "en")
    assert (by_sms.line, by_web.line) == ("> quit form", "> cancel")


CARD = """> 가로등이 꺼졌어요
< 이렇게 이해했어요. 고칠 것이 있으면 눌러 주세요.
| · 제목: 가로등 고장
| · 위치: 성산로 128
| · 분야: 가로등 고장 · 시청 도로조명과 · 보통 7일 안에 답해요
| · 내용: 가로등이 꺼졌어요
|
| 시청 도로조명과로 보낼까요?
  [제목 고치기] [언제부터 넣기] [왜 동의하나요?] [이대로 보낼게요] [그만할게요]
> [왜 동의하나요?]
< 알겠어요.
> [언제부터 넣기]
< 알겠어요.
"""


def test_what_is_read_back_is_changed_in_two_steps() -> None:
    told, why, change, row = by_text_messages(parse(CARD)[1], "ko")
    [card] = told.expected
    assert card.lines == ["가로등 고장", "성산로 128", "…", "시청 도로조명과로 보낼까요?"]
    assert card.buttons == ["고칠게요", "이대로 보낼게요", "그만할게요"]
    assert why.line == "> 왜 동의하나요?"
    assert (change.line, change.expected[0].buttons) == ("> [고칠게요]", ["제목", "언제부터"])
    assert row.line == "> [언제부터]"


def test_where_files_can_be_sent_they_can_be_added() -> None:
    steps = parse("> 어제\n< 보낼까요?\n  [내용 고치기] [이름과 연락처 넣기] [그만할게요]\n")[1]
    [by_telegram] = differing(steps, "telegram", "ko")
    [by_web] = differing(steps, "rest", "ko")
    assert by_web == steps[0]
    [bubble] = by_telegram.expected
    assert len(bubble.buttons) == 4
    assert bubble.buttons[1].endswith("넣기")
    assert bubble.buttons[2] == "이름과 연락처 넣기"


def _bubble(text: str, *labels: str) -> Bubble:
    return Bubble(text, dict.fromkeys(labels, ""), None, 1, "", "")
