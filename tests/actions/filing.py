"""Conversations about a petition that have come to one of its questions."""

from __future__ import annotations

from typing import Any

from tests.actions.conversation import Conversation

STORY = "가로등이 고장나서 골목이 너무 어두워요"
"""Names what is wrong, and no place that one could find."""
PLACE = "행궁로 10"


def step(talk: Conversation) -> str | None:
    """The open question of the petition, beside which something else may be asked."""
    draft = talk.slots["draft"]
    if draft is None:
        return None
    return str((draft["notes"].get("paused") or draft)["step"])


async def at_the_place(text: str = STORY, **values: Any) -> Conversation:
    """The first message has told the matter, and the place is the one gap."""
    talk = Conversation(**values)
    await talk.say(text, "file_petition")
    assert step(talk) == "place"
    return talk


async def at_the_card(text: str = STORY, **values: Any) -> Conversation:
    talk = await at_the_place(text, **values)
    await talk.say(PLACE)
    assert step(talk) == "confirm"
    return talk


async def at_a_row(code: str, **values: Any) -> Conversation:
    """A row of the card is opened."""
    talk = await at_the_card(**values)
    await talk.choose(f"part:{code}")
    assert step(talk) == code
    return talk


async def at_the_story(*parts: str, **values: Any) -> Conversation:
    """Whoever only says that there is a matter is asked to tell it."""
    talk = Conversation(**values)
    await talk.say("민원 넣고 싶어요", "file_petition")
    for part in parts:
        await talk.say(part)
    assert step(talk) == "content"
    return talk
