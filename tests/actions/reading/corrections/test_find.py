"""Corrections of a draft in plain words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading import parts as reading_parts
from actions.reading.corrections import find as corrections
from actions.reading.corrections.draft import Correction
from actions.reading.replies import plain
from tests.kit.sets import rows

TYPES = {
    "title": "text", "text": "story", "category": "category", "place": "place", "date": "date",
    "kind": "choice", "name": "person", "contact": "phone", "photo": "file",
}  # fmt: skip
PARTS = {
    "title": reading_parts.words("title", "text"),
    "text": reading_parts.words("content", "story"),
    "category": reading_parts.words("category", "category"),
    "place": reading_parts.words("place", "place", ["위치", "Place"]),
    "date": reading_parts.words("since", "date", ["언제부터", "Since when"]),
    "kind": reading_parts.words("fault", "choice", ["상태", "State"]),
    "name": reading_parts.words("name", "person"),
    "contact": reading_parts.words("phone", "phone") + r"|번호|\bnumber\b",
    "photo": reading_parts.words("photos", "file"),
}
KOREAN = {
    "title": "성산로 128 앞 가로등 고장", "category": "가로등 고장", "place": "성산로 128 앞",
    "date": "어제 11월 29일", "kind": "꺼져 있어요", "name": "박철수", "contact": "010-1234-5678",
}  # fmt: skip
ENGLISH = {**KOREAN, "category": "Street light", "kind": "It is out"}
"""The draft of the set, as each language shows it."""
OPTIONS = {
    "kind": (
        "꺼져 있어요", "깜빡여요", "낮에도 켜져 있어요", "기둥이나 등이 부서졌어요",
        "It is out", "It flickers", "It is on by day", "Pole or lamp is damaged",
    )
}  # fmt: skip


def _find(text: str) -> Correction | None:
    held = KOREAN if re.search("[가-힣]", text) else ENGLISH
    return corrections.find(text, PARTS, held, types=TYPES, options=OPTIONS)


def _is_right(row: dict[str, Any]) -> bool:
    found = _find(row["said"])
    if found is None or (found.code, found.remove) != (row["field"], row.get("remove", False)):
        return False
    value = plain.squeezed(found.value or "")
    wanted = [plain.squeezed(one) for one in (row.get("value") or "", *row.get("or", []))]
    return any(value == one or (value and one and (value in one or one in value)) for one in wanted)


def test_corrections_are_heard() -> None:
    table = rows("listening/corrections", "corrections")
    wrong = [(row["said"], _find(row["said"])) for row in table if not _is_right(row)]
    assert len(wrong) <= 0.1 * len(table), wrong


def test_a_story_that_goes_on_corrects_nothing() -> None:
    said = map(str, rows("listening/story_ends", "goes_on"))
    assert [text for text in said if _find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "신호등을 LED로 바꿔 주세요",
        "낙서를 지워 주세요",
        "아니 이게 말이 됩니까",
        "한두 번이 아니에요",
        "쓰레기만 문제가 아니라 냄새도 나요",
        "주소가 잘못된 고지서가 와요",
        "주소는 왜 필요해요?",
        "위치는 잘 보이는데 관리가 안 돼요",
        "No it's still broken",
        "the address on my bill is wrong",
        "remove the graffiti",
        "not only the lamp but the pole too",
    ],
)
def test_what_is_no_correction(text: str) -> None:
    assert _find(text) is None


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("주차 문제 아니고요 쓰레기 버린 거예요", "category", "쓰레기 버린 거"),
        ("소음 민원이 아니라 쓰레기예요", "category", "쓰레기"),
        ("아니다 13번 출구네요", "place", "13번 출구네요"),
        ("아니야 4번 출구야", "place", "4번 출구야"),
        ("no, exit 4", "place", "exit 4"),
        ("sorry, apartment 303", "place", "apartment 303"),
    ],
)
def test_what_is_put_right(text: str, code: str, value: str) -> None:
    found = _find(text)
    assert found is not None
    assert (found.code, found.value) == (code, value)


def test_what_the_draft_does_not_hold_is_not_corrected() -> None:
    text = "가로등이 아니라 보안등이 꺼졌어요"
    assert corrections.find(text, PARTS, {"place": "마포구청 앞"}, types=TYPES) is None


@given(st.text(max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    found = _find(text)
    assert found is None or found.code in PARTS
