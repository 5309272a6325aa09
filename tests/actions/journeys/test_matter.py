"""What is told at length with nothing open is a petition, whatever it was taken for."""

from __future__ import annotations

import pytest

from tests.actions.conversation import Conversation, keys
from tests.actions.filing import step

LONG = (
    "안녕하세요? 저는 세 아이를 키우는 사람입니다. 왜 우리 동네는 늘 이럴까요? "
    "밤마다 골목이 어두워서 아이들이 무서워합니다. 말소된 차도 몇 달째 서 있습니다. "
    * 4
    + "감사합니다."
)


@pytest.mark.parametrize("doubtful", [False, True])
@pytest.mark.parametrize(
    "intent",
    ["nlu_fallback", "explain_term", "ask_faq", "thank", "greet", "find_service", "check_status"],
)
async def test_told_at_length(intent: str, doubtful: bool) -> None:
    assert len(LONG) >= 300
    talk = Conversation(doubtful=doubtful)
    await talk.say(LONG, intent)
    assert talk.slots["draft"]["answers"]["content"] == LONG


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("감사합니다. 덕분에 잘 해결되었습니다.", "thank", "thanks"),
        (LONG, "file_proposal", "guidance.file_proposal"),
        (LONG, "send_sos", "sos.below"),
        (LONG + " 1AA-2611-0000571K", "check_status", "ask.pin"),
    ],
    ids=["short", "surely elsewhere", "perhaps danger", "a case"],
)
async def test_heard_as_something_else(text: str, intent: str, said: str) -> None:
    talk = Conversation()
    heard = keys(
        await talk.say(text, intent, **({"receipt": "1AA-2611-0000571K"} if "1AA" in text else {}))
    )
    assert said in heard, heard
    assert not talk.slots.get("draft") or step(talk) in ("pin", "contact")
