"""SMS-15 What a sender may send is counted in segments, where they arrive."""

from __future__ import annotations

from urllib.parse import parse_qs

from connectors.sms.segments import count
from tests.e2e.channels.conftest import Number
from tests.kit.stack.channel_stack import ChannelStack

EARLY = 0.5
"""Seconds by which the way there may bring two messages closer together than they left."""
RATE = 3
"""As the settings of this stack say."""


def test_segments_a_second(posted: ChannelStack, number: Number) -> None:
    """SMS-15 Each message keeps the next one waiting for as long as its segments take."""
    people = [number(posted) for _ in range(6)]
    since = len(posted.twilio.calls)
    for person in people:
        posted.twilio.say(person.number, "안녕하세요").raise_for_status()
    for person in people:
        assert len(person.answer()) == 1
    calls = [c for c in posted.twilio.calls[since:] if c.path.endswith("/Messages.json")]
    texts = [parse_qs(call.body.decode())["Body"][0] for call in calls]
    costs = [count(text, "auto").segments for text in texts]
    assert len(calls) >= 2 * len(people)
    for first in range(len(calls)):
        for last in range(first + 1, len(calls)):
            took = calls[last].at - calls[first].at
            assert sum(costs[first:last]) <= RATE * (took + EARLY)
    total = calls[-1].at - calls[0].at
    print(f"SMS-15 {sum(costs)} segments in {total:.1f} s, {RATE} a second allowed")


def test_what_we_count(channels: ChannelStack, number: Number) -> None:
    """SMS-15 Our count is Twilio's, in everything that went out here."""
    number(channels).say("민원 넣고 싶어요")
    wrong = [m for m in channels.twilio.sent if count(m.text, "auto").segments != m.segments]
    assert [message.text for message in wrong] == []
