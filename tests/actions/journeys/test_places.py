"""What a conversation has named of a place goes along with its questions."""

from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge.areas import stood
from tests.actions.conversation import Conversation

JONGNO, BUSAN = "서울특별시 종로구", "부산광역시"


class Asked(list[dict[str, Any]]):
    """The look-ups of a conversation; nothing is found."""

    def __call__(self, effect: Any) -> dict[str, Any]:
        self.append(dict(effect))
        return {"type": "faq", "question": effect["query"], "nearest": []}

    def __bool__(self) -> bool:
        return True

    def place(self) -> str:
        return str(self[-1].get("place") or "")


@pytest.mark.parametrize(
    ("before", "entity", "named"),
    [
        ("종로구 사는데요", "종로구", (JONGNO,)),
        ("저는 종로구에 살아요", None, (JONGNO,)),
        ("서울 종로구 혜화동 1-1 앞이에요", "서울특별시", (JONGNO,)),
        ("부산이요", BUSAN, (BUSAN,)),
        ("부산 중구 사는데", BUSAN, ("부산광역시 중구",)),
        ("중구 사는데", None, ()),
        ("경남 진주 살아요", "경상남도", ("경상남도 진주시",)),
        ("I live in Jongno-gu", None, (JONGNO,)),
        ("I live in Jung-gu, Busan", BUSAN, ("부산광역시 중구",)),
        ("Haeundae-gu", "해운대구", ("부산광역시 해운대구",)),
        ("Suwon City", "수원시", ("경기도 수원시",)),
        ("안녕하세요", None, ()),
        ("임시 번호판이요", None, ()),
        ("hello", None, ()),
        ("가로등이 꺼졌어요", None, ()),
        ("해운대구 주민이에요", None, ("부산광역시 해운대구",)),
        ("제주 살아요", "제주특별자치도", ("제주특별자치도",)),
        ("성남시 분당구요", "성남시", ("경기도 성남시 분당구",)),
        ("수원시에서 왔어요", "수원시", ("경기도 수원시",)),
        ("불이 꺼졌어요. " * 40 + "종로구예요", "종로구", (JONGNO,)),
    ],
)
async def test_named_before(before: str, entity: str | None, named: tuple[str, ...]) -> None:
    asked = Asked()
    talk = Conversation(knowledge=asked)
    await talk.say(before, "greet", **({"place": entity} if entity else {}))
    await talk.say("여권 어디서 해요?", "ask_faq")
    assert stood("여권 어디서 해요?", asked.place(), "").named == named


async def test_the_newest_that_names_a_region_counts() -> None:
    asked = Asked()
    talk = Conversation(knowledge=asked)
    await talk.say("부산 살다가", "greet", place=BUSAN)
    await talk.say("종로구로 왔어요", "greet", place="종로구")
    await talk.say("임대주택시 문의", "greet")
    await talk.say("여권 어디서 해요?", "ask_faq")
    assert stood("", asked.place(), "").named == (JONGNO,)
    await talk.say("중구에서는요?", "ask_faq")
    assert stood("중구에서는요?", asked.place(), "").named == (JONGNO,)


async def test_in_a_doubt_and_for_a_word() -> None:
    asked = Asked()
    talk = Conversation(knowledge=asked)
    await talk.say("종로구요", "greet", place="종로구")
    await talk.say("뭔가 다른 이야기", "nlu_fallback")
    await talk.say("교부가 뭐예요", "explain_term")
    assert [one["place"] for one in asked] == ["종로구요", "종로구요"]


async def test_forgotten_with_all_the_rest() -> None:
    asked = Asked()
    talk = Conversation(knowledge=asked)
    await talk.say("종로구요", "greet", place="종로구")
    await talk.choose("delete_my_data")
    await talk.choose("erase")
    await talk.say("여권 어디서 해요?", "ask_faq")
    assert "place" not in asked[-1]
