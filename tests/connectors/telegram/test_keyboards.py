"""Buttons: how many to a row, what they carry, and the keyboard that sends a position."""

from __future__ import annotations

import re

import pytest

from connectors.contract import Choice, OutboundMessage, Undeliverable
from connectors.telegram import TelegramChannel
from tests.connectors.telegram.conftest import CHAT
from tests.connectors.telegram.recorder import Recorder
from tests.kit.fakes.telegram_server import TelegramServer

PLACE = {"code": "where", "type": "place", "required": True, "max_length": 200}
TEXT = {"code": "what", "type": "text", "required": True, "max_length": 200}


def choices(*labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(label, f"token-{n:016d}", n) for n, label in enumerate(labels, 1))


async def say(channel: TelegramChannel, message: OutboundMessage, chat: int = CHAT) -> None:
    for part in channel.parts(message):
        await channel.send(str(chat), part)


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (("네", "아니요"), [2]),
        (("네", "아니요", "모르겠어요"), [2, 1]),
        (("네, 이대로 접수할게요", "아니요"), [1, 1]),
        (("아니요", "네, 이대로 접수할게요", "그만"), [1, 1, 1]),
        (("Yes please", "No", "Something else entirely", "Stop"), [2, 1, 1]),
        (("가",) * 101, [2] * 50),
    ],
    ids=["short", "three", "long first", "long in between", "English", "TG-15 at most 100"],
)
async def test_rows(
    channel: TelegramChannel, telegram: TelegramServer, labels: tuple[str, ...], rows: list[int]
) -> None:
    await say(channel, OutboundMessage(1, "할까요?", "ko", "t", choices(*labels)))
    (message,) = telegram.received(CHAT)
    assert message.markup is not None
    assert [len(row) for row in message.markup["inline_keyboard"]] == rows


@pytest.mark.parametrize("length", [8, 64], ids=["TG-15 shortest", "TG-15 longest"])
async def test_a_button_carries_its_token(
    channel: TelegramChannel, telegram: TelegramServer, length: int
) -> None:
    choice = Choice("네, 동의해요 & <계속>", "t" * length, 1)
    await say(channel, OutboundMessage(1, "할까요?", "ko", "t", (choice,)))
    assert telegram.received(CHAT)[0].buttons == {choice.label: choice.token}


async def test_a_longer_token_is_refused_by_telegram(channel: TelegramChannel) -> None:
    """TG-15: the fake is as strict as Telegram."""
    with pytest.raises(Undeliverable, match="button_data"):
        await say(channel, OutboundMessage(1, "할까요?", "ko", "t", (Choice("네", "t" * 65, 1),)))


@pytest.mark.parametrize(
    ("locale", "button", "placeholder"),
    [("ko", "지금 있는 곳", "주소"), ("en", "where I am", "address")],
    ids=["TG-21 ko", "TG-21 en"],
)
async def test_a_question_for_a_place(
    channel: TelegramChannel, telegram: TelegramServer, locale: str, button: str, placeholder: str
) -> None:
    message = OutboundMessage(1, "어디인가요?", locale, "t", choices("건너뛰기"), PLACE)
    await say(channel, message)
    (shown,) = telegram.received(CHAT)
    assert shown.markup is not None
    here, skip = (row[0] for row in shown.markup["keyboard"])
    assert here["request_location"]
    assert re.search(button, here["text"])
    assert skip["text"] == "건너뛰기"
    assert placeholder in shown.markup["input_field_placeholder"]
    assert shown.markup["one_time_keyboard"]


async def test_a_choice_beside_the_position_is_said(
    channel: TelegramChannel, telegram: TelegramServer
) -> None:
    await say(channel, OutboundMessage(1, "어디인가요?", "ko", "t", choices("건너뛰기"), PLACE))
    telegram.press(CHAT, "건너뛰기")
    assert telegram.pending[-1]["message"]["text"] == "건너뛰기"


async def test_the_keyboard_goes_with_the_position(
    running: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """TG-21: at once, though the answer to it has buttons; and once, if the update comes twice."""
    await say(running, OutboundMessage(1, "어디인가요?", "ko", "t", (), PLACE))
    assert telegram.chats[CHAT].keys
    telegram.send_location(CHAT, 37.5, 127.0)
    await telegram.until(lambda: not telegram.chats[CHAT].keys)
    for event in [e for e in gateway.events if getattr(e, "place", None)]:
        await running.accepted(event, None)
    await running.stop()
    assert telegram.texts(CHAT) == ["어디인가요?", "📍 ✓"]


@pytest.mark.parametrize(
    ("message", "stays"),
    [
        (OutboundMessage(2, "알겠어요.", "ko", "t"), False),
        (OutboundMessage(2, "무슨 일인가요?", "ko", "t", (), TEXT), False),
        (OutboundMessage(2, "또 어디인가요?", "ko", "t", (), PLACE), True),
        (OutboundMessage(2, "맞나요?", "ko", "t", choices("네")), True),
        (OutboundMessage(2, "가. " * 2000 + "맞나요?", "ko", "t", choices("네")), False),
    ],
    ids=[
        "TG-21 a message",
        "TG-21 a question",
        "TG-21 a place again",
        "TG-21 buttons, which cannot",
        "TG-21 buttons below the last of several",
    ],
)
async def test_the_keyboard_goes_with_what_follows(
    channel: TelegramChannel, telegram: TelegramServer, message: OutboundMessage, stays: bool
) -> None:
    await say(channel, OutboundMessage(1, "어디인가요?", "ko", "t", (), PLACE))
    await say(channel, message)
    assert bool(telegram.chats[CHAT].keys) is stays
    if message.choices:
        assert telegram.received(CHAT)[-1].buttons


async def test_a_group_has_no_keyboard(channel: TelegramChannel, telegram: TelegramServer) -> None:
    """TG-22"""
    telegram.join_group(-5)
    await say(channel, OutboundMessage(1, "어디인가요?", "ko", "t", (), PLACE), -5)
    assert telegram.received(-5)[0].markup is None
