"""What is put right at the card and where the subject is asked, by the kinds in which people say
it; and what sounds like it and is of the matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.actions.conversation import Conversation, keys
from tests.actions.filing import STORY, at_the_card, at_the_place, step

CARD = "ask.confirm.agree"
ENGLISH = "The street light is broken and the lane is too dark"


def held(talk: Conversation) -> dict[str, Any]:
    return dict(talk.slots["draft"]["answers"])


async def placed(place: str) -> Conversation:
    talk = await at_the_place() if not place.isascii() else Conversation(locale="en")
    if place.isascii():
        await talk.say(ENGLISH, "file_petition")
        if step(talk) == "category":
            await talk.choose("street_light")
    await talk.say(place)
    assert step(talk) == "confirm"
    assert held(talk)["place"] == place
    return talk


VILLA, EXIT, MAIN = "한빛빌라 302호", "강남역 3번 출구", "12 Main Street"
GANGNAM, LOTTE = "Gangnam station exit 3", "in front of Lotte Mart"
CHANGED = (
    # What stands there, what is said, what stands there then.
    (VILLA, "위치가 303호로 바뀌었어요", "한빛빌라 303호"),
    (VILLA, "303호로 바뀌었어요", "한빛빌라 303호"),
    (VILLA, "장소가 304호로 변경됐어요", "한빛빌라 304호"),
    (VILLA, "주소가 302호에서 305호로 바뀌었습니다", "한빛빌라 305호"),
    (VILLA, "위치는 303호로 수정됐어요", "한빛빌라 303호"),
    (EXIT, "위치가 4번 출구로 바뀐 것 같아요", "강남역 4번 출구"),
    (EXIT, "4번 출구로 바꼈어요", "강남역 4번 출구"),
    (EXIT, "3번 출구에서 5번 출구로 바뀌었어요", "강남역 5번 출구"),
    (EXIT, "위치가 신사역 8번 출구로 옮겨졌어요", "신사역 8번 출구"),
    (EXIT, "장소는 4번 출구로 해야 돼요", "강남역 4번 출구"),
    (EXIT, "4번 출구가 맞아요", "강남역 4번 출구"),
    (EXIT, "4번 출구여야 해요", "강남역 4번 출구"),
    (MAIN, "the place has changed to 14 Main Street", "14 Main Street"),
    (MAIN, "the address changed from 12 Main Street to 18 Main Street", "18 Main Street"),
    (GANGNAM, "it has changed to exit 4", "Gangnam station exit 4"),
    (GANGNAM, "it's been changed to exit 5", "Gangnam station exit 5"),
    (GANGNAM, "the location is now exit 6", "Gangnam station exit 6"),
    (GANGNAM, "the place was moved to Sinsa station exit 1", "Sinsa station exit 1"),
)  # fmt: skip
SHOULD = (
    (GANGNAM, "should be exit 4", "Gangnam station exit 4"),
    (GANGNAM, "it should be exit 4", "Gangnam station exit 4"),
    (GANGNAM, "that should say exit 4", "Gangnam station exit 4"),
    (GANGNAM, "must be exit 4", "Gangnam station exit 4"),
    (GANGNAM, "it's supposed to be exit 4", "Gangnam station exit 4"),
    (GANGNAM, "it was meant to be exit 4", "Gangnam station exit 4"),
    (GANGNAM, "it has to be exit 4", "Gangnam station exit 4"),
    (GANGNAM, "make it exit 4", "Gangnam station exit 4"),
    (GANGNAM, "change it to exit 4 please", "Gangnam station exit 4"),
    (GANGNAM, "it's actually exit 4", "Gangnam station exit 4"),
    (MAIN, "should be 14 Main Street", "14 Main Street"),
    (MAIN, "it ought to be 14 Main Street", "14 Main Street"),
    (MAIN, "the right one should be Mapo library", "Mapo library"),
)  # fmt: skip
PARTS = (
    ("성산로 128 앞", "뒤예요", "성산로 128 뒤"),
    ("성산로 128 앞", "뒤쪽이에요", "성산로 128 뒤쪽"),
    ("성산로 128 앞", "길 건너편이요", "성산로 128 길 건너편"),
    ("성산로 128 앞", "길 건너편", "성산로 128 길 건너편"),
    ("성산로 128", "옆이에요", "성산로 128 옆"),
    ("성산로 128", "맞은편입니다", "성산로 128 맞은편"),
    ("성산로 128", "왼쪽이요", "성산로 128 왼쪽"),
    ("성산로 128", "바로 옆이에요", "성산로 128 바로 옆"),
    ("성산로 128", "3층이요", "성산로 128 3층"),
    ("성산로 128", "지하 1층입니다", "성산로 128 지하 1층"),
    ("한빛아파트 101동", "103동이에요", "한빛아파트 103동"),
    ("상암초 정문", "후문이에요", "상암초 후문"),
    (MAIN, "it's behind it", "12 Main Street behind it"),
    (MAIN, "across the street", "12 Main Street across the street"),
    (LOTTE, "it's behind it", "behind Lotte Mart"),
    (LOTTE, "across the street", "across the street from Lotte Mart"),
    (MAIN, "it's the 3rd floor", "12 Main Street 3rd floor"),
    (MAIN, "apartment 5", "12 Main Street apartment 5"),
)  # fmt: skip


@pytest.mark.parametrize(("before", "said", "after"), [*CHANGED, *SHOULD, *PARTS])
async def test_the_place_is_put_right(before: str, said: str, after: str) -> None:
    talk = await placed(before)
    assert keys(await talk.say(said)) == ["changed", CARD]
    assert held(talk)["place"] == after


NOT_THE_PLACE = (
    (EXIT, "번호판이 초록색으로 바뀌었어요"),
    (EXIT, "가게가 식당으로 바뀌었어요"),
    (EXIT, "성산로로 가야 해요"),
    (EXIT, "제 말이 맞아요"),
    (EXIT, "네 맞아요"),
    (EXIT, "안이에요"),
    (EXIT, "뒤"),
    (EXIT, "왼쪽"),
    (GANGNAM, "it should be fixed by Friday"),
    (GANGNAM, "that should be illegal"),
    (GANGNAM, "it has to be removed"),
    (GANGNAM, "everything has changed to the worse"),
    (GANGNAM, "make it quick"),
    (GANGNAM, "near"),
)


@pytest.mark.parametrize(("before", "said"), NOT_THE_PLACE)
async def test_what_is_no_place_changes_none(before: str, said: str) -> None:
    talk = await placed(before)
    since = held(talk).get("since")
    await talk.say(said)
    assert held(talk)["place"] == before
    assert held(talk).get("since") == since


DAYS = (
    # The day of the conversation is Tuesday 24 November 2026.
    ("it was Tuesday 24 November", "2026-11-24"),
    ("it was Monday 23 November", "2026-11-23"),
    ("it was on Monday the 23rd of November", "2026-11-23"),
    ("no, it was Friday, November 20", "2026-11-20"),
    ("Friday 20 November", "2026-11-20"),
    ("it should be Friday 20 November", "2026-11-20"),
    ("the date is Saturday 21 November", "2026-11-21"),
    ("it happened on Sunday 22 November", "2026-11-22"),
    ("it was yesterday, Monday", "2026-11-23"),
    ("11월 24일 화요일이었어요", "2026-11-24"),
    ("11월 23일 월요일이에요", "2026-11-23"),
    ("아니 11월 20일 금요일이요", "2026-11-20"),
    ("금요일 11월 20일이었어요", "2026-11-20"),
    ("정확히는 11월 21일 토요일이었던 것 같아요", "2026-11-21"),
    ("어제 월요일이요", "2026-11-23"),
    ("날짜가 11월 20일로 바뀌었어요", "2026-11-20"),
)


@pytest.mark.parametrize(("said", "day"), DAYS)
async def test_the_day_is_put_right(said: str, day: str) -> None:
    talk = await at_the_card("사흘 전부터 가로등이 고장나서 골목이 너무 어두워요")
    assert held(talk)["since"] == "2026-11-21"
    told = keys(await talk.say(said))
    assert told[0] == "changed.both"
    assert "사흘 전" not in held(talk)["content"]
    assert told[-1] in (CARD, "again.agree_send")
    assert held(talk)["since"] == day


async def test_a_day_of_the_week_that_does_not_fit_is_asked_about() -> None:
    talk = await at_the_card()
    await talk.say("it was Monday 24 November")
    assert held(talk).get("since") != "2026-11-24"
    assert step(talk) == "since"


CAME_ABOUT = (
    ("오늘 새벽 바람에 그런 것 같아요", "2026-11-24"),
    ("어제 태풍에 부러졌어요", "2026-11-23"),
    ("어젯밤부터 그랬어요", "2026-11-23"),
    ("아마 그저께 비가 많이 오면서 생긴 것 같아요", "2026-11-22"),
    ("11월 20일에 갑자기 꺼졌어요", "2026-11-20"),
    ("어제 아침에 공사하다가 깨진 거예요", "2026-11-23"),
    ("사흘 전에 차에 받혀서 쓰러졌어요", "2026-11-21"),
    ("It broke in the storm last night", "2026-11-23"),
    ("it happened yesterday because of the wind", "2026-11-23"),
    ("I think it started on November 20", "2026-11-20"),
    ("yesterday it fell down", "2026-11-23"),
    ("the pole was hit by a truck on November 21", "2026-11-21"),
    ("it has been like this since November 19", "2026-11-19"),
)
TOLD_BESIDE = (
    "어제도 구청에 전화했는데 안 받았어요",
    "작년에는 이런 일이 없었어요",
    "어제 아이가 거기서 무서워했어요",
    "다음 주에 아이들 행사가 있어요",
    "I called the office yesterday and nobody answered",
    "my son was scared there yesterday evening",
)


@pytest.mark.parametrize(("said", "day"), CAME_ABOUT)
async def test_a_sentence_that_says_when_it_came_about(said: str, day: str) -> None:
    """The day is noted in any case; whether the sentence is of the text is asked."""
    talk = await at_the_card()
    told = keys(await talk.say(said))
    assert told[0] == "noted"
    assert held(talk)["since"] == day
    if told[-1] == "ask.add":
        await talk.say("없어요")
    assert step(talk) == "confirm"
    assert held(talk)["since"] == day
    assert held(talk)["content"] == STORY


@pytest.mark.parametrize("said", TOLD_BESIDE)
async def test_a_day_of_something_else_is_none_of_the_matter(said: str) -> None:
    talk = await at_the_card()
    await talk.say(said)
    assert not held(talk).get("since")


ODD = "옆 가게가 너무해요. 벌써 여러 번 말했는데 그대로예요"
AT_THE_SUBJECT = (
    # What is said, the row, what stands there once a service is chosen.
    ("아니 어제예요", "since", "2026-11-23"),
    ("어제가 아니라 그제요", "since", "2026-11-22"),
    ("날짜는 11월 20일이에요", "since", "2026-11-20"),
    ("날짜가 11월 20일로 바뀌었어요", "since", "2026-11-20"),
    ("no, it was yesterday", "since", "2026-11-23"),
    ("the date is November 20", "since", "2026-11-20"),
    ("장소는 시청 앞이에요", "place", "시청 앞"),
    ("위치를 성산로 140으로 바꿔 주세요", "place", "성산로 140"),
    ("아니요, 위치가 틀렸어요. 마포구청 앞이에요", "place", "마포구청 앞"),
    ("주소를 잘못 썼어요 성산로 138이에요", "place", "성산로 138"),
    ("위치가 성산로 142로 바뀌었어요", "place", "성산로 142"),
    ("the place is wrong, behind City Hall", "place", "behind City Hall"),
    ("no, it's 14 Main Street", "place", "14 Main Street"),
    ("change the place to 18 Main Street", "place", "18 Main Street"),
    ("제 이름은 박영희예요", "name", "박영희"),
    ("이름은 빼 주세요", "name", None),
    ("leave my name out", "name", None),
)


async def at_the_subject(story: str = ODD) -> Conversation:
    talk = Conversation()
    await talk.say(story, "file_petition")
    assert step(talk) == "category"
    return talk


async def chosen(talk: Conversation, code: str) -> dict[str, Any]:
    if code == "street_light":
        await talk.choose("elsewhere")
        await talk.choose("group:street_light")
    await talk.choose(code)
    return held(talk)


@pytest.mark.parametrize(("said", "code", "value"), AT_THE_SUBJECT)
async def test_before_the_service_is_known(said: str, code: str, value: str | None) -> None:
    talk = await at_the_subject()
    told = keys(await talk.say(said))
    assert told[0] in ("noted", "changed", "removed", "removed.nothing")
    assert told[1:] == ["ask.category.again"]
    found = await chosen(talk, "street_light")
    assert found["content"] == ODD
    assert found.get(code) == value


@pytest.mark.parametrize("said", ["시끄러워서 잠을 못 자요", "they never listen to us at all"])
async def test_a_sentence_is_of_the_text_still(said: str) -> None:
    talk = await at_the_subject()
    assert keys(await talk.say(said))[0] == "piece.joined"


async def test_several_rows_one_after_the_other() -> None:
    talk = await at_the_subject("성산로 128 " + ODD)
    for said in ("아니 어제예요", "장소는 시청 앞이에요", "이름은 박영희예요"):
        assert keys(await talk.say(said))[-1] == "ask.category.again"
    found = await chosen(talk, "street_light")
    assert (found["since"], found["place"], found["name"]) == ("2026-11-23", "시청 앞", "박영희")
    assert "128" not in found["title"]


async def test_what_the_service_has_no_row_for_stays_in_the_text() -> None:
    talk = await at_the_subject()
    await talk.say("아니 어제예요")
    found = await chosen(talk, "other")
    assert found["content"] == f"{ODD}\n아니 어제예요"


async def test_a_place_that_is_only_wrong_is_asked_for() -> None:
    talk = await at_the_subject("성산로 128 " + ODD)
    assert keys(await talk.say("위치가 틀렸어요")) == ["removed", "ask.category.again"]
    await chosen(talk, "street_light")
    assert step(talk) == "place"


WITHOUT_AND_SEND: Sequence[str] = (
    "이름 빼고 보내 주세요",
    "이름은 빼고 접수해 주세요",
    "제 이름 빼고 그냥 보내주세요",
    "이름 없이 보내 주세요",
    "이름 지우고 보내 주세요",
    "익명으로 보내 주세요",
    "이름은 빼고 신고해 주세요",
    "그럼 이름 빼고 넣어 주세요",
    "이름 안 밝히고 접수할게요",
    "send it without my name",
    "leave my name out and send it",
    "please submit it without my name",
    "remove my name and send it",
    "take my name off and submit it please",
    "file it anonymously",
)


@pytest.mark.parametrize("said", WITHOUT_AND_SEND)
async def test_the_name_goes_and_the_press_is_asked_for(said: str) -> None:
    talk = await at_the_card(f"{STORY}. 제 이름은 박영희예요")
    assert held(talk)["name"] == "박영희"
    told = keys(await talk.say(said))
    assert told == ["removed", "removed.written", "card.ready", CARD]
    assert held(talk)["name"] is None
    talk = await at_the_card()
    told = keys(await talk.say(said))
    assert told == ["removed.nothing", "again.agree_send"]
