"""A thought in several messages, on the real processes: one card, which is renewed.

> 성산로 128 앞 가로등이 어제부터 꺼져 있어요
> 밤마다 아이들이 학원에서 돌아올 때 정말 무서워하고 있어요     (before the card is there)
< 안녕하세요, …
< 이렇게 이해했어요. …        the card: sent once, then changed where it stands
< 네, 그 말씀도 내용에 적었어요.      quotes the card
> [동의하고 보내기]
< 접수되었어요. …
"""

from __future__ import annotations

import pytest

from tests.e2e.channels.conftest import Number, Someone
from tests.kit.fakes.telegram_world import BotMessage
from tests.kit.people.filing import MATTER, receipt_in
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk

FIRST = "성산로 128 앞 가로등이 어제부터 꺼져 있어요"
PIECE = "밤마다 아이들이 학원에서 돌아올 때 정말 무서워하고 있어요"
JOINED = "네, 그 말씀도 내용에 적었어요."
CARD = "이렇게 이해했어요."
WRONG = "아니요, 위치가 틀렸어요. 마포구청 앞이에요"


def cards(channels: ChannelStack, person: TelegramPerson) -> list[BotMessage]:
    received = channels.telegram.received(person.chat)
    return [message for message in received if message.text.startswith(CARD)]


def test_a_further_piece_on_telegram(either: ChannelStack, someone: Someone) -> None:
    hana = someone(either)
    for text in (FIRST, PIECE):
        either.telegram.say(hana.chat, text)
    hana.answer()
    [card] = cards(either, hana)
    last = either.telegram.received(hana.chat)[-1]
    assert (last.text, last.about) == (JOINED, card.id)
    assert card.edits == 1
    assert PIECE[-10:] in card.text
    bubbles = hana.press("동의하고 보내기")
    while (receipt := receipt_in(bubbles)) is None:
        bubbles = hana.listen(20, quiet=1.0)
    case = PortalDesk(either.stack).case(receipt.number)
    assert case["body"] == f"{FIRST}\n{PIECE}"


def test_a_correction_on_telegram(either: ChannelStack, someone: Someone) -> None:
    """The card above is another one; where a question stands between, a new one is sent."""
    hana = someone(either)
    hana.say(MATTER["ko"])
    said = [bubble.text.split("\n")[0] for bubble in hana.say(WRONG)]
    assert said == ["글에서도 고쳤어요. 위치: 마포구청 앞", f"{CARD} 고칠 것이 있으면 눌러 주세요."]
    [card] = cards(either, hana)
    assert "· 위치: 마포구청 앞" in card.text
    hana.press("이름과 연락처 넣기")
    hana.say("홍길동")
    hana.say("010-1234-5678")
    assert [message.edits > 0 for message in cards(either, hana)] == [True, False]


@pytest.mark.parametrize("failure", ["message to edit not found", "message is not modified"])
def test_what_telegram_says(failure: str, either: ChannelStack, someone: Someone) -> None:
    """Taken away: a new one is sent. Done already: nothing is."""
    hana = someone(either)
    hana.say(MATTER["ko"])
    either.telegram.fail("editMessageText", 400, text=f"Bad Request: {failure}", chat=hana.chat)
    hana.say(WRONG)
    assert len(cards(either, hana)) == (2 if "not found" in failure else 1)


def test_a_further_piece_by_text_message(channels: ChannelStack, number: Number) -> None:
    """What was joined and the card are one text."""
    hana = number(channels)
    for text in (FIRST, PIECE):
        channels.twilio.say(hana.number, text).raise_for_status()
    *_, first, renewed = hana.answer()
    assert JOINED not in first.text
    assert renewed.text.startswith(JOINED)
    assert renewed.buttons == first.buttons
    listed = ["고칠게요", "동의하고 보내기", "그만할게요"]
    assert list(renewed.buttons) == listed
