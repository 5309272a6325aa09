"""What somebody begins with, by rules alone."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from actions.dialogue.message import Message
from actions.reading.asides import ordinals
from actions.reading.openings import (
    anger,
    heard,
    instead,
    kinds,
    picking,
    referring,
    subjects,
    telling,
    two,
)
from tests.kit.sets import SETS

PEOPLE = yaml.safe_load((SETS / "listening" / "people.yml").read_text(encoding="utf-8"))
SUBJECTS = {
    "가로등이요": "street_light", "보안등 고장": "street_light", "포트홀요": "road",
    "신호등": "road",
    "불법 주정차": "parking", "주차?": "parking", "윗집 소음": "noise", "놀이터예요": "park",
    "하수구 막힘": "water", "쓰래기": "waste", "무단투기 신고": "waste",
    "우리동네 버스": "transport",
    "건보료": "welfare", "급식이요": "education", "월급 못받음": "labour", "세금": "administration",
    "pothole": "road", "the pothole": "road", "street ligth": "street_light",
    "traffic lite": "road",
    "bus late": "transport", "garbage!!": "waste", "noisy neighbors": "noise",
    "unpaid wages": "labour",
    "여권": "ask_faq", "초본이요": "request_document", "my petition": "check_status",
    "민원": "file_petition",
}  # fmt: skip
NO_SUBJECT = (
    "안녕하세요", "고마워요", "네", "아니요", "그만", "취소", "피자", "그냥 오래 됐어요",
    "뭐해요", "마법",
    "회사원이에요", "가로등이 꺼져서 밤에 너무 무서워요", "bye", "thanks", "hello", "no",
    "tell me a joke",
    "knock knock", "bitcoin price", "good night", "how are you", "whats up",
)  # fmt: skip
INSTEAD = {
    "가로등 말고 신호등이 고장났어요": "신호등이 고장났어요",
    "민원 아니고 질문이요": "질문이요",
    "질문이 아니라 신고예요, 가로등이 나갔어요": "신고예요, 가로등이 나갔어요",
    "챗봇말고 사람이랑 얘기할래요": "사람이랑 얘기할래요",
    "등본 말고 초본이요": "초본이요",
    "not the bus, the taxi": "the taxi",
    "not a complaint, just a question about the bus": "a question about the bus",
    "I don't want a form, I want to talk to a person": "I want to talk to a person",
}
AS_IT_IS = (
    "이건 도로가 아니라 전쟁터예요", "가로등 말고도 신호등이 고장났어요", "별거 아니고요",
    "저만 그런 게 아니라 다들 그래요",
    "not again", "why not", "I did not get an answer", "it is not fair", "the bus is not coming",
    "돈이 아니라 마음이 문제예요", "말고기 파는 집이 어디예요", "아니 왜 이래요",
)  # fmt: skip
TWO = {
    "가로등이 나갔고요 그 밑에 쓰레기도 산더미예요": ("street_light", "waste"),
    "버스는 안 오고 인도는 다 깨졌어요": ("transport", "road"),
    "1. 층간소음 2. 불법주차": ("noise", "parking"),
    "두 가지인데요 월급을 못 받았고 급식도 엉망이에요": ("labour", "education"),
    "The street light is out and the playground swing is broken": ("street_light", "park"),
    "I need a birth certificate and I want to report a pothole": ("request_document", "road"),
}
ONE = (
    "가로등이 나가서 밤에 길이 너무 어두워요", "불법주차 때문에 마을버스가 못 지나가요",
    "쓰레기 냄새가 심하고 벌레도 나와요",
    "윗집이 쿵쿵거리고 소리도 질러요", "가로등이 고장났고 구청은 전화를 안 받아요",
    "차를 대고 있어서 못 나가요",
    "불법주차 신고 하려고요", "construction noise and dust all day",
    "my wages are late and the boss shouts",
    "Trash and filth on sidewalk", "The bus driver was rude and drove off",
    "버스가 늦고 사람이 많아요",
)  # fmt: skip
PICKED = {
    "가로등 먼저요": (0, False), "개요": None, "급식은 됐고 가로등만 할게요": (0, True),
    "네": (0, False),
    "둘 다요": (0, False), "두번째요": (1, False), "급식부터요": (1, False),
    "the first one": (0, False),
    "하나씩 해 주세요": (0, False), "여권 얼마예요": None,
}  # fmt: skip


@pytest.mark.parametrize("text", SUBJECTS)
def test_a_word_names_its_subject(text: str) -> None:
    found = subjects.find(text)
    assert found is not None
    assert found.kind == SUBJECTS[text]


@pytest.mark.parametrize("text", NO_SUBJECT)
def test_what_names_none(text: str) -> None:
    assert subjects.find(text) is None


@pytest.mark.parametrize("text", INSTEAD)
def test_what_is_meant_instead(text: str) -> None:
    assert instead.meant(text) == INSTEAD[text]


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_only_sounds_like_it(text: str) -> None:
    assert instead.meant(text) is None


@pytest.mark.parametrize("text", TWO)
def test_two_matters(text: str) -> None:
    found = two.find(text)
    assert found is not None
    assert tuple(one.about.kind for one in found if one.about) == TWO[text]


@pytest.mark.parametrize("text", ONE)
def test_one_matter(text: str) -> None:
    assert two.find(text) is None


@pytest.mark.parametrize("text", PICKED)
def test_which_comes_first(text: str) -> None:
    assert picking.of(text, ["가로등이 나갔고", "학교 급식도 엉망이에요"]) == PICKED[text]


@pytest.mark.parametrize(
    "text", ["그거 얼마예요?", "그건 언제까지예요?", "how much is it?", "and can I do that online?"]
)
def test_a_question_that_only_points(text: str) -> None:
    assert referring.refers(text)


@pytest.mark.parametrize(
    "text",
    [
        "여권은 얼마예요?",
        "그거 있잖아요",
        "이건 너무해요",
        "how much is a passport?",
        "그거 가로등인가요?",
    ],
)
def test_a_question_that_names_something(text: str) -> None:
    assert not referring.refers(text)


@pytest.mark.parametrize(
    "text", ["이 멍청한 기계야", "쓸모없는 것들", "ur useless", "you are a stupid bot"]
)
def test_abuse_alone(text: str) -> None:
    assert anger.only(text)


@pytest.mark.parametrize(
    "text", ["가로등이 또 나갔어 짜증나", "안녕하세요", "the stupid bus never comes", "thanks"]
)
def test_abuse_with_a_matter_is_a_matter(text: str) -> None:
    assert not anger.only(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("공공병원 진료비 인하 요청", True), ("Stop the new car park on our field", True),
        ("저희 아이가 다니는 곳에서 다쳤습니다. 아무도 말을 안 해 줬습니다.", True),
        ("여권은 어디서 만들어요?", False),
        ("write me an essay about the dynasty of the kings", False), ("피자", False),
        ("고맙습니다", False),
    ],
)  # fmt: skip
def test_what_tells_of_a_matter(text: str, told: bool) -> None:
    assert telling.tells(text) is told


@pytest.mark.parametrize(
    ("text", "place"),
    [("두번째요", 1), ("the first one", 0), ("2", None), ("첫번째 거요", 0), ("두 개요", None)],
)
def test_ordinals(text: str, place: int | None) -> None:
    assert ordinals.of(text) == place


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("그냥 오래 됐어요", "cancel"),
        ("그럼 어디다 물어봐요 이거", "goodbye"),
        ("they fired me by text", "manage_notifications"),
    ],
)
def test_harmless_intents_need_confidence(text: str, intent: str) -> None:
    message = heard.heard(Message(text, intent, confidence=0.6))
    assert message is not None
    assert message.intent == "nlu_fallback"


def test_what_a_clause_is_about_is_not_the_place() -> None:
    about = kinds.read("초등학교 앞 신호등이 고장이고")
    assert about is not None
    assert about.kind == "road"


@pytest.mark.parametrize("person", PEOPLE, ids=lambda one: one["id"])
def test_what_somebody_tells_of_one_matter_is_one(person: dict[str, Any]) -> None:
    assert two.find(person["first"]) is None
