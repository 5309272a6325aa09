"""A place that is said stays: also where the service does not ask for one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.conversation import Conversation, keys
from tests.actions.filing import STORY, at_the_place, step

BUS = "버스가 한 시간이나 안 와서 추운데 계속 기다렸어요"
WITHOUT = {
    "transport": (BUS, "the bus never comes, we waited for an hour in the cold"),
    "administration": ("공무원이 민원을 넣어도 대답이 없고 서류도 안 줘요",
                       "this regulation should be changed"),
    "education": ("우리 애가 학교에서 폭력을 당했는데 학교가 덮으려 해요",
                  "there is no kindergarten place for our toddler"),
    "labour": ("사장님이 두 달째 월급을 안 주고 연락도 안 돼요",
               "my boss hasn't paid my salary for two months"),
    "welfare": ("기초생활수급 신청을 했는데 떨어졌어요 도와주세요",
                "they turned down my disability support and will not say why"),
}  # fmt: skip
"""Services that ask for no place, with a story in each language that names none."""
SAID = {
    "ko": ("장소는 강남역 4번 출구예요", "강남역 4번 출구", "위치: 강남역 4번 출구"),
    "en": ("the place is exit 4 of Gangnam station", "exit 4 of Gangnam station",
           "Place: exit 4 of Gangnam station"),
}  # fmt: skip


async def at_the_card(code: str, story: str, locale: str = "ko") -> Conversation:
    talk = Conversation(locale=locale)
    await talk.say(story, "file_petition")
    if step(talk) == "category":
        await talk.choose("elsewhere")
        await talk.choose(code)
    while step(talk) != "confirm":
        await talk.choose("other")
    assert talk.slots["draft"]["service"]["code"] == code
    return talk


def rows(said: list[dict[str, Any]]) -> dict[str, Any]:
    return {row["code"]: row["value"] for row in said[-1]["card"]["rows"]}


async def filed(talk: Conversation) -> dict[str, Any]:
    [submitted] = [
        message["effect"]["draft"]
        for message in await talk.choose("send")
        if message.get("effect", {}).get("type") == "submit"
    ]
    return dict(submitted)


@pytest.mark.parametrize("locale", SAID)
@pytest.mark.parametrize("code", WITHOUT)
async def test_a_place_at_the_card_is_a_row_and_goes_along(code: str, locale: str) -> None:
    story = WITHOUT[code][locale == "en"]
    text, place, line = SAID[locale]
    talk = await at_the_card(code, story, locale)
    assert "place" not in rows(await talk.say("다시" if locale == "ko" else "repeat"))
    said = await talk.say(text)
    assert keys(said) == ["noted", "ask.confirm.agree"]
    assert rows(said)["place"] == place
    sent = await filed(talk)
    assert sent["body"] == f"{story}\n{line}"
    assert "place" not in sent["attributes"]


async def test_it_is_corrected_like_any_other() -> None:
    talk = await at_the_card("transport", BUS)
    await talk.say("강남역 3번 출구요")
    said = await talk.say("아니 4번 출구요")
    assert keys(said) == ["changed", "ask.confirm.agree"]
    assert rows(said)["place"] == "강남역 4번 출구"
    assert (await filed(talk))["body"].endswith("\n위치: 강남역 4번 출구")


async def test_what_the_story_says_is_a_row_and_is_not_said_twice() -> None:
    story = "강남역 4번 출구 정류장에서 버스가 한 시간이나 안 왔어요"
    talk = await at_the_card("transport", story)
    assert rows(await talk.say("다시"))["place"] == "강남역 4번 출구 정류장"
    assert (await filed(talk))["body"] == story


async def test_left_out_again() -> None:
    talk = await at_the_card("transport", BUS)
    await talk.say("강남역 3번 출구요")
    said = await talk.say("위치는 빼 주세요")
    assert keys(said) == ["removed", "ask.confirm.agree"]
    assert "place" not in rows(said)
    sent = await filed(talk)
    assert sent["body"] == BUS
    assert "강남역" not in sent["title"]


async def test_a_location_is_kept_too() -> None:
    talk = await at_the_card("transport", BUS)
    said = await talk.say("⟦spot:1⟧")
    assert rows(said)["place"] == "⟦spot:1⟧"
    assert (await filed(talk))["body"] == f"{BUS}\n위치: ⟦spot:1⟧"


async def test_another_service_takes_it_along() -> None:
    talk = await at_the_place()
    await talk.say("강남역 3번 출구")
    said = await talk.say("분야는 교통이요")
    assert keys(said)[0] == "changed"
    await talk.choose("other")
    assert talk.slots["draft"]["answers"]["place"] == "강남역 3번 출구"
    await talk.say("분야는 가로등이요")
    sent = await filed(talk)
    assert sent["attributes"]["place"] == "강남역 3번 출구"
    assert sent["body"] == STORY


async def test_where_the_service_asks_it_is_an_answer_and_no_line() -> None:
    talk = await at_the_place()
    await talk.say("강남역 3번 출구")
    sent = await filed(talk)
    assert sent["attributes"]["place"] == "강남역 3번 출구"
    assert sent["body"] == STORY


@pytest.mark.parametrize(
    ("replies", "place"),
    [
        (["온 동네가 다요", "망원동이요"], "망원동 온 동네"),
        (["온 동네가 다요", "마포구요"], "마포구 온 동네"),
        (["온 동네가 다요", "모르겠어요"], "온 동네"),
        (["온 동네가 다요", "그냥 온 동네요"], "온 동네"),
        (["동네 전체요", "망원동 한빛빌라 앞이요"], "망원동 한빛빌라 앞 동네 전체"),
        (["everywhere", "Mangwon-dong"], "everywhere, Mangwon-dong"),
        (["성산로 128이요"], "성산로 128"),
    ],
)
async def test_everywhere_is_asked_about_once(replies: list[str], place: str) -> None:
    talk = await at_the_place()
    for number, reply in enumerate(replies, 1):
        said = keys(await talk.say(reply))
        last = number == len(replies)
        assert said == ["ask.confirm.agree" if last else "ask.own.place.around"]
    assert talk.slots["draft"]["answers"]["place"] == place


async def test_what_is_no_place_is_asked_again_and_a_name_is_noted() -> None:
    talk = await at_the_place()
    for reply in ("바보야", "여보세요", "민원 넣을게요"):
        await talk.say(reply)
        assert step(talk) == "place"
        assert talk.slots["draft"]["answers"]["content"] == STORY
    said = await talk.say("my name is Ann Lee")
    assert keys(said)[0] == "noted"
    assert step(talk) == "place"
    await talk.say("성산로 128")
    answers = talk.slots["draft"]["answers"]
    assert (answers["name"], answers["place"]) == ("Ann Lee", "성산로 128")


@pytest.mark.parametrize(
    ("opened", "place"),
    [
        ("4번 출구요", "강남역 4번 출구 앞"),
        ("뒤쪽이요", "강남역 3번 출구 뒤쪽"),
        ("아니 4번이요", "강남역 4번 출구 앞"),
        ("성산로 128이요", "성산로 128"),
        ("신사역 8번 출구", "신사역 8번 출구"),
    ],
)
async def test_a_row_that_is_opened_takes_a_part(opened: str, place: str) -> None:
    talk = await at_the_place()
    await talk.say("강남역 3번 출구 앞")
    await talk.choose("part:place")
    await talk.say(opened)
    assert step(talk) == "confirm"
    assert talk.slots["draft"]["answers"]["place"] == place


@pytest.mark.parametrize(
    ("said", "name", "phone", "labels"),
    [
        ("이름은 빼 주세요", None, "⟦phone:1⟧", ["label.name"]),
        ("leave my name out", None, "⟦phone:1⟧", ["label.name"]),
        ("번호도 빼주세요", "김철수", None, ["label.phone"]),
        ("이름이랑 번호 빼 주세요", None, None, ["label.person"]),
        ("익명으로 해 주세요", None, None, ["label.person"]),
    ],
)
async def test_the_name_and_the_number_are_each_their_own(
    said: str, name: str | None, phone: str | None, labels: list[str]
) -> None:
    talk = await at_the_card("transport", BUS)
    await talk.say("김철수 ⟦phone:1⟧")
    answers = talk.slots["draft"]["answers"]
    assert (answers["name"], answers["phone"]) == ("김철수", "⟦phone:1⟧")
    told = await talk.say(said)
    assert [one["values"]["label"]["key"] for one in told if one["say"] == "removed"] == labels
    answers = talk.slots["draft"]["answers"]
    assert (answers["name"], answers["phone"]) == (name, phone)
