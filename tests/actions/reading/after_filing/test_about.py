"""What is said after a receipt: the topic of each, and that a matter of its own is none of them."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actions.dialogue import filed
from actions.dialogue.message import Message
from actions.reading.after_filing.about import about, own
from actions.reading.meant import Past, settled

SETS = Path(__file__).parents[3] / "sets"
MATTERS = (
    "놀이터 그네 줄이 끊어져서 아이가 다쳤어요",
    "저희 아파트 앞 도로에 구멍이 나서 오토바이가 넘어졌습니다",
    "The bus in our street has not come for three days in a row",
)
CASE = {
    "reference": "1AA-2611-0000571K",
    "at": "2026-11-24T14:00:00+09:00",
    "title": "성산로 128 앞 가로등이 꺼졌어요",
    "place": "성산로 128 앞",
    "said": "주소를 잘못 썼어요",
}


def rows(name: str) -> Any:
    return yaml.safe_load((SETS / name).read_text(encoding="utf-8"))


RECEIPT: list[dict[str, str]] = rows("listening/wishes_after_receipt.yml")
OPENINGS: list[dict[str, str]] = rows("listening/openings_story.yml")
SAID = [(said, topic) for topic, texts in rows("after_filing.yml").items() for said in texts]


def test_nine_of_ten_have_their_topic() -> None:
    right = [row for row in RECEIPT if about(row["said"]) == row["about"]]
    assert len(right) >= 0.9 * len(RECEIPT)


@pytest.mark.parametrize("row", [row for row in OPENINGS if row["is"] == "petition"])
def test_a_story_is_a_new_petition(row: dict[str, str]) -> None:
    assert about(row["said"]) is None


@pytest.mark.parametrize(("said", "topic"), SAID)
def test_topics(said: str, topic: str) -> None:
    assert about(said) == (None if topic == "nothing" else topic)


@pytest.mark.parametrize(("said", "topic"), SAID)
def test_what_is_said_of_the_case_is_no_other_wish(said: str, topic: str) -> None:
    """Through the whole reading: another one begins a petition, the others are answered."""
    message = settled(Message(said), open_=False, past=Past(case=CASE))
    if topic == "nothing":
        assert message.intent != filed.INTENT
    elif topic == "another":
        assert message.intent == "file_petition"
    else:
        assert message.entity("about") == topic


@pytest.mark.parametrize("said", [row["said"] for row in RECEIPT])
def test_with_something_open_or_without_a_case_nothing_changes(said: str) -> None:
    message = Message(said)
    assert settled(message, open_=True, past=Past(case=CASE)).intent != filed.INTENT
    assert settled(message, open_=False, past=Past()) == settled(message, open_=False)


@pytest.mark.parametrize(
    ("said", "matter", "topic"),
    [
        ("가로등은 언제 고쳐 줘요?", "가로등이 꺼졌어요", "when"),
        ("가로등 아직도 꺼져 있어요", "가로등이 꺼졌어요", "still_broken"),
        ("놀이터는 언제 고쳐 줘요?", "가로등이 꺼졌어요", None),
        ("when will the lamp be fixed", "the lamp in my street is out", "when"),
    ],
)
def test_words_of_the_matter_are_no_other_matter(said: str, matter: str, topic: str | None) -> None:
    assert about(said, matter) == topic


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("하나 더 신고할게요", ""),
        ("이번엔 버스 때문에 한 건 더 할라고요", "버스"),
        ("another one about the bus stop", "bus stop"),
        *((f"하나 더 신고할게요. {matter}",) * 2 for matter in MATTERS[:2]),
        ("한 건 더요 ⟦file:1⟧", "한 건 더요 ⟦file:1⟧"),
    ],
)
def test_what_another_petition_begins_with(said: str, rest: str) -> None:
    assert about(said) == "another"
    assert own(said) == rest


def test_danger_comes_first() -> None:
    text = "누가 칼을 들고 쫓아와요"
    assert settled(Message(text), open_=False, past=Past(case=CASE)).intent == "send_sos"


@pytest.mark.parametrize("said", ["after.still_broken", "after.add", "after.address"])
def test_a_yes_to_the_offer_begins_a_petition_that_names_the_case(said: str) -> None:
    found = settled(Message("네", "affirm"), open_=False, past=Past(CASE, said=said))
    assert found.intent == "file_petition"
    assert found.text == "가로등이 꺼졌어요 (1AA-2611-0000571K)\n주소를 잘못 썼어요"
    assert settled(Message("네", "affirm"), open_=False, past=Past(CASE)).intent == "affirm"


@given(st.sampled_from([said for said, _ in SAID]), st.sampled_from(MATTERS))
def test_a_matter_behind_it_is_never_lost(said: str, matter: str) -> None:
    """Only a wish for another one, or what adds to the case, takes a story along."""
    text = f"{said} {matter}"
    topic = about(text)
    assert topic in (None, "another", "add", "cancel")
    if topic == "another":
        assert own(f"{said}. {matter}").endswith(matter)


@given(st.text(alphabet=string.printable + "가나다아직도언제취소더하나번호⟦⟧", max_size=150))
def test_any_text_is_read(text: str) -> None:
    assert about(text) == about(text)
    own(text)
