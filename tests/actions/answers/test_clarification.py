"""Not sure: the nearest readings, a question back, and never the same apology twice running."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import clarification
from actions.form import JOURNEYS
from actions.intents import INTENTS
from bot.texts.catalogue import SHORT, Catalogue
from connectors.sms.downgrade import downgrade
from connectors.sms.segments import count
from tests.actions.conversation import Conversation, keys

BOTH = pytest.mark.parametrize("locale", ["ko", "en"])
STORY = "우리 집 앞 가로등이 사흘째 꺼져 있어서 밤에 너무 위험해요"
QUESTION = "가로등이 꺼졌는데 고쳐 주시나요?"
"""Short, and a question: it may be no petition at all."""
HELD = sorted(clarification._named() - clarification.AT_ONCE - clarification.LAST)
# Nobody is sent away by a doubt: a good-bye that is not sure is not understood.
NEVER_HELD = sorted(
    (INTENTS.keys() | clarification.AT_ONCE) - set(HELD) - {"choose", "effect_result", "goodbye"}
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


def choices(messages: list[dict[str, Any]]) -> list[str]:
    return [choice["value"] for choice in messages[0].get("choices", [])]


def reviews(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    effects = [message["effect"] for message in messages if "effect" in message]
    return [effect for effect in effects if effect["type"] == "review"]


async def asked(text: str, intent: str, **values: Any) -> Conversation:
    """A conversation in which we have just asked back about this."""
    conversation = Conversation(doubtful=True, **values)
    assert keys(await conversation.say(text, intent)) == ["unsure.meant", "effect:review"]
    conversation.doubtful = False
    return conversation


@pytest.mark.parametrize("intent", HELD)
async def test_ux_02_did_you_mean(intent: str) -> None:
    conversation = Conversation(doubtful=True)
    messages = await conversation.say("…왜 있잖아요, 서류요?", intent)
    assert keys(messages) == ["unsure.meant", "effect:review"]
    others = [name for name in ("check_status", "ask_faq", "help") if name != intent][:2]
    assert choices(messages) == [intent, *others, "something_else"]
    assert reviews(messages) == [{"type": "review", "outcome": "asked", "chosen": None}]
    assert conversation.loop is None


@pytest.mark.parametrize("intent", NEVER_HELD)
async def test_what_never_waits(intent: str) -> None:
    sure, doubtful = Conversation(), Conversation(doubtful=True)
    assert await doubtful.say("음 그거", intent) == await sure.say("음 그거", intent)


@pytest.mark.parametrize("word", ["처음", "그만", "이전", "도움말", "네", "아니요", "help", "stop"])
async def test_an_exact_word_never_waits(word: str) -> None:
    messages = await Conversation(doubtful=True).say(word, "file_proposal")
    assert "unsure.meant" not in keys(messages)


@pytest.mark.parametrize("how", ["choice", "word", "intent"])
async def test_yes_does_what_the_sentence_would_have_done(how: str) -> None:
    conversation = await asked(QUESTION, "file_petition")
    if how == "choice":
        messages = await conversation.choose("file_petition")
    else:
        text = "네" if how == "word" else "그렇다니까요"
        messages = await conversation.say(text, "affirm")
    plain = Conversation()
    expected = await plain.say(QUESTION, "file_petition")
    assert [m for m in messages if m.get("effect", {}).get("type") != "review"] == expected
    assert conversation.slots["draft"] == plain.slots["draft"]
    [review] = reviews(messages)
    assert review == {
        "type": "review",
        "of": "turn-1",
        "outcome": "confirmed",
        "chosen": "file_petition",
    }
    assert conversation.slots["failures"] is None


@pytest.mark.parametrize("text", [f"{STORY} 빨리 고쳐 주세요", f"{STORY}. 무서워요. 고쳐 줘요."])
async def test_what_is_told_begins_a_petition_at_once(text: str) -> None:
    """It is read back, and goes nowhere before a yes."""
    doubtful, sure = Conversation(doubtful=True), Conversation()
    said = await doubtful.say(text, "file_petition")
    assert said == await sure.say(text, "file_petition")
    assert doubtful.slots["draft"]["answers"]["content"] == text


async def test_what_a_sentence_names_is_not_lost() -> None:
    conversation = Conversation(doubtful=True)
    await conversation.say("1AA-2611-0000571K 그거", "check_status", receipt="1AA-2611-0000571K")
    conversation.doubtful = False
    await conversation.choose("check_status")
    assert "1AA-2611-0000571K" in str(conversation.slots["draft"])


async def test_another_reading_answers_the_sentence() -> None:
    conversation = await asked("여권 어떻게 해요", "file_proposal")
    found: list[str] = []

    def knowledge(effect: Any) -> dict[str, Any]:
        found.append(effect["query"])
        return {"type": "faq", "question": effect["query"], "nearest": []}

    conversation.knowledge = knowledge
    messages = await conversation.choose("ask_faq")
    assert found == ["여권 어떻게 해요"]
    assert reviews(messages) == [
        {"type": "review", "of": "turn-1", "outcome": "corrected", "chosen": "ask_faq"},
        {"type": "review", "of": "turn-1", "outcome": "unanswered", "chosen": None},
    ]


@pytest.mark.parametrize("how", ["choice", "word"])
async def test_cur_01_no(how: str) -> None:
    conversation = await asked("왜 있잖아요, 서류", "file_proposal")
    if how == "choice":
        messages = await conversation.choose("something_else")
    else:
        messages = await conversation.say("아니요", "deny")
    assert keys(messages) == ["effect:review", "unsure.other"]
    assert reviews(messages) == [
        {"type": "review", "of": "turn-1", "outcome": "denied", "chosen": None}
    ]
    assert messages[1]["choices"][0]["value"] == "talk_to_human"
    following = await conversation.say("왜 있잖아요 왜", "nlu_fallback")
    assert keys(following) == ["fallback.noted", "effect:review", "effect:handoff"]


async def test_a_new_sentence_is_no_answer() -> None:
    conversation = await asked("왜 있잖아요, 서류", "file_proposal")
    assert keys(await conversation.say("안녕하세요", "greet")) == ["welcome"]
    assert keys(await conversation.say("네", "affirm")) == ["nothing_open"]


async def test_asked_again_in_other_words_and_a_person_is_offered() -> None:
    conversation = await asked("왜 있잖아요, 서류", "file_proposal")
    conversation.doubtful = True
    messages = await conversation.say("저번에 그거", "object_to_decision")
    assert keys(messages) == ["unsure.meant.again", "effect:review"]
    assert "talk_to_human" in choices(messages)
    assert keys(await conversation.say("왜 있잖아요, 서류요", "file_proposal"))[0] == "unsure.meant"


async def test_ux_02_three_nearest_and_a_person() -> None:
    messages = await Conversation().say("아무 말", "nlu_fallback")
    assert choices(messages) == ["file_petition", "check_status", "ask_faq", "talk_to_human"]


async def test_ux_02_never_the_same_apology_twice_running() -> None:
    conversation, said, first = Conversation(), [], []
    for _ in range(6):
        messages = await conversation.say("아무 말", "nlu_fallback")
        said.append(keys(messages)[0])
        first.append(choices(messages)[0])
    assert all(one != following for one, following in zip(said, said[1:], strict=False))
    assert first == ["file_petition", *["talk_to_human"] * 5]


async def test_a_reading_of_what_was_not_understood_is_done_with_the_sentence() -> None:
    conversation = Conversation()
    await conversation.say("한 달째 대답이 없네", "nlu_fallback")
    messages = await conversation.choose("check_status")
    [review] = reviews(messages)
    assert (review["of"], review["chosen"]) == ("turn-1", "check_status")
    assert conversation.loop == "service_form"


async def test_yes_to_a_list_means_the_first_of_it() -> None:
    conversation = Conversation()
    await conversation.say("아무 말", "nlu_fallback")
    assert keys(await conversation.say("응", "affirm"))[-1] == "ask.content"
    assert conversation.loop == "service_form"


async def test_said_once_more_it_can_still_be_answered() -> None:
    conversation = await asked(QUESTION, "file_petition")
    assert keys(await conversation.say("다시", "repeat")) == ["unsure.meant"]
    await conversation.choose("file_petition")
    assert conversation.loop == "service_form"


@pytest.mark.parametrize("intent", ["file_proposal", "check_status", "nlu_fallback"])
async def test_in_a_form_an_answer_is_an_answer(intent: str) -> None:
    sure, doubtful = Conversation(), Conversation()
    for conversation in (sure, doubtful):
        await conversation.say("민원 넣고 싶어요", "file_petition")
    doubtful.doubtful = True
    assert await doubtful.say(STORY, intent) == await sure.say(STORY, intent)


async def test_a_count_of_an_older_version_counts_for_nothing() -> None:
    conversation = Conversation(slots={"failures": 3})
    assert keys(await conversation.say("아무 말"))[0] == "fallback.readings"


@BOTH
@pytest.mark.parametrize("intent", HELD)
async def test_every_reading_has_a_name(catalogue: Catalogue, intent: str, locale: str) -> None:
    messages = await Conversation(locale=locale, doubtful=True).say("왜 있잖아요, 서류요?", intent)
    text = catalogue.render(messages[0], locale)
    assert "{" not in text
    assert "(" not in text
    for choice in messages[0]["choices"]:
        assert catalogue.value(choice["label"], locale)


@BOTH
@pytest.mark.parametrize("name", ["unsure.meant", "unsure.meant.again", "unsure.other"])
def test_one_text_message(catalogue: Catalogue, name: str, locale: str) -> None:
    assert catalogue.has(f"{name}{SHORT}", locale)
    values = {"wish": "민원 진행 상황 보기", "phone": "110", "hours": "평일 9~18시"}
    text = catalogue.text(name, locale, "sms", **values)
    assert count(text, "auto").segments == 1


def test_everything_offered_can_be_done() -> None:
    journeys = INTENTS.keys() | JOURNEYS.keys()
    assert clarification.NAMED - journeys == set()


@pytest.mark.parametrize(
    ("confidences", "expected"),
    [
        pytest.param((0.2, 0.2, 0.1, 0.1), ["file_petition", "check_status", "ask_faq"], id="near"),
        pytest.param((0.2, 0.01, 0.01, 0.1), ["file_petition", "help", "check_status"], id="one"),
        pytest.param(
            (0.01, 0.01, 0.01, 0.01), ["file_petition", "check_status", "help"], id="none"
        ),
    ],
)
async def test_what_is_far_is_not_offered(
    confidences: tuple[float, ...], expected: list[str]
) -> None:
    """“오늘 점심 뭐 먹지” is nearest to the emergency numbers, at half a hundredth."""
    messages = await Conversation(confidences=confidences).say("아무 말", "nlu_fallback")
    assert choices(messages) == [*expected, "talk_to_human"]


WAYS = pytest.mark.parametrize(
    ("channel", "reach", "way"),
    [
        ("webchat", "", "nobody"),
        ("webchat", "sms", "linked"),
        ("webchat", "telegram", "linked"),
        ("webchat", "email", "linked"),
        ("telegram", "telegram", "here"),
        ("telegram", "sms", "linked"),
        ("sms", "sms", "number"),
        ("sms", "", "nobody"),
        ("email", "email", "mail"),
    ],
)


@BOTH
@WAYS
@pytest.mark.parametrize("how", ["not understood", "denied"])
async def test_word_left_with_staff_is_told(
    catalogue: Catalogue, channel: str, reach: str, way: str, locale: str, how: str
) -> None:
    """What is noted, how staff reach the person, and when they look."""
    talk = Conversation(locale=locale, channel=channel, reach=reach)
    await talk.say("아무 말", "nlu_fallback")
    if how == "denied":
        said = await talk.say("아니 그게 아니고", "deny")
    else:
        said = await talk.say("아무 말", "nlu_fallback")
    [told] = [one for one in said if "say" in one]
    assert told["say"] == "fallback.noted"
    assert told["values"]["reach"]["key"] == f"human.reach.{way}"
    assert [one["effect"] for one in said if one.get("effect", {}).get("type") == "handoff"] == [
        {"type": "handoff", "reason": "failures"}
    ]
    text = catalogue.render(told, locale, channel)
    for sentence in (told["values"]["reach"], told["values"]["when"]):
        assert catalogue.value(sentence, locale, channel) in text
    assert count(downgrade(text)[0], "auto").segments <= 2 or channel != "sms"


@WAYS
async def test_later_failures_promise_nothing_new(channel: str, reach: str, way: str) -> None:
    talk = Conversation(channel=channel, reach=reach)
    said = [await talk.say("아무 말", "nlu_fallback") for _ in range(6)]
    assert [keys(one)[0] for one in said] == [
        "fallback.readings",
        "fallback.noted",
        *["fallback.again", "fallback.person"] * 2,
    ]
    assert [("effect:handoff" in keys(one)) for one in said] == [False, True, *[False] * 4], way


async def test_no_after_an_apology_is_no_answer_to_a_question() -> None:
    conversation = Conversation()
    await conversation.say("오늘 점심 뭐 먹지", "nlu_fallback")
    messages = await conversation.say("아니 그게 아니고", "deny")
    assert "fallback.noted" in keys(messages)
    assert "nothing_open" not in keys(messages)
    assert reviews(messages) == [
        {"type": "review", "of": "turn-1", "outcome": "denied", "chosen": None}
    ]
