"""What is said where something else was asked: kept, put where it belongs, or asked about."""

from __future__ import annotations

import pytest

from tests.actions.conversation import Conversation, keys
from tests.actions.filing import at_the_card, step

PIECE = "밤마다 아이들이 학원에서 돌아올 때 정말 무서워하고 있어요"


def answers(talk: Conversation) -> dict[str, object]:
    found: dict[str, object] = talk.slots["draft"]["answers"]
    return found


async def test_what_is_asked_about_is_added_after_two_misses() -> None:
    talk = await at_the_card()
    await talk.say(PIECE)
    assert step(talk) == "add"
    for text in ("010", "ㅋㅋㅋ"):
        await talk.say(text)
    assert step(talk) == "confirm"
    assert PIECE in str(answers(talk)["content"])


async def test_a_row_that_was_opened_stays_as_it_was_when_another_is_put_right() -> None:
    talk = await at_the_card()
    await talk.say("어제부터요")
    since = next(code for code, given in answers(talk).items() if str(given).startswith("2026"))
    before = answers(talk)[since]
    await talk.choose(f"part:{since}")
    assert step(talk) == since
    await talk.say("이름은 빼 주세요")
    assert answers(talk)[since] == before


async def test_the_menu_of_changes_is_left_after_two_misses() -> None:
    talk = await at_the_card()
    await talk.choose("change")
    for text in ("hmm", "음"):
        await talk.say(text)
    assert step(talk) == "confirm"


async def test_words_that_name_a_service_are_of_the_story() -> None:
    talk = await at_the_card()
    await talk.choose("part:category")
    assert step(talk) == "category"
    await talk.say("우리 빌라 앞에 불법 주차가 심해요")
    assert "우리 빌라 앞에 불법 주차가 심해요" in str(answers(talk)["content"])


@pytest.mark.parametrize("text", ["104동 앞이에요", "105동 앞이요"])
async def test_a_place_alone_is_no_danger(text: str) -> None:
    talk = Conversation()
    assert not any(one.startswith("sos.") for one in keys(await talk.say(text, "send_sos")))


async def test_danger_beside_a_place_is_danger() -> None:
    said = keys(await Conversation().say("104동 앞에서 누가 칼을 들고 있어요", "send_sos"))
    assert any(one.startswith("sos.") for one in said)
