"""Where replies are fetched, a card that is renewed says in whose place it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.bot.delivery.test_edits import ANSWERS
from tests.kit.core.core import Core, make_settings


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    one = Core(make_settings(tmp_path / "var"))
    one.dialogue.answers = dict(ANSWERS)
    yield one
    one.close()


TALKS: dict[str, tuple[Sequence[str], list[str]]] = {
    "renewed": (["카드", "더"], ["하나?", "적었어요", "둘? = 하나?"]),
    "renewed twice": (
        ["카드", "더", "또"],
        ["하나?", "적었어요", "둘? = 하나?", "적었어요", "셋? = 둘?"],
    ),
    "said once more": (["카드", "다시"], ["하나?", "하나?"]),
    "a question between": (
        ["카드", "질문", "더"],
        ["하나?", "답이에요", "보낼까요?", "적었어요", "둘?"],
    ),
    "something between": (["카드", "고마워요", "더"], ["하나?", "고마워요", "적었어요", "둘?"]),
    "the first one": (["더"], ["적었어요", "둘?"]),
}
"""What is said → what is told, and the text in whose place it stands."""


@pytest.mark.parametrize(("texts", "told"), TALKS.values(), ids=TALKS)
async def test_a_talk(core: Core, texts: Sequence[str], told: list[str]) -> None:
    messages = [message for text in texts for message in await core.say(text)]
    by_id = {message.id: message.text for message in messages}
    assert [
        message.text if message.renews is None else f"{message.text} = {by_id[message.renews]}"
        for message in messages
    ] == told
