"""TG-07: what people do, in webhook and in polling mode; the events are the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from connectors.contract import InboundMessage, OutboundMessage
from connectors.messages import Choice
from connectors.telegram import TelegramChannel
from tests.connectors.telegram.conftest import CHAT
from tests.connectors.telegram.recorder import Recorder
from tests.kit.fakes.telegram_server import TelegramServer

TOKEN = "tok_yes_0123456789abcd"
GROUP = -500

Act = Callable[[TelegramServer], object]
SCENARIOS: dict[str, tuple[Act, list[str]]] = {
    "a text": (lambda t: t.say(CHAT, "가로등이 고장났어요"), ["text 가로등이 고장났어요"]),
    "TG-14 a text with HTML": (lambda t: t.say(CHAT, '<b>&"'), ['text <b>&"']),
    "TG-19 a command": (lambda t: t.say(CHAT, "/help"), ["command help"]),
    "TG-19 settings": (lambda t: t.say(CHAT, "/settings"), ["command settings"]),
    "TG-20 a token": (lambda t: t.say(CHAT, "/start abcDEF_-123"), ["resume abcDEF_-123"]),
    "TG-21 a position": (
        lambda t: t.send_location(CHAT, 37.566535, 126.977969),
        ["place 37.566535,126.977969"],
    ),
    "TG-22 a group that talks among itself": (
        lambda t: (t.say(GROUP, "점심 뭐 먹지"), t.say(CHAT, "끝")),
        ["text 끝"],
    ),
    "TG-22 a group that asks us": (
        lambda t: t.say(GROUP, "@sinmungo_bot 도와줘"),
        ["note telegram.group"],
    ),
    "TG-23 a sticker": (
        lambda t: t.message(
            CHAT,
            sticker={
                "file_id": "s",
                "file_unique_id": "s",
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            },
        ),
        ["note telegram.sticker"],
    ),
    "TG-23 a change": (lambda t: t.edit(CHAT, "다시"), ["note telegram.edited"]),
    "TG-23 a photo with words": (
        lambda t: t.send_photo(CHAT, b"12345", caption="여기예요"),
        ["file image/jpeg 5", "text 여기예요"],
    ),
    "TG-23 a document": (
        lambda t: t.send_document(CHAT, b"%PDF-", "집.pdf", "application/pdf"),
        ["file application/pdf 5"],
    ),
    "TG-24 an unknown command": (lambda t: t.say(CHAT, "/hlep"), ["note telegram.command.near"]),
    "TG-17 one button twice": (
        lambda t: (t.press_data(CHAT, TOKEN), t.press_data(CHAT, TOKEN), t.say(CHAT, "끝")),
        [f"choice {TOKEN}", f"choice {TOKEN}", "text 끝"],
    ),
    "TG-16 a forged button": (
        lambda t: t.press_data(CHAT, "/inform{}"),
        ["note telegram.button_expired"],
    ),
    "TG-11 blocked and back": (
        lambda t: (t.block(CHAT), t.unblock(CHAT)),
        ["reachability False", "reachability True"],
    ),
}


@pytest.mark.parametrize(("act", "expected"), SCENARIOS.values(), ids=SCENARIOS)
async def test_what_people_do(
    running: TelegramChannel,
    telegram: TelegramServer,
    gateway: Recorder,
    act: Act,
    expected: list[str],
) -> None:
    telegram.allowed = []  # the group's own making is not asked about here
    telegram.chats[GROUP] = telegram.join_group(GROUP)
    await gateway.until(lambda: bool(gateway.events))
    gateway.events.clear()
    for part in running.parts(OutboundMessage(1, "할까요?", "ko", "t", (Choice("네", TOKEN, 1),))):
        await running.send(str(CHAT), part)
    act(telegram)
    await gateway.until(lambda: len(gateway.events) >= len(expected))
    assert gateway.what() == expected


async def test_stored_once_however_often_it_failed(
    running: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """TG-03: three times the database is down."""
    gateway.down = 3
    telegram.say(CHAT, "가로등")
    telegram.say(CHAT, "두 번째")
    await gateway.until(lambda: len(gateway.events) == 2)
    assert gateway.what() == ["text 가로등", "text 두 번째"]
    assert gateway.attempts >= 5
    await telegram.until(lambda: not telegram.pending)


async def test_a_message_is_of_a_proven_person(
    running: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    telegram.private(777, language="en")
    telegram.say(777, "hello")
    await gateway.until(lambda: bool(gateway.events))
    message = gateway.events[0]
    assert isinstance(message, InboundMessage)
    assert (message.account, message.contact, message.address) == ("telegram:4242", "777", "777")
    assert (message.locale, message.trusted, message.channel) == ("en", True, "telegram")


async def test_every_press_is_answered_once(
    running: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """TG-16: real, repeated, forged, malformed and in a group."""
    telegram.chats[GROUP] = telegram.join_group(GROUP)
    message = OutboundMessage(1, "할까요?", "ko", "t", (Choice("네", TOKEN, 1),))
    await running.send(str(CHAT), running.parts(message)[-1])
    presses = [telegram.press(CHAT, "네"), telegram.press_data(CHAT, TOKEN)]
    presses += [telegram.press_data(CHAT, data) for data in ("x" * 64, "{}", "짧", "")]
    presses += [telegram.press_data(GROUP, TOKEN, who=5)]
    await telegram.until(lambda: all(telegram.answered[query] for query in presses))
    await running.stop()
    assert [telegram.answered[query] for query in presses] == [1] * len(presses)
