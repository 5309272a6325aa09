"""A wish to be listened to begins a petition and is no part of it; a matter is one."""

from __future__ import annotations

import pytest

from actions.journeys.filing import prefill
from actions.reading.openings import listening
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_story

ASKS = [
    "말 좀 들어주세요",
    "제 말 좀 들어 주세요",
    "얘기 좀 들어줘요",
    "제 이야기 좀 들어주실래요",
    "하소연 좀 할게요",
    "하소연 좀 해도 될까요",
    "누가 제 말 좀 들어주세요",
    "드릴 말씀이 있어요",
    "하고 싶은 말이 있어요",
    "억울한 일이 있어요",
    "억울한 사정 좀 들어주세요",
    "제발 제 말 좀 들어주세요",
    "사정 얘기 좀 할게요",
    "할 말이 있는데요",
    "넋두리 좀 할게요",
    "제 사연 좀 들어주시겠어요",
    "안녕하세요 말씀 좀 드릴게요",
    "listen to me",
    "please listen",
    "hear me out",
    "can you hear me out please",
    "I want to tell you something",
    "let me tell you what happened",
    "I need to vent",
    "is anyone listening",
    "will you listen to me",
    "I have something to say",
    "can I tell you my story",
    "someone please listen to me",
]
NOT = [
    "상담원 연결해 주세요",
    "사람이랑 얘기하고 싶어요",
    "말이 안 통해요",
    "옆집 말소리가 들려요",
    "공무원이 말을 안 들어줘요",
    "말 좀 잘 들으라고 해 주세요",
    "들어가는 길이 막혔어요",
    "제 말은 가로등이 나갔다고요",
    "도움말 좀 보여주세요",
    "물건을 들어 옮겨 주세요",
    "talk to a human",
    "I want to speak to someone",
    "nobody listens to our complaints about noise",
    "I can hear the music all night",
    "tell me about petitions",
    "the council will not listen",
    "listen to the noise from the bar",
]


@pytest.mark.parametrize("text", ASKS)
async def test_it_begins_a_petition_whatever_it_was_taken_for(text: str) -> None:
    assert listening.asks(text)
    assert prefill.matter(text) is None
    assert prefill.hint(text) == ""
    for intent in ("talk_to_human", "nlu_fallback", "greet"):
        assert keys(await Conversation().say(text, intent))[-1] == "ask.content", intent


@pytest.mark.parametrize("text", NOT)
def test_what_is_no_wish_to_be_heard(text: str) -> None:
    assert not listening.asks(text)


async def test_it_is_no_part_of_the_story() -> None:
    talk = await at_the_story("가로등이 나갔어요")
    await talk.say("제 말 좀 들어 주세요")
    assert talk.slots["draft"]["notes"]["story"] == "가로등이 나갔어요"
