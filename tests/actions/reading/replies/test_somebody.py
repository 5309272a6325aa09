"""A person's name where a place is asked is no place; where somebody is, is no name."""

from __future__ import annotations

import pytest

from actions.dialogue.message import Message
from actions.dialogue.readings import Answer
from actions.reading.read import read
from actions.reading.replies import names
from tests.actions.conversation import keys
from tests.actions.filing import STORY, at_a_row, at_the_place, step
from tests.actions.reading.test_read import TODAY
from tests.actions.reading.test_read_card import WHERE

PEOPLE = [
    "홍길동",
    "홍길동이요",
    "홍길동입니다",
    "김철수",
    "김철수예요",
    "박영희",
    "이민호요",
    "김 철수",
    "남궁민수",
    "정하늘입니다",
    "최수진이에요",
    "강감찬",
    "Ann Lee",
    "ann lee",
    "John Smith",
    "Kim Minsu",
    "Bob Brown",
    "Sarah Connor",
    "Jihoon Choi",
    "Mr Kim",
    "Maria Garcia",
    "Minsu Kim",
    "Nguyen Van An",
    "David",
]
PLACES = [
    "성산동",
    "이촌동",
    "성수동이요",
    "방배동",
    "강남이요",
    "홍대",
    "신촌이에요",
    "파리공원",
    "한강공원",
    "Victoria Park",
    "Lotte World",
    "Olympic Park",
    "Hongdae",
    "Mapo library",
    "Grace Church",
    "Lotte Tower",
]
WHERE_SOMEBODY_IS = [
    ("저는 강남이에요", "강남"),
    ("전 홍대예요", "홍대"),
    ("저는 신촌이요", "신촌"),
    ("여기는 잠실이에요", "잠실"),
    ("저는 명동입니다", "명동"),
    ("지금 이태원이에요", "이태원"),
    ("여긴 종로예요", "종로"),
    ("저는 성산동입니다", "성산동"),
    ("저는 강남역이에요", "강남역"),
    ("나는 여의도요", "여의도"),
    ("저희는 일산이에요", "일산"),
    ("저는 성수예요", "성수"),
]

NO_NAMES = [said for said, place in WHERE_SOMEBODY_IS if place != "성산동"] + [
    "저는 마포예요",
    "수원이요",
]


@pytest.mark.parametrize("text", PEOPLE)
async def test_nobody_is_a_place(text: str) -> None:
    assert names.is_somebody(text)
    talk = await at_the_place()
    assert keys(await talk.say(text))[0] == "bad.place"
    assert step(talk) == "place"
    assert talk.slots["draft"]["answers"]["content"] == STORY


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_nobody(text: str) -> None:
    assert isinstance(read(Message(text, today=TODAY), WHERE), Answer)


@pytest.mark.parametrize(("text", "place"), WHERE_SOMEBODY_IS)
async def test_where_somebody_is(text: str, place: str) -> None:
    talk = await at_the_place()
    await talk.say(text)
    assert step(talk) == "confirm"
    assert talk.slots["draft"]["answers"]["place"] == place
    assert talk.slots["draft"]["answers"].get("name") is None
    assert talk.slots["draft"]["answers"]["content"] == STORY


@pytest.mark.parametrize("text", NO_NAMES)
async def test_it_is_no_name(text: str) -> None:
    talk = await at_a_row("name")
    await talk.say(text)
    assert step(talk) == "name"
    assert talk.slots["draft"]["answers"].get("name") is None


@pytest.mark.parametrize("text", ["저는 마포예요", "노원이요", "저희는 송파예요"])
async def test_a_whole_district_is_asked_about_once(text: str) -> None:
    talk = await at_the_place()
    assert keys(await talk.say(text))[0] == "bad.place.wide"
    await talk.say(text)
    assert step(talk) == "confirm"


@pytest.mark.parametrize("text", ["이름은 강남입니다", "제 이름은 성수예요"])
def test_what_is_called_a_name_is_one(text: str) -> None:
    assert names.name(text) is not None
