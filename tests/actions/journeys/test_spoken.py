"""What was just said holds for a while: an answer for five minutes, a case for a day; an address
that comes first is kept, and a day behind it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.effects import wire
from actions.effects.results import CaseFacts, CaseFound
from bot.texts.catalogue import Catalogue
from tests.actions import references
from tests.actions.answers_shipped import Shipped
from tests.actions.conversation import Conversation, keys

CASE = CaseFacts(
    reference=references.RECEIPT,
    service={"ko": "가로등 고장", "en": "Street light"},
    agency={"ko": "시청", "en": "City Hall"},
    state="working",
    portal_state={"ko": "처리 중", "en": "Being processed"},
    submitted_at="2026-11-20T00:00:00+00:00",
    changed_at="2026-11-21T00:00:00+00:00",
    due_on=references.DUE,
    title="골목 가로등",
)


async def answered() -> tuple[Conversation, Shipped]:
    found = Shipped()
    talk = Conversation(knowledge=found)
    assert "effect:faq" not in keys(await talk.say("전입신고 어떻게 해요?", "ask_faq"))
    assert found.told == ["moving_in_report"]
    return talk, found


@pytest.mark.parametrize(
    "text",
    ["그건 며칠 안에 해야 돼요?", "수수료는요?", "인터넷으로도 돼요?", "더 자세히 알려 주세요"],
)
async def test_a_question_goes_on_with_what_was_answered(text: str) -> None:
    talk, found = await answered()
    references.later(talk, minutes=4)
    await talk.say(text)
    references.later(talk, minutes=4)
    await talk.say("그거 얼마예요?", "ask_faq")
    assert found.told == ["moving_in_report"] * 3


async def test_after_five_minutes_it_is_asked_back() -> None:
    talk, found = await answered()
    references.later(talk, minutes=6)
    assert keys(await talk.say("그거 얼마예요?", "ask_faq")) == ["opening.which"]
    assert keys(await talk.say("준비물은요?", "ask_faq")) == ["opening.which"]
    assert len(found.asked) == 1


async def test_another_one_of_the_same_kind_is_meant() -> None:
    talk, found = await answered()
    await talk.say("아니 혼인이요", "deny")
    assert found.told[-1] == "marriage_report"


async def seen(**changes: Any) -> Conversation:
    talk = Conversation(cases=[references.RECEIPT])
    await talk.say("제 민원 어떻게 됐어요?", "check_status")
    case = wire.write_result(CaseFound(case=CASE, bound=True))
    await talk.system(**{**case, "case": {**case["case"], **changes}})
    return talk


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("그거 누가 해요?", "after.who"),
        ("언제 끝나요?", "after.when"),
        ("왜 이렇게 오래 걸려요?", "after.when"),
        ("빠뜨린 말이 있어요", "after.add"),
        ("취소하고 싶어요", "after.cancel"),
    ],
)
async def test_a_case_that_was_shown_is_meant_for_a_day(text: str, key: str) -> None:
    talk = await seen()
    references.later(talk, hours=20)
    said = await talk.say(text)
    assert keys(said) == [key]
    assert "110" not in str(said[0]["values"].get("phone"))


async def test_a_case_that_was_shown_two_days_ago_is_not() -> None:
    talk = await seen()
    references.later(talk, hours=25)
    assert keys(await talk.say("그건 언제 나와요?", "ask_faq")) == ["opening.which"]


async def test_of_a_closed_case_no_answer_is_promised() -> None:
    talk = await seen(state="done", due_on=None)
    assert keys(await talk.say("그거 왜 그렇게 했어요?", "ask_faq")) in (
        ["opening.case"],
        ["after.who"],
    )
    assert keys(await talk.say("감사합니다", "thank")) == ["thanks"]


async def test_what_was_answered_last_is_nearer_than_a_case() -> None:
    talk = await seen()
    talk.knowledge = found = Shipped()
    references.later(talk, minutes=10)
    await talk.say("전입신고 어떻게 해요?", "ask_faq")
    references.later(talk, minutes=1)
    await talk.say("그거 언제까지 해야 돼요?", "ask_faq")
    assert found.told == ["moving_in_report"] * 2


async def test_one_of_the_nearest_is_named_by_its_place() -> None:
    found = Shipped()
    talk = Conversation(knowledge=found)
    said = await talk.say("여권", "ask_faq")
    nearest = [one["value"] for one in said[0]["choices"]]
    assert said[0]["say"] == "faq.nearest"
    await talk.say("두번째요")
    assert found.told == [nearest[1].split(":")[1]]


@pytest.mark.parametrize(
    ("locale", "place", "day", "told"),
    [
        ("ko", "성산로 128 앞", "어제부터요", "가로등이 꺼져 있어요"),
        ("ko", "성산로 128 앞이에요", "지난주 월요일부터요", "가로등이 고장 났어요"),
        ("en", "128 Seongsan-ro", "since yesterday", "the street light is out"),
    ],
)
async def test_an_address_comes_first(locale: str, place: str, day: str, told: str) -> None:
    talk = Conversation(locale=locale)
    said = await talk.say(place, "file_petition")
    assert keys(said) == ["opening.place"]
    assert keys(await talk.say(day)) == ["opening.place.day"]
    await talk.say(told, "file_petition")
    draft = talk.slots["draft"]
    assert draft["answers"]["content"] == f"{told}\n{place}\n{day}"
    assert draft["answers"]["place"] in place
    assert draft["service"]["code"] == "street_light"
    assert draft["answers"]["since"] is not None


async def test_the_place_is_kept_for_a_bare_wish() -> None:
    talk = Conversation()
    await talk.say("성산로 128 앞")
    await talk.say("민원 넣고 싶어요", "file_petition")
    assert talk.slots["draft"]["step"] == "content"
    assert talk.slots["draft"]["notes"]["place"] == "성산로 128 앞"


@pytest.mark.parametrize(
    ("locale", "text", "named"),
    [
        (
            "ko",
            "가로등이 나가서 골목이 너무 캄캄한데 누구 하나 신경 쓰는 사람이 없더라고요 정말",
            "가로등 고장",
        ),
        (
            "en",
            "the street lights have been off for weeks and our alley is pitch dark at night",
            "Street light",
        ),
    ],
)
async def test_what_is_offered_is_named(locale: str, text: str, named: str) -> None:
    talk = Conversation(locale=locale, doubtful=True)
    said = await talk.say(text, "give_feedback")
    assert keys(said)[0] == "opening.matter.service"
    assert named in Catalogue.load().render(said[0], locale)
    assert named in Catalogue.load().render(said[0], locale, "sms")
