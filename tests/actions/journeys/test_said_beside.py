"""What is said beside a petition and is nothing of it: where it is to be sent, that one only asked,
how it is looked up; two matters of which none is picked; what goes on with a word."""

from __future__ import annotations

import pytest

from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_card, at_the_place, step
from tests.actions.portal_data import Portal, services


@pytest.mark.parametrize(
    "text",
    [
        "외교부로 보내주세요", "환경부로 보내줘요", "구청으로 보내주세요",
        "그냥 경찰서로 넘겨주세요",
        "왜 국민권익위원회로 가요?", "send it to the ministry of environment please",
        "why does it go to the city?", "어느 부서로 보내요?",
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [at_the_place, at_the_card])
async def test_where_it_goes_is_no_name_and_no_place(at: object, text: str) -> None:
    talk: Conversation = await at()  # type: ignore[operator]
    before = dict(talk.slots["draft"]["answers"])
    await talk.say(text)
    assert talk.slots["draft"]["answers"] == before


@pytest.mark.parametrize(
    "text",
    [
        "그냥 물어본거에요", "민원은 됐어요", "아니라고 물어본거라고요", "저는 물어본 건데요",
        "신고는 안 해도 돼요", "이거 그만둘게요",
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [at_the_place, at_the_card])
async def test_who_only_asked_is_let_go(at: object, text: str) -> None:
    talk: Conversation = await at()  # type: ignore[operator]
    await talk.say(text)
    assert talk.slots["draft"] is None or talk.slots["draft"]["journey"] == "wish"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("나중에 확인 어떻게 해요", "status"),
        ("how do I check it later?", "status"),
        ("그것도 취소돼요?", "change"),
        ("can I cancel it later?", "change"),
        ("언제 나와유", "days"),
        ("보낸 뒤에 고칠 수 있어요?", "change"),
    ],
)
async def test_a_question_at_the_card_is_answered(text: str, topic: str) -> None:
    talk = await at_the_card()
    before = dict(talk.slots["draft"]["answers"])
    said = await talk.say(text)
    assert len(said) == 2, topic
    assert talk.slots["draft"]["answers"] == before


async def test_a_few_words_at_the_card_are_asked_about() -> None:
    talk = await at_the_card()
    await talk.say("쓰레기도 있어요 거기")
    assert step(talk) == "add"
    await talk.choose("yes")
    assert "쓰레기도 있어요 거기" in talk.slots["draft"]["answers"]["content"]


async def test_what_tells_nothing_is_left_out_when_it_was_asked_about_twice() -> None:
    talk = await at_the_card()
    before = talk.slots["draft"]["answers"]["content"]
    await talk.say("이래저래 뭐시기 저시기")
    assert step(talk) == "add"
    for text in ("이게 뭐야 대체", "허허 참내"):
        await talk.say(text)
    assert talk.slots["draft"]["answers"]["content"] == before
    assert step(talk) == "confirm"


async def test_a_sentence_goes_on_with_the_word_before() -> None:
    talk = Conversation(portal=Portal(services()))
    await talk.say("소음")
    await talk.say("윗집이 새벽마다 쿵쿵거려요")
    draft = talk.slots["draft"]
    assert draft["answers"]["content"] == "소음\n윗집이 새벽마다 쿵쿵거려요"


@pytest.mark.parametrize(
    ("reply", "content"),
    [
        ("먼저 것부터요", "가로등이 나갔어요"),
        ("1", "가로등이 나갔어요"),
        ("두번째거 먼저 해줘요", "버스가 안와요"),
        ("망원동 12-3 앞이요", "가로등이 나갔어요"),
    ],
)
async def test_one_of_two_matters_is_picked(reply: str, content: str) -> None:
    talk = Conversation(portal=Portal(services()))
    await talk.say("가로등이 나갔어요. 그리고 버스가 안와요", "file_petition")
    await talk.say(reply)
    assert talk.slots["draft"]["answers"]["content"] == content


async def test_who_picks_none_is_asked_once_more_and_loses_nothing() -> None:
    talk = Conversation(portal=Portal(services()))
    text = "가로등이 나갔어요. 그리고 버스가 안와요"
    await talk.say(text, "file_petition")
    assert keys(await talk.say("이러쿵 저러쿵"))[0] == "opening.two.again"
    await talk.say("이러쿵 저러쿵")
    await talk.say("민원 넣고 싶어요", "file_petition")
    assert talk.slots["draft"]["answers"]["content"] == text


async def test_two_things_named_together_are_two() -> None:
    talk = Conversation(portal=Portal(services()))
    said = await talk.say("쓰레기 무단투기랑 층간소음 둘다 신고하려고요", "file_petition")
    assert keys(said)[-1] == "opening.two"
