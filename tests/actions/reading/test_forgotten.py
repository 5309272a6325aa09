"""Receipt number and PIN that somebody has forgotten; not other numbers, and nothing else."""

from __future__ import annotations

import pytest

from actions.dialogue.message import Message
from actions.reading import meant
from actions.reading.forgotten import heard
from tests.actions.conversation import Conversation, keys

OURS = """번호를 잊어버렸어요 비밀번호를 모르겠어요|접수번호를 잊어버렸어요|비밀번호를 모르겠어요
비밀번호 까먹었어요|접수번호 분실했어요|접수번호가 기억이 안 나요|번호를 몰라요
접수번호랑 비밀번호 둘 다 잊어버렸어요|핀번호 기억 안 나요
민원번호를 잃어버렸는데 어떻게 하죠?|번호가 생각이 안 나요|비번 모르겠어
접수번호를 못 찾겠어요|비밀번호를 잊어버렸습니다. 어떻게 해야 하나요?|I forgot my PIN
I lost my receipt number|I don't remember my PIN|I can't find the receipt number
forgot my number and pin|I do not know my PIN, what do I do?
I forgot both number and PIN|I don’t have the receipt number any more
sorry, I have lost my PIN"""
OTHERS = """은행 비밀번호를 잊어버렸어요|와이파이 공유기 비번 까먹었어|번호|비밀번호
전화번호를 잊어버렸어요|길을 모르겠어요|모르겠어요|차량번호를 몰라요
I forgot my anniversary|I forgot|I lost my dog|my bank PIN|I forgot my bank password
민원 번호판을 분실했어요|지갑을 분실했어요|접수번호 알려 주세요"""
WORDS = [
    (text, ours)
    for texts, ours in ((OURS, True), (OTHERS, False))
    for line in texts.splitlines()
    for text in line.split("|")
]


@pytest.mark.parametrize(("text", "ours"), WORDS)
def test_words(text: str, ours: bool) -> None:
    assert heard(text) is ours


@pytest.mark.parametrize("text", ["번호를 잊어버렸어요 비밀번호를 모르겠어요", "I forgot my PIN"])
@pytest.mark.parametrize("intent", ["nlu_fallback", "delete_my_data", "check_status"])
async def test_what_is_said_then(text: str, intent: str) -> None:
    conversation = Conversation()
    assert keys(await conversation.say(text, intent)) == ["status.forgotten"]
    assert keys(await conversation.say("민원 조회", "check_status"))[-1] == "ask.reference"
    assert keys(await conversation.say(text, intent)) == ["bad.forgotten", "ask.reference"]


async def test_who_filed_it_here_sees_it_at_once() -> None:
    conversation = Conversation(cases=["1AA-2611-0000001K"])
    said = await conversation.say("접수번호를 잊어버렸어요", "nlu_fallback")
    assert [message["effect"]["type"] for message in said if "effect" in message] == ["lookup"]


def test_it_is_about_a_case() -> None:
    assert meant.settled(Message("I forgot my PIN"), open_=False).intent == "check_status"
