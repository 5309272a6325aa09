"""What was said before "did you mean …?" becomes the petition, whatever is typed next."""

from __future__ import annotations

import pytest

from tests.actions.conversation import Conversation, keys

FIRST = "우리 동네 가로등이 고장나서 골목이 너무 어두워요"
PLACES = (
    "마포구 성산로 128 앞이에요", "성산로 128", "네 행궁로 10 앞이요",
    "강남역 3번 출구 옆 골목이에요",
    "서교초등학교 정문 앞", "망원시장 입구예요", "합정동 412-7",
)  # fmt: skip
MORE = (
    "밤에 아이들이 넘어져서 많이 다쳤어요",
    "벌써 두 번이나 전화했는데 아무도 안 와요",
    "어제부터 계속 깜빡거리다가 꺼졌어요",
)
OTHERS = ("아니요", "아니 그게 아니라 여권 때문에 왔어요", "상담원", "얼마나 걸려요?", "고마워요")


async def asked(first: str = FIRST, locale: str = "ko") -> Conversation:
    """We have asked back about a sentence that was taken for a petition."""
    talk = Conversation(locale=locale, doubtful=True)
    messages = await talk.say(first, "find_service")
    assert keys(messages)[0] == "opening.matter.service"
    about = talk.slots["failures"]["about"]
    talk.slots["failures"]["about"] = {**about, "offered": ["file_petition", "check_status"]}
    talk.doubtful = False
    return talk


@pytest.mark.parametrize("intent", ["nlu_fallback", "file_petition"])
@pytest.mark.parametrize("place", PLACES)
async def test_an_address_is_where_it_is(place: str, intent: str) -> None:
    talk = await asked()
    await talk.say(place, intent)
    answers = talk.slots["draft"]["answers"]
    assert answers["content"] == FIRST
    assert answers["place"] in place
    assert talk.slots["draft"]["step"] == "confirm"


@pytest.mark.parametrize("text", MORE)
async def test_a_further_sentence_goes_on_with_it(text: str) -> None:
    talk = await asked()
    await talk.say(text)
    assert talk.slots["draft"]["answers"]["content"] == f"{FIRST}\n{text}"


@pytest.mark.parametrize("text", OTHERS)
async def test_what_says_something_else_begins_nothing(text: str) -> None:
    talk = await asked()
    await talk.say(text, "deny" if text == "아니요" else "nlu_fallback")
    draft = talk.slots.get("draft")
    assert draft is None or draft["journey"] != "petition"


async def test_in_english() -> None:
    talk = await asked("the street light near my house is broken and it is dark", "en")
    await talk.say("12 Main Street")
    answers = talk.slots["draft"]["answers"]
    assert answers["content"].startswith("the street light near my house")
    assert answers["place"] == "12 Main Street"


async def test_it_waits_for_a_petition_that_is_asked_for_in_words() -> None:
    talk = await asked()
    await talk.say("그건 아니고요", "deny")
    await talk.say("민원 넣고 싶어요", "file_petition")
    assert talk.slots["draft"]["answers"]["content"] == FIRST
