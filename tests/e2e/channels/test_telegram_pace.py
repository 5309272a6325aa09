"""TG-09 What Telegram allows, as it saw it: 30 messages a second, one a second in a chat, twenty a
minute in a group."""

from __future__ import annotations

from tests.e2e.channels.conftest import Someone
from tests.kit.stack.channel_stack import ChannelStack

EARLY = 0.5
"""Seconds by which the way to Telegram may bring two messages closer together than they left."""
A_SECOND = 1 - 0.3
"""What left within a second may arrive in less: the fake shares this machine with all others."""


def most_within(times: list[float], seconds: float) -> int:
    """The most of these moments that fall into any window of so many seconds."""
    ordered = sorted(times)
    return max(
        sum(begin <= moment < begin + seconds for moment in ordered[index:])
        for index, begin in enumerate(ordered)
    )


def arrivals(channels: ChannelStack, chat: int) -> list[float]:
    return [message.at for message in channels.telegram.received(chat)]


def test_one_chat(channels: ChannelStack, someone: Someone) -> None:
    """TG-09 Ten replies to one chat: three at once, then one a second."""
    hana = someone(channels)
    for index in range(10):
        channels.telegram.say(hana.chat, "고마워요" if index % 2 else "안녕히 계세요")
    hana.answer()
    times = arrivals(channels, hana.chat)
    assert len(times) >= 10
    for first in range(len(times)):
        for last in range(first + 3, len(times)):
            assert times[last] - times[first] >= last - first - 2 - EARLY
    assert times[2] - times[0] < times[3] - times[0]


def test_a_hundred_chats(channels: ChannelStack, someone: Someone) -> None:
    """TG-09 A hundred replies to a hundred chats: never more than 30 within any second, at which
    they leave at 25; `tests/bot/delivery/test_pace.py` counts them where they leave."""
    people = [someone(channels) for _ in range(100)]
    for person in people:
        channels.telegram.say(person.chat, "안녕하세요")
    for person in people:
        person.answer()
    times = [moment for person in people for moment in arrivals(channels, person.chat)]
    assert len(times) == len(people)
    took = max(times) - min(times)
    assert most_within(times, A_SECOND) <= 30
    assert len(times) / took <= 30


def test_a_group(channels: ChannelStack, someone: Someone) -> None:
    """TG-09 In a group five at once, then one every four seconds: twenty within any minute."""
    group = -someone(channels).chat
    channels.telegram.join_group(group)
    for _ in range(7):
        channels.telegram.say(group, "/help@sinmungo_bot", who=902)
    channels.until_quiet("telegram", str(group))
    times = arrivals(channels, group)
    assert len(times) == 7
    assert times[6] - times[0] >= 2 * 4 - EARLY
