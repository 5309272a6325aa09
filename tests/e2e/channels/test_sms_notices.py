"""SMS-09 Whoever opted out hears no more, not even that their case was answered."""

from __future__ import annotations

import time

from tests.e2e.channels.conftest import Number
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.people.transcript import Runner
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk

PETITION = """
> 우리 동네 가로등이 고장났어요, 고쳐주세요
> 세종대로 110
> [동의하고 보내기]
"""
NEWS = """SELECT count(*) FROM inbox i JOIN contacts c ON c.conversation_id = i.conversation_id
          WHERE c.contact = :contact AND i.kind = 'system' AND i.state = 'done'"""


def news(channels: ChannelStack, telephone: str) -> int:
    """How many pieces of news this person's conversation has got, told or not."""
    found: int = channels.query(NEWS, contact=channels.digest("sms", telephone))[0][0]
    return found


def test_news(channels: ChannelStack, channel_desk: PortalDesk, number: Number) -> None:
    hana = number(channels)
    told = Runner("", channel_desk.act, meet=lambda _: hana)
    told.record(PETITION)
    channel_desk.act(told.receipt, "take")
    [started] = hana.listen(PATIENCE, quiet=0.5)
    assert "처리를 시작했어요" in started.text
    [stopped] = hana.say("수신거부")
    assert "수신동의" in stopped.text
    before, texts = news(channels, hana.number), channels.twilio.phones.received(hana.number)
    channel_desk.act(told.receipt, "answer", "새 등으로 바꿨습니다.")
    end = time.monotonic() + PATIENCE
    while news(channels, hana.number) == before:
        assert time.monotonic() < end
        time.sleep(LOOK)
    channels.until_quiet("sms", hana.number)
    assert channels.twilio.phones.received(hana.number) == texts
