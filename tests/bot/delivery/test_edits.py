"""A card that is renewed: where the one before is the last that was said, it is edited in place."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.delivery import edits
from bot.delivery.sender import LEASE, Sender
from bot.models.messages import Outbound
from connectors.contract import Later, SendError, Undeliverable, Unknown, Unreachable
from tests.bot.delivery.test_sender import Post
from tests.kit.core.core import Core, make_settings, offer, opened, system
from tests.kit.fakes.channel_memory import MemoryChannel
from tests.kit.patience import PATIENCE


def card(text: str, *, renewed: bool = False) -> dict[str, Any]:
    read_back = {**offer(text, "yes", "no"), "card": {"kind": "petition", "rows": []}}
    return {**read_back, "renewed": True} if renewed else read_back


def line(text: str) -> dict[str, Any]:
    return {"say": "test.echo", "values": {"text": text}}


ANSWERS = {
    "카드": [card("하나")],
    "긴카드": [card("하나|둘")],
    "더": [line("적었어요"), card("둘", renewed=True)],
    "또": [line("적었어요"), card("셋", renewed=True)],
    "길게": [line("적었어요"), card("둘|셋", renewed=True)],
    "다시": [card("하나")],
    "질문": [line("답이에요"), offer("보낼까요", "yes", "no")],
}


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    channel = MemoryChannel()
    core = Core(make_settings(tmp_path / "var"), channels={channel.account: channel})
    channel.clock = core.clock
    core.dialogue.answers = dict(ANSWERS)
    yield Post(core, channel)
    core.close()


async def talk(post: Post, *texts: str) -> None:
    """Each is answered, and what answers it has left, before the next is said."""
    for text in texts:
        await post.say(text)
        post.core.clock.move(1)
        await post.drain()


CHATS: dict[str, tuple[Sequence[str], list[str], int]] = {
    "renewed": (["카드", "더"], ["둘?", "적었어요"], 1),
    "renewed twice": (["카드", "더", "또"], ["셋?", "적었어요", "적었어요"], 2),
    "out of sight the third time": (
        ["카드", "더", "또", "더"],
        ["셋?", "적었어요", "적었어요", "적었어요", "둘?"],
        2,
    ),
    "the new one is edited again": (
        ["카드", "더", "또", "더", "또"],
        ["셋?", "적었어요", "적었어요", "적었어요", "셋?", "적었어요"],
        3,
    ),
    "said once more": (["카드", "다시"], ["하나?", "하나?"], 0),
    "a question between": (
        ["카드", "질문", "더"],
        ["하나?", "답이에요", "보낼까요?", "적었어요", "둘?"],
        0,
    ),
    "something between": (["카드", "고마워요", "더"], ["하나?", "고마워요", "적었어요", "둘?"], 0),
    "one of two parts": (["긴카드", "더"], ["하나", "둘?", "적었어요", "둘?"], 0),
    "by one of two parts": (["카드", "길게"], ["하나?", "적었어요", "둘", "셋?"], 0),
}
"""What is said → what stands in the chat, and how often something was edited."""


@pytest.mark.parametrize(("texts", "chat", "edited"), CHATS.values(), ids=CHATS)
async def test_a_chat(post: Post, texts: Sequence[str], chat: list[str], edited: int) -> None:
    await talk(post, *texts)
    assert (post.channel.texts(), len(post.channel.edits)) == (chat, edited)
    assert set(post.states()) == {"sent"}


async def test_the_line_quotes_what_is_edited(post: Post) -> None:
    await talk(post, "카드", "더", "또", "더")
    assert [sent.about for sent in post.channel.sent] == ["", "sent-1", "sent-1", "", ""]


async def test_pieces_before_the_card_has_left(post: Post) -> None:
    for text in ("카드", "더", "또"):
        await post.say(text)
    await post.drain()
    assert (post.channel.texts(), post.channel.edits) == (["셋?", "적었어요", "적었어요"], [0, 0])


async def test_a_press_on_the_edited_card_counts(post: Post) -> None:
    await talk(post, "카드", "더")
    assert await press(post, post.core.rows(Outbound)[-1]) is True
    assert post.core.dialogue.asked[-1]["choice"] == "yes"


async def test_a_press_on_it_as_it_stood_before_is_asked_about(post: Post) -> None:
    await talk(post, "카드", "더")
    assert await press(post, post.core.rows(Outbound)[0]) is False
    expired = system("system.choice_expired.named", label="좋아요")
    assert post.channel.texts() == ["둘?", "적었어요", expired, "둘?"]
    assert [asked["choice"] for asked in post.core.dialogue.asked] == [None, None]


async def press(post: Post, row: Any) -> bool:
    """Of its first button; whether it counts."""
    [_label, token], *_ = opened(Outbound, row)["choices"]
    message = post.channel.message("amy", f"press-{row.id}", choice=token)
    counts = await post.core.gateway.take(post.channel, message)
    await post.core.settle()
    await post.drain()
    return counts


FAILURES: dict[str, tuple[list[SendError | None], str, list[str], int]] = {
    "later": ([None, Later("503")], "sent", ["둘?", "적었어요"], 1),
    "flood": ([None, Later("429", retry_after=2)], "sent", ["둘?", "적었어요"], 1),
    "made, and no answer": ([None, Unknown("cut")], "sent", ["둘?", "적었어요"], 2),
    "refused for good": ([None, Undeliverable("400")], "failed", ["하나?", "적었어요"], 0),
    "blocked": ([None, Unreachable("403")], "failed", ["하나?", "적었어요"], 0),
}
"""What the line and the edit meet → what becomes of the card, the chat, and the edits."""


@pytest.mark.parametrize(("fails", "state", "chat", "edited"), FAILURES.values(), ids=FAILURES)
async def test_a_failure(
    post: Post, fails: list[SendError | None], state: str, chat: list[str], edited: int
) -> None:
    await talk(post, "카드")
    post.channel.fails = fails
    await talk(post, "더")
    for _ in range(3):
        post.core.clock.move(3600)
        await post.drain()
    assert post.states()[-1] == state
    assert (post.channel.texts(), len(post.channel.edits)) == (chat, edited)
    assert post.contact().missed == 0


async def test_what_was_taken_away_is_sent_anew(post: Post) -> None:
    await talk(post, "카드")
    post.channel.taken_away = {0}
    await talk(post, "더")
    assert post.channel.texts() == ["하나?", "적었어요", "둘?"]
    post.channel.taken_away = set()
    await talk(post, "또")
    assert post.channel.texts() == ["하나?", "적었어요", "셋?", "적었어요"]


async def test_killed_after_the_edit_it_is_made_once_more(post: Post) -> None:
    """Nobody has to ask for it again, and the chat has it once."""
    await talk(post, "카드")
    await post.say("더")

    def die(*_args: Any) -> None:
        raise ConnectionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edits, "done", die)
        await step(post)
        await step(post)
    assert post.states()[-1] == "queued"
    post.core.clock.move(LEASE + 1)
    await post.drain(Sender(replace(post.core.runtime, owner="other"), post.channel))
    assert (post.channel.texts(), post.channel.edits) == (["둘?", "적었어요"], [0, 0])
    assert post.states() == ["sent"] * 3


async def step(post: Post) -> None:
    """What is due leaves once."""
    await post.sender.step()
    if tasks := list(post.sender._tasks.values()):
        await asyncio.wait(tasks, timeout=PATIENCE)


async def test_killed_while_it_is_sent_anew_nobody_can_know(post: Post) -> None:
    """As any other message: it is not sent twice."""
    await talk(post, "카드")
    post.channel.taken_away = {0}
    post.channel.fails = [None, None, Unknown("cut")]
    await talk(post, "더")
    assert post.states()[-1] == "unknown"
    assert post.contact().missed == 1
