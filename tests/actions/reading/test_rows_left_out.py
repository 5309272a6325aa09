"""Which row of the card a wish to leave something out is about, whatever the service asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.dialogue.message import Message
from actions.dialogue.question import Part, Question
from actions.dialogue.readings import Answer, Correct, Reading
from actions.reading import parts
from actions.reading.read import read
from tests.actions.portal_data import services
from tests.actions.reading.test_read import TODAY
from tests.actions.reading.test_read_card import CARD

SERVICES = {service.code: service for service in services()}
OWN = {
    "title": "text", "place": "place", "category": "category", "content": "story",
    "name": "person", "phone": "phone",
}  # fmt: skip


def card(code: str) -> Question:
    """Of a petition of this service that holds a name, a number and a place."""
    asked = {q.code: (q.type, tuple(q.label.values())) for q in SERVICES[code].questions}
    types = {**{own: (type_, ()) for own, type_ in OWN.items()}, **asked}
    draft = {
        one: Part(type_, parts.words(one, type_, labels)) for one, (type_, labels) in types.items()
    }
    draft["name"] = replace(draft["name"], given="박철수")
    return replace(CARD, draft=draft, parts={one: part.names for one, part in draft.items()})


def said(text: str, code: str) -> Reading:
    return read(Message(text, today=TODAY), card(code))


NAME = (
    "이름은 빼 주세요", "이름 빼줘", "제 이름은 지워 주세요", "이름은 안 넣을래요",
    "이름은 밝히고 싶지 않아요", "이름은 넣지 말아 주세요", "성함은 빼주세요",
    "이름 없이 보내 주세요",
    "remove my name", "leave my name out", "I don't want my name in it",
    "keep my name out of it", "please delete my name", "without my name",
)  # fmt: skip
PHONE = (
    "번호도 빼주세요", "전화번호는 지워 주세요", "번호는 빼고 싶어요", "연락처 삭제해 주세요",
    "제 번호 빼 주세요", "전화번호는 보내지 마세요", "take out my number", "remove the number",
    "please delete my phone number", "leave my number out",
)  # fmt: skip
BOTH = (
    "이름이랑 번호 빼 주세요", "이름하고 전화번호는 지워주세요", "이름과 연락처 빼 주세요",
    "익명으로 해 주세요", "remove my name and number",
    "leave out my name and phone number please",
)  # fmt: skip
ALL = sorted(code for code, service in SERVICES.items() if service.capability == "petition")


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("text", NAME)
def test_the_name_alone(text: str, code: str) -> None:
    assert said(text, code) == Correct("name", remove=True)


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("text", PHONE)
def test_the_number_alone(text: str, code: str) -> None:
    assert said(text, code) == Correct("phone", remove=True)


@pytest.mark.parametrize("code", ALL)
@pytest.mark.parametrize("text", BOTH)
def test_both(text: str, code: str) -> None:
    also = (Correct("phone", remove=True),)
    assert said(text, code) == Correct("name", remove=True, also=also)


@pytest.mark.parametrize(
    ("code", "text", "row"),
    [
        ("education", "학교 이름은 빼 주세요", "school"),
        ("education", "시설 이름 지워 주세요", "school"),
        ("education", "학교는 빼 주세요", "school"),
        ("education", "remove the school name", "school"),
        ("labour", "회사 이름 빼 주세요", "employer"),
        ("labour", "회사는 지워 주세요", "employer"),
        ("transport", "차량 번호는 빼 주세요", "line"),
        ("transport", "노선 빼 주세요", "line"),
        ("transport", "remove the vehicle number", "line"),
        ("administration", "기관은 빼 주세요", "office"),
        *[(code, text, "place") for code in ("education", "transport", "road", "other")
          for text in ("위치 빼주세요", "장소는 지워 주세요", "remove the place")],
    ],
)  # fmt: skip
def test_what_the_service_asks_for(code: str, text: str, row: str) -> None:
    assert said(text, code) == Correct(row, remove=True)


@pytest.mark.parametrize(
    ("code", "text", "row"),
    [
        ("education", "이름 바꿀래요", "name"),
        ("education", "학교 이름이 틀렸어요", "school"),
        ("labour", "회사 이름 바꿀래요", "employer"),
        ("labour", "이름 바꿀래요", "name"),
        ("transport", "번호 바꿀래요", "phone"),
        ("transport", "차량 번호 고칠게요", "line"),
        ("welfare", "이름 고칠래요", "name"),
    ],
)
def test_what_is_to_be_changed(code: str, text: str, row: str) -> None:
    assert said(text, code) in (Correct(row), Answer(f"part:{row}"))
