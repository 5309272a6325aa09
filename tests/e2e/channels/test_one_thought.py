"""One thought in several messages, as the channels cut it: one petition, to the character."""

from __future__ import annotations

import pytest

from tests.e2e.channels.conftest import Number, Someone
from tests.kit.patience import PATIENCE
from tests.kit.people.filing import receipt_in
from tests.kit.people.rest import Bubble
from tests.kit.people.transcript import QUIET_SECONDS
from tests.kit.people.ways_sms import SmsPerson
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk

MATTER = "서울 중구 세종대로 110 앞 가로등이 어제부터 꺼져 있어요. "
AND_SO_ON = "가로등이 꺼져서 밤마다 골목이 어두워요. "
KIND = "가로등 고장"
SEND = "동의하고 보내기"


def story(length: int) -> str:
    return (MATTER + AND_SO_ON * length)[: length - 1] + "."


def cut(text: str, room: int) -> list[str]:
    return [text[at : at + room] for at in range(0, len(text), room)]


def read_back(person: TelegramPerson | SmsPerson) -> Bubble:
    """The only thing that is asked after all that was sent; its kind may be asked first."""
    [asked] = [bubble for bubble in person.answer() if bubble.buttons]
    if KIND in asked.buttons:
        [asked] = person.press(KIND)
    assert SEND in asked.buttons
    return asked


def filed(person: TelegramPerson | SmsPerson, desk: PortalDesk) -> str:
    """The text of the case, once it is sent."""
    told = person.press(SEND)
    receipt = receipt_in(told) or receipt_in(person.listen(PATIENCE, QUIET_SECONDS))
    assert receipt is not None, told
    return str(desk.case(receipt.number)["body"])


@pytest.mark.parametrize("length", [4_500, 5_000])
def test_telegram(
    length: int, channels: ChannelStack, channel_desk: PortalDesk, someone: Someone
) -> None:
    """A client sends at most 4,096 characters at once."""
    hana, text = someone(channels), story(length)
    for piece in cut(text, 4096):
        channels.telegram.say(hana.chat, piece)
    assert f"{length:,}자" in read_back(hana).text
    assert filed(hana, channel_desk) == text


def test_too_long_on_telegram(channels: ChannelStack, someone: Someone) -> None:
    """Told once, of the whole; nothing of it is filed, and a shorter one is taken."""
    hana = someone(channels)
    for piece in cut(story(6_000), 4096):
        channels.telegram.say(hana.chat, piece)
    [bubble] = hana.answer()
    assert "5,000자" in bubble.text
    assert "6,000자" in bubble.text
    assert SEND in hana.say(MATTER)[-1].buttons


TEXTS = {
    "70, 70 and the rest": (170, 70),
    "67, 67 and the rest": (160, 67),
}


@pytest.mark.parametrize(("length", "room"), TEXTS.values(), ids=TEXTS)
def test_text_messages(
    length: int, room: int, channels: ChannelStack, channel_desk: PortalDesk, number: Number
) -> None:
    """Of a provider that does not put together what comes in several."""
    minsu, text = number(channels), story(length)
    for piece in cut(text, room):
        channels.twilio.say(minsu.number, piece).raise_for_status()
    read_back(minsu)
    assert filed(minsu, channel_desk) == text


def test_numbered_text_messages(
    channels: ChannelStack, channel_desk: PortalDesk, number: Number
) -> None:
    """In whatever order they come; without what they say of their number."""
    minsu = number(channels)
    first, second = MATTER.strip(), AND_SO_ON.strip()
    for piece in (f"(2/2) {second}", f"(1/2) {first}"):
        channels.twilio.say(minsu.number, piece).raise_for_status()
    read_back(minsu)
    assert filed(minsu, channel_desk) == f"{first}\n{second}"
