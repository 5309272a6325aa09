"""What a reply means, as a table: `read(message, question)`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actions.dialogue.message import Message
from actions.dialogue.question import Question
from actions.dialogue.readings import (
    Answer,
    Bad,
    Cancel,
    Correct,
    Done,
    Faq,
    GoBack,
    Help,
    Human,
    Language,
    More,
    Repeat,
    Skip,
    Sos,
    StartOver,
    Wanted,
)
from actions.dialogue.say import Choice, choice, i18n
from actions.reading.read import read

TODAY = date(2026, 11, 24)  # a Tuesday

TEXT = Question("title", "text", "ask.title")
USE = Question("title", "text", "ask.title", choices=(choice("use", "choice.use"),))
PLACE = Question("place", "place", "ask.own.place", max_length=200)
SUGGESTED = replace(PLACE, choices=(Choice("use", {}),))
YES = ("네", "네네", "응응", "넵", "넵넵", "네 맞아요", "네 동의해요", "yes", "yep", "yeah", "ok")
"""Each is a yes to a place that is offered, and no place."""
STORY = Question("content", "story", "ask.content", max_length=5000, written=4990)
NUMBER = Question("count", "number", "ask.own.number", minimum=1, maximum=100)
MONEY = Question("amount", "number", "ask.own.number")
PAST = Question("since", "date", "ask.own.date", past=True)
ANY = Question("day", "date", "ask.own.date", required=False)
PERSON = Question("name", "person", "ask.name", required=False, choices=(choice("skip", "k"),))
PHONE = Question("phone", "phone", "ask.phone", required=False, choices=(choice("skip", "k"),))
REFERENCE = Question("reference", "reference", "ask.reference")
PIN = Question("pin", "pin", "ask.pin")
YES_NO = Question("consent", "choice", "k", choices=(choice("yes", "k"), choice("no", "k")))
CONFIRM = Question(
    "confirm", "choice", "k", choices=tuple(choice(v, "k") for v in ("send", "change", "stop"))
)
KIND = Question(
    "kind",
    "choice",
    "k",
    required=False,
    choices=(
        Choice("out", i18n({"ko": "꺼져 있어요", "en": "It is out"})),
        Choice("flicker", i18n({"ko": "깜빡여요", "en": "It flickers"})),
        Choice("daytime", i18n({"ko": "낮에도 켜져 있어요", "en": "It is on by day"})),
        choice("skip", "choice.skip"),
    ),
)


def row(
    text: str, question: Question, expected: Any, intent: str = "nlu_fallback", **entity: str
) -> Any:
    entities = {name: (value,) for name, value in entity.items()}
    message = Message(text, intent, entities=entities, today=TODAY)
    return pytest.param(message, question, expected, id=f"{question.type}: {text[:40]} [{intent}]")


def typed(text: str, hidden: int, question: Question, expected: Any) -> Any:
    """`hidden` more characters were typed than masking has left."""
    message = Message(text, today=TODAY, hidden=hidden)
    return pytest.param(message, question, expected, id=f"{question.type}: {text} [{hidden:+}]")


def unsure(text: str, question: Question, expected: Any, intent: str, confidence: float) -> Any:
    message = Message(text, intent, today=TODAY, confidence=confidence)
    return pytest.param(message, question, expected, id=f"{question.type}: {text} [{confidence}]")


def chosen(value: str, question: Question, expected: Any) -> Any:
    message = Message("", "choose", choice=value, today=TODAY)
    return pytest.param(message, question, expected, id=f"{question.type}: ({value})")


def bad(key: str, **values: Any) -> Bad:
    return Bad(key, values)


COMMANDS = {
    "이전": GoBack(), "이전으로": GoBack(), " 이 전 ": GoBack(), "뒤로": GoBack(),
    "뒤로 가기": GoBack(), "back": GoBack(), "Back.": GoBack(), "PREVIOUS": GoBack(),
    "go back!": GoBack(), "처음": StartOver(), "처음으로": StartOver(),
    "처음부터 다시": StartOver(),
    "start over": StartOver(), "Restart": StartOver(), "ｒｅｓｔａｒｔ": StartOver(),
    "그만": Cancel(), "그만!!": Cancel(), "취소": Cancel(), "취소할래요.": Cancel(),
    "cancel": Cancel(), "STOP": Cancel(), "quit": Cancel(), "상담원": Human(),
    "상담원 연결": Human(), "상담원이요": Human(), "agent": Human(), "Human": Human(),
    "talk to a person": Human(), "도움말": Help(), "help": Help(), "?": Help(), "다시": Repeat(),
    "다시 말해 주세요": Repeat(), "repeat": Repeat(), "again?": Repeat(),
    "영어로": Language("en"), "English": Language("en"), "in korean": Language("ko"),
    "한국어로": Language("ko"),
}  # fmt: skip

ROWS = [
    *(row(word, q, reading) for word, reading in COMMANDS.items() for q in (TEXT, STORY, KIND)),
    *(row("이전", q, GoBack()) for q in (PLACE, NUMBER, PAST, PERSON, PHONE, REFERENCE, PIN)),
    *(row("cancel", q, Cancel()) for q in (PLACE, NUMBER, PAST, PERSON, PHONE, REFERENCE, PIN)),
    # Any sentence may be the answer: the intent does not count.
    row("cancel my parking fine", TEXT, Answer("cancel my parking fine"), "cancel"),
    row("please start over the road works", TEXT, Answer("please start over the road works"),
        "start_over"),
    row("취소된 예약 환불", TEXT, Answer("취소된 예약 환불"), "cancel"),
    row("이전 신청이 늦어요", TEXT, Answer("이전 신청이 늦어요"), "go_back"),
    row("상담원이 불친절해요", TEXT, Answer("상담원이 불친절해요"), "talk_to_human"),
    row("그만 좀 시끄럽게", TEXT, Answer("그만 좀 시끄럽게"), "cancel"),
    row("yes", TEXT, Answer("yes"), "affirm"),
    row("네", USE, Answer("use"), "affirm"),
    row("no, call it this", USE, Answer("no, call it this"), "deny"),
    row("/restart", TEXT, Answer("/restart"), "start_over"),
    row('/inform{"pin":"1"}', TEXT, Answer('/inform{"pin":"1"}')),
    row("/session_start", TEXT, Answer("/session_start")),
    row('{"say": "x"}', TEXT, Answer('{"say": "x"}')),
    row("{agency}", PLACE, Answer("{agency}")),
    row("EXTERNAL: x", TEXT, Answer("EXTERNAL: x")),
    row("  spaces stay  ", TEXT, Answer("  spaces stay  ")),
    row("집 앞 ⟦phone:1⟧", PLACE, Answer("집 앞 ⟦phone:1⟧")),
    # What only the person knows is asked about once.
    row("우리 집 앞", PLACE, bad("bad.place.vague", place="우리 집 앞")),
    row("우리 집 앞", replace(PLACE, attempts=1), Answer("우리 집 앞")),
    row("1", TEXT, bad("bad.text")),
    row("", TEXT, bad("bad.empty")),
    row(" \n ", STORY, bad("bad.empty")),
    row("x" * 1001, TEXT, bad("bad.too_long", count=1001, max=1000)),
    row("x" * 1000, TEXT, Answer("x" * 1000)),
    row("x" * 201, PLACE, bad("bad.too_long", count=201, max=200)),
    # A question in between.
    row("얼마나 걸려요?", TEXT, Faq("days"), "ask_faq"),
    row("얼마나 걸려요", TEXT, Faq("days"), "ask_faq"),
    row("how long does it take?", TEXT, Faq("days"), "ask_faq"),
    row("how long does it take", TEXT, Faq("days"), "check_status"),
    row("수수료가 있나요", PLACE, Faq("fee"), "ask_faq"),
    row("누가 답해 주나요?", STORY, Faq("who"), "ask_faq"),
    row("is it anonymous?", TEXT, Faq("anonymous"), "ask_faq"),
    row("여기 뭐 하는 곳이에요?", TEXT, Faq(None), "ask_faq"),
    row("담당 부서 전화번호가 뭐예요?", TEXT, Faq("contact"), "find_service"),
    row("제가 쓴 글 누가 봐요?", STORY, Faq("privacy"), "show_my_data"),
    row("전화를 왜 안 받나요?", TEXT, Answer("전화를 왜 안 받나요?"), "file_petition"),
    row("신호등이 왜 고장났나요?", TEXT, Answer("신호등이 왜 고장났나요?"), "file_petition"),
    row("여권 발급 수수료", TEXT, Answer("여권 발급 수수료"), "ask_faq"),
    row("민원 처리 기간이 너무 길어요", TEXT, Answer("민원 처리 기간이 너무 길어요"), "ask_faq"),
    row("왜 " + "길" * 120 + "나요?", TEXT, Answer("왜 " + "길" * 120 + "나요?"), "ask_faq"),
    # An intent that does something counts only when it is sure.
    unsure("John Smith", CONFIRM, bad("bad.choice"), "deny", 0.18),
    unsure("서울 마포구 성산동 12-3", PAST, bad("bad.date"), "file_petition", 0.32),
    unsure("change something", KIND, bad("bad.choice"), "change_language", 0.29),
    unsure("Telephone", KIND, bad("bad.choice"), "talk_to_human", 0.52),
    unsure("call me at ⟦phone:1⟧", KIND, bad("bad.choice"), "talk_to_human", 0.97),
    unsure("사람 불러줘요", KIND, Human(), "talk_to_human", 0.91),
    unsure("앞으로 돌아갈래요", KIND, GoBack(), "go_back", 0.45),
    unsure("그만하고 싶어요", PAST, Cancel(), "cancel", 0.35),
    unsure("살려줘", PAST, Sos(None), "send_sos", 0.3),
    # Who asks back has agreed to nothing.
    *(row("네?", q, Repeat(), "affirm") for q in (CONFIRM, YES_NO, USE)),
    row("ok?", CONFIRM, Repeat(), "affirm"),
    row("잘 모르겠어요", ANY, Skip()),
    *(row(said, PLACE, bad("bad.required"), "affirm") for said in YES),
    *(row(said, SUGGESTED, Answer("use"), "affirm") for said in YES),
    row("네거리 앞", SUGGESTED, bad("bad.place.vague", place="네거리 앞"), "inform"),
    row("네거리 앞", replace(SUGGESTED, attempts=1), Answer("네거리 앞"), "inform"),
    row("네거리시장 앞", SUGGESTED, Answer("네거리시장 앞"), "inform"),
    row("응암동 3", SUGGESTED, Answer("응암동 3"), "inform"),
    row("건너뛰기", PLACE, bad("bad.required")),
    # Whoever does not know where it is says so to the officer; a refusal is no text.
    row("모르겠어요", PLACE, Answer("모르겠어요")),
    row("없음", TEXT, bad("bad.required")),
    row("없음", replace(TEXT, required=False), Skip()),
    unsure("my card is", TEXT, Answer("my card is"), "send_sos", 0.18),
    # Words of danger answer nothing but a story.
    row("칼을 든 사람이 있어요", TEXT, Sos(None), "send_sos"),
    row("he has a knife", STORY,
        Sos(bad("bad.story_too_long", count=5004, max=5000, written=4989)), "send_sos"),
    row("그 냄새가 지독해요", TEXT, Sos(Answer("그 냄새가 지독해요"), sure=False), "send_sos"),
    row("살려줘", STORY, Sos(More("살려줘")), "send_sos"),
    row("살려줘", KIND, Sos(None), "send_sos"),
    row("살려줘", PERSON, Sos(None), "send_sos"),
    # A story: parts until it is closed.
    row("열 글자", STORY, More("열 글자")),
    row("다 썼어요", STORY, Done()),
    row("다썼어요!", STORY, Done()),
    row("done", STORY, Done()),
    row("That's all.", STORY, Done()),
    row("1", STORY, Done()),
    row("끝", STORY, Done()),
    row("끝이 없는 공사예요", STORY, More("끝이 없는 공사예요")),
    row("x" * 11, STORY, bad("bad.story_too_long", count=5001, max=5000, written=4989)),
    typed("x" * 10, 0, STORY, More("x" * 10)),
    typed("집 ⟦phone:1⟧", 4, STORY, bad("bad.story_too_long", count=5005, max=5000, written=4989)),
    # A number by itself is the writer's, and no line of a story.
    typed("⟦phone:1⟧", 4, STORY, Correct("phone", "⟦phone:1⟧")),
    typed("⟦card:1⟧  ", -2, STORY, bad("ask.content.on")),
    chosen("done", STORY, bad("bad.stale")),
    # Numbers.
    row("3", NUMBER, Answer(3)), row("3개", NUMBER, Answer(3)), row("세 개", NUMBER, Answer(3)),
    row("세개요", NUMBER, Answer(3)), row("하나", NUMBER, Answer(1)),
    row("열두 번", NUMBER, Answer(12)), row("스물다섯", NUMBER, Answer(25)),
    row("삼십 명 정도요", NUMBER, Answer(30)), row("약 20분", NUMBER, Answer(20)),
    row("three", NUMBER, Answer(3)), row("Twenty-five", NUMBER, Answer(25)),
    row("about three lights", NUMBER, Answer(3)), row("2.5", NUMBER, Answer(2.5)),
    row("it is 7 I think", NUMBER, Answer(7)), row("１２", NUMBER, Answer(12)),
    row("1,200,000원", MONEY, Answer(1200000)), row("120만원", MONEY, Answer(1200000)),
    row("3만 5천원", MONEY, Answer(35000)), row("백이십만 원", MONEY, Answer(1200000)),
    row("two hundred thousand", MONEY, Answer(200000)),
    row("0", NUMBER, bad("bad.number_between", minimum="1", maximum="100")),
    row("101", NUMBER, bad("bad.number_between", minimum="1", maximum="100")),
    row("3이나 4", NUMBER, bad("bad.number")), row("많이요", NUMBER, bad("bad.number")),
    row("네", NUMBER, bad("bad.number"), "affirm"), row("⟦phone:1⟧", NUMBER, bad("bad.number")),
    row("그만하고 싶어요", NUMBER, Cancel(), "cancel"),
    row("why do you need that", NUMBER, Faq(None), "ask_faq"),
    # Dates; the 24th of November 2026 is a Tuesday.
    row("오늘", PAST, Answer("2026-11-24")), row("어제요", PAST, Answer("2026-11-23")),
    row("그저께부터", PAST, Answer("2026-11-22")), row("사흘 전", PAST, Answer("2026-11-21")),
    row("3일 전이요", PAST, Answer("2026-11-21")), row("일주일 전", PAST, Answer("2026-11-17")),
    row("한 달 전쯤", PAST, Answer("2026-10-24")), row("2주 전", PAST, Answer("2026-11-10")),
    row("지난주 금요일", PAST, Answer("2026-11-20")), row("월요일", PAST, Answer("2026-11-23")),
    row("11월 20일", PAST, Answer("2026-11-20")), row("12월 25일", PAST, Answer("2025-12-25")),
    row("20일", PAST, Answer("2026-11-20")), row("30일", PAST, Answer("2026-10-30")),
    row("2026-11-01", PAST, Answer("2026-11-01")), row("2026.11.1.", PAST, Answer("2026-11-01")),
    row("2026년 11월 1일", PAST, Answer("2026-11-01")), row("20261101", PAST, Answer("2026-11-01")),
    row("yesterday", PAST, Answer("2026-11-23")), row("3 days ago", PAST, Answer("2026-11-21")),
    row("a week ago", PAST, Answer("2026-11-17")), row("last Friday", PAST, Answer("2026-11-20")),
    row("Nov 20", PAST, Answer("2026-11-20")), row("20th of November", PAST, Answer("2026-11-20")),
    row("November 20th, 2025", PAST, Answer("2025-11-20")),
    row("day before yesterday", PAST, Answer("2026-11-22")),
    row("내일", PAST, bad("bad.date_future", day={"date": "2026-11-25"})),
    row("2027-01-01", PAST, bad("bad.date_future", day={"date": "2027-01-01"})),
    row("내일", ANY, Answer("2026-11-25")), row("12월 1일", ANY, Answer("2026-12-01")),
    row("next friday", ANY, Answer("2026-11-27")), row("모레", ANY, Answer("2026-11-26")),
    row("2026-02-30", PAST, bad("bad.date")), row("언젠가", PAST, bad("bad.date")),
    row("그날", PAST, Answer("2026-11-10"), date="2026-11-10"),
    row("지지난주", PAST, Answer("2026-11-09")), row("어제 아니면 그제", PAST, bad("bad.date")),
    row("지난달 초", PAST, Answer("2026-10-01")),
    row("모름", ANY, Skip()), row("skip", PAST, bad("bad.date")),
    # Choices.
    row("1", KIND, Answer("out")), row("2번", KIND, Answer("flicker")),
    row("flicker", KIND, Answer("flicker")), row("깜빡여요", KIND, Answer("flicker")),
    row("낮에도 켜져있어요", KIND, Answer("daytime")), row("It is OUT.", KIND, Answer("out")),
    row("깜빡", KIND, Answer("flicker")), row("4", KIND, Answer("skip")),
    row("5", KIND, bad("bad.choice")), row("it is", KIND, bad("bad.choice")),
    row("글쎄요", KIND, bad("bad.choice")), row("없음", KIND, Skip()),
    row("내 민원 어떻게 됐어요", KIND, Wanted("status"), "check_status"),
    row("민원 새로 하나 더", KIND, bad("bad.other_wish"), "file_petition"),
    row("stop this please", KIND, Cancel(), "cancel"),
    row("돌아갈래요", KIND, GoBack(), "go_back"),
    row("누가 봐요?", KIND, Faq("privacy"), "ask_faq"),
    row("네", YES_NO, Answer("yes")), row("ㅇㅇ", YES_NO, Answer("yes")),
    row("좋습니다 그렇게 하죠", YES_NO, Answer("yes"), "affirm"), row("no", YES_NO, Answer("no")),
    row("아니요", YES_NO, Answer("no")), row("예", CONFIRM, Answer("send")),
    row("send it", CONFIRM, Answer("send"), "affirm"),
    row("아니 고칠래", CONFIRM, Answer("change"), "deny"),
    chosen("send", CONFIRM, Answer("send")), chosen("yes", CONFIRM, bad("bad.stale")),
    chosen("skip", KIND, Skip()), chosen("yes", TEXT, bad("bad.stale")),
    chosen("use", USE, Answer("use")), chosen("skip", PERSON, Skip()),
    # People, telephones, numbers of cases.
    row("홍길동", PERSON, Answer("홍길동")),
    row("제 이름은 홍길동입니다", PERSON, Answer("홍길동")),
    row("저는 홍길동이에요", PERSON, Answer("홍길동")),
    row("my name is Jane Doe", PERSON, Answer("Jane Doe")), row("123", PERSON, bad("bad.name")),
    row("⟦rrn:1⟧", PERSON, bad("bad.name")), row("없어요", PERSON, Skip()),
    row("⟦phone:1⟧", PHONE, Answer("⟦phone:1⟧")),
    row("제 번호는 ⟦phone:2⟧이에요", PHONE, Answer("⟦phone:2⟧")),
    row("010", PHONE, bad("bad.phone")), row("⟦email:1⟧", PHONE, bad("bad.phone")),
    row("안 적을래요", PHONE, Skip()), row("아니요", PHONE, Skip()),
    row("1AA-2611-0000571K", REFERENCE, Answer("1AA-2611-0000571K")),
    row("1aa 2611 oooo571k", REFERENCE, Answer("1AA-2611-0000571K")),
    row("번호는 그거예요", REFERENCE, Answer("1AA-2611-0000571K"), receipt="1AA-2611-0000571K"),
    row("1AA-2611-0000571L", REFERENCE, bad("bad.reference")),
    row("잃어버렸어요", REFERENCE, bad("bad.reference")),
    row("⟦pin:1⟧", PIN, Answer("⟦pin:1⟧")), row("비번은 ⟦pin:3⟧요", PIN, Answer("⟦pin:3⟧")),
    row("몰라요", PIN, bad("bad.pin")),
]  # fmt: skip


@pytest.mark.parametrize(("message", "question", "expected"), ROWS)
def test_read(message: Message, question: Question, expected: Any) -> None:
    assert read(message, question) == expected


def test_there_are_enough_rows() -> None:
    assert len(ROWS) >= 120
