"""What somebody in danger is told: by kind, in every state, and how to go on when it is over."""

from __future__ import annotations

import pytest

from actions.journeys.filing import prefill
from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_card

KINDS = {
    "죽고 싶어요": ("self_harm", "crisis"),
    "유서 다 써놨어요": ("self_harm", "crisis"),
    "남편이 칼을 들고 있어요": ("violence", "police"),
    "he is hitting me": ("violence", "police"),
    "아이가 없어졌어요": ("child", "police"),
    "my daughter is missing": ("child", "police"),
    "집에 불이 났어요": ("fire", "fire"),
    "사람이 쓰러졌어요": ("fire", "fire"),
    "누가 따라와요": ("followed", "police"),
    "someone is following me": ("followed", "police"),
    "My husband hits me, I'm scared to go home": ("violence", "women"),
    "사흘째 밥을 못 먹었어요 혼자 살아요": ("hunger", "welfare"),
    "피자 한 판이요 빨리 와주세요 옆에 있어요": ("disguised", "police"),
    "살려주세요": ("numbers", "police"),
}
NEXT = (
    "우리 동네 가로등이 고장나서 밤에 너무 어두워요 고쳐 주세요",
    "집 앞 골목에 쓰레기가 며칠째 쌓여 있어요 치워 주세요",
    "윗집에서 밤마다 뛰어서 시끄러워 잠을 잘 수가 없어요",
    "횡단보도 신호등이 너무 짧아서 어르신들이 못 건너요",
    "버스 정류장 의자가 부서져서 앉을 수가 없어요",
    "공원 화장실이 잠겨 있어서 아이들이 쓸 수 없어요",
    "The street lamp in front of our house has been broken for a week",
    "There is a big pothole on the road next to the school",
    "The neighbours throw their rubbish into the park every night",
    "My street has no sidewalk and the cars drive very fast",
)
NO_PETITION = (
    "아까 적었잖아요",
    "그러니까요",
    "네",
    "고마워요",
    "010-12",
    "yes",
    "thank you",
    "no email",
)


@pytest.mark.parametrize("text", KINDS)
async def test_each_kind_has_its_own_words_and_numbers(text: str) -> None:
    name, first = KINDS[text]
    said = await Conversation().say(text)
    assert keys(said) == [f"sos.{name}", "effect:handoff", "ask.hand_over.sos"]
    assert said[0]["values"][first] in ("109", "112", "119", "129", "1366")
    opened = await at_the_card(channel="telegram", reach="telegram")
    before = opened.slots["draft"]
    assert keys(await opened.say(text))[:3] == [f"sos.{name}", "effect:handoff", "sos.staff"]
    assert opened.slots["draft"] == before


@pytest.mark.parametrize("text", KINDS)
async def test_what_was_told_can_go_to_an_office_when_it_is_over(text: str) -> None:
    talk = Conversation(channel="telegram", reach="telegram")
    assert keys(await talk.say(text)) == [f"sos.{KINDS[text][0]}", "effect:handoff", "sos.told"]
    await talk.choose("file_petition")
    assert kept(talk) == (text if prefill.matter(text) else None)
    asked = Conversation()
    await asked.say(text)
    await asked.choose("file_petition")
    assert kept(asked) == (text if prefill.matter(text) else None)


def kept(talk: Conversation) -> str | None:
    draft = talk.slots["draft"]
    assert draft["journey"] == "petition"
    found = draft["answers"].get("content") or draft["notes"].get("story")
    return None if found is None else str(found)


@pytest.mark.parametrize("intent", ["nlu_fallback", "file_petition"])
@pytest.mark.parametrize("text", NEXT)
async def test_the_question_how_to_be_reached_takes_no_petition(text: str, intent: str) -> None:
    talk = Conversation()
    await talk.say("살려주세요")
    said = keys(await talk.say(text, intent))
    assert "human.nobody" not in said
    assert kept(talk) == text


@pytest.mark.parametrize("text", NO_PETITION)
async def test_what_tells_nothing_begins_none(text: str) -> None:
    talk = Conversation()
    await talk.say("살려주세요")
    await talk.say(text)
    assert (talk.slots["draft"] or {}).get("journey") != "petition"


@pytest.mark.parametrize(
    "text",
    ["다리에서 피가 나요 피가 안 멈춰요", "he is bleeding a lot from the head"],
)
async def test_who_bleeds_at_the_card_is_seen_by_staff(text: str) -> None:
    talk = await at_the_card()
    assert keys(await talk.say(text, "send_sos"))[:2] == ["sos.fire", "effect:handoff"]


async def test_numbers_stand_below_what_is_over() -> None:
    talk = Conversation()
    text = "작년에 남편한테 맞아서 신고했는데 경찰이 아무것도 안 해줬습니다"
    [said] = await talk.say(text, "send_sos")
    assert said["say"] == "sos.below"
    assert [one["value"] for one in said["choices"]] == ["file_petition", "talk_to_human"]
    await talk.choose("file_petition")
    assert kept(talk) == text
