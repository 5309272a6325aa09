"""A place that is put right: the title names the new one and not the old, whoever wrote it."""

from __future__ import annotations

import pytest

from tests.actions.conversation import Conversation, keys

ROWS = (
    # story, what is typed on the card, the new place, what the title says no more
    ("마포구 성산로 128 앞 가로등이 꺼져 있어요", "아니 성산로 140 앞이에요",
     "성산로 140 앞", "128"),
    ("행궁로 10 앞 가로등이 꺼졌어요", "위치가 틀렸어요. 행궁로 12 앞이에요", "행궁로 12 앞", "10"),
    ("강남역 3번 출구 옆 골목 가로등이 나갔어요", "아니 4번 출구요",
     "강남역 4번 출구 옆 골목", "3번"),
    ("어제부터 중앙로 1 앞 가로등이 깜빡거려요", "중앙로 1이 아니라 중앙로 3이에요",
     "중앙로 3", "중앙로 1 "),
    ("성산로 128 가로등 기둥이 부서졌어요", "주소를 잘못 썼어요 성산로 138이에요",
     "성산로 138", "128"),
    ("망원역 1번 출구 가로등이 꺼져서 어두워요", "장소는 망원역 2번 출구예요",
     "망원역 2번 출구", "1번"),
    ("월드컵로 20 앞 가로등 불이 안 켜져요", "위치를 합정동 412-7로 바꿔주세요",
     "합정동 412-7", "월드컵로"),
    ("서교초등학교 정문 앞 가로등이 고장났어요", "아니요, 성산초등학교 정문 앞이에요",
     "성산초등학교 정문 앞", "서교"),
    ("The street light at 12 Main Street is out", "no, it's 14 Main Street",
     "14 Main Street", "12 Main"),
    ("The street light in front of Mapo library is out", "the place is wrong, behind City Hall",
     "behind City Hall", "Mapo"),
    ("The lamp at Hongdae station exit 3 is broken", "it's exit 4, not exit 3",
     "exit 4", "exit 3"),
)  # fmt: skip


async def corrected(story: str, said: str) -> Conversation:
    locale = "en" if story.isascii() else "ko"
    talk = Conversation(locale=locale)
    first = await talk.say(story, "file_petition")
    if keys(first)[-1].startswith("ask.category"):
        await talk.choose("street_light")
    assert talk.slots["draft"]["step"] == "confirm", keys(first)
    assert keys(await talk.say(said))[0] in ("changed", "changed.both", "edit.swapped")
    return talk


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
async def test_the_title_follows(row: tuple[str, str, str, str]) -> None:
    story, said, place, gone = row
    talk = await corrected(story, said)
    answers = talk.slots["draft"]["answers"]
    assert place in answers["place"]
    assert gone not in answers["title"]
    assert place in answers["title"]
    assert gone not in answers["content"]
    assert place in answers["content"]


async def test_it_stays_so_when_the_story_goes_on_or_is_corrected_again() -> None:
    talk = await corrected("행궁로 10 앞 가로등이 꺼졌어요", "아니 행궁로 12 앞이에요")
    await talk.say("밤마다 너무 어두워서 다니기 힘들어요")
    await talk.choose("yes")
    assert "행궁로 10" not in talk.slots["draft"]["answers"]["title"]
    await talk.say("아니 행궁로 14 앞이에요")
    assert talk.slots["draft"]["answers"]["title"] == "행궁로 14 앞 가로등이 꺼졌어요"


async def test_a_row_that_is_opened_does_the_same() -> None:
    talk = Conversation()
    await talk.say("행궁로 10 앞 가로등이 꺼졌어요", "file_petition")
    await talk.choose("part:place")
    await talk.say("중앙로 3")
    assert talk.slots["draft"]["answers"]["title"] == "중앙로 3 가로등이 꺼졌어요"


async def test_a_title_of_ones_own_is_changed_in_the_place_alone() -> None:
    talk = Conversation()
    await talk.say("행궁로 10 앞 가로등이 꺼졌어요", "file_petition")
    await talk.choose("part:title")
    await talk.say("행궁로 10 앞 어두운 골목")
    await talk.say("아니 행궁로 12 앞이에요")
    assert talk.slots["draft"]["answers"]["title"] == "행궁로 12 앞 어두운 골목"


async def test_what_only_begins_alike_is_no_old_place() -> None:
    talk = Conversation()
    await talk.say("행궁로 1 가로등이 꺼졌어요. 행궁로 10은 괜찮아요", "file_petition")
    if talk.slots["draft"]["answers"].get("place") != "행궁로 1":
        await talk.choose("part:place")
        await talk.say("행궁로 1")
    await talk.choose("part:title")
    await talk.say("행궁로 1 그리고 행궁로 10 가로등")
    await talk.say("위치를 중앙로 3으로 바꿔 주세요")
    assert talk.slots["draft"]["answers"]["title"] == "중앙로 3 그리고 행궁로 10 가로등"


@pytest.mark.parametrize(
    ("story", "said", "title"),
    [
        ("The street light on Main Street is out", "on Sinchon-ro", "on Sinchon-ro"),
        ("수원시에 행궁로 10 앞 가로등이 꺼졌어요", "수원시 행궁로 12 앞", "수원시 행궁로 12 앞"),
    ],
)
async def test_no_word_of_the_place_stands_twice(story: str, said: str, title: str) -> None:
    talk = Conversation(locale="en" if story.isascii() else "ko")
    await talk.say(story, "file_petition")
    if talk.slots["draft"]["step"] == "category":
        await talk.choose("street_light")
    await talk.choose("part:place")
    await talk.say(said)
    told = talk.slots["draft"]["answers"]["title"]
    assert title in told
    assert told.split().count(title.split()[0]) == 1


@pytest.mark.parametrize("said", ["어제", "어제요", "지난주 월요일"])
async def test_a_day_is_no_title(said: str) -> None:
    talk = Conversation()
    await talk.say("행궁로 10 앞 가로등이 꺼졌어요", "file_petition")
    before = talk.slots["draft"]["answers"]["title"]
    await talk.choose("part:title")
    told = await talk.say(said)
    assert talk.slots["draft"]["answers"].get("title") in (None, before), keys(told)
