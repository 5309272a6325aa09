"""What becomes of the message whose button was pressed."""

from __future__ import annotations

import pytest

from connectors.contract import Choice, OutboundMessage, Refused
from connectors.telegram import TelegramChannel, TelegramSettings
from connectors.telegram.client import client
from connectors.telegram.press import Press, Presses
from tests.connectors.telegram.conftest import CHAT
from tests.connectors.telegram.recorder import Recorder
from tests.kit.fakes.telegram_server import TelegramServer

YES = Choice("네, <동의> & 계속", "tok_yes_0123456789", 1)
NO = Choice("아니요", "tok_no_00123456789", 2)
RECEIPT = "1AA-2611-0000571K"
QUESTION = OutboundMessage(
    1, f"{RECEIPT} 민원에 <동의> 하나요?", "ko", "t", (YES, NO), references=(RECEIPT,)
)


async def ask(channel: TelegramChannel, message: OutboundMessage = QUESTION) -> None:
    for part in channel.parts(message):
        await channel.send(str(CHAT), part)


async def test_the_choice_stays_and_the_keyboard_goes(
    running: TelegramChannel, telegram: TelegramServer
) -> None:
    await ask(running)
    telegram.press(CHAT, YES.label)
    await telegram.until(lambda: telegram.received(CHAT)[0].edits)
    (message,) = telegram.received(CHAT)
    assert message.text == f"{QUESTION.text}\n\n✓ {YES.label}"
    assert message.marked("code") == ["1AA-2611-0000571K"]
    assert message.buttons == {}


async def test_no_room_for_the_choice(running: TelegramChannel, telegram: TelegramServer) -> None:
    await ask(running, OutboundMessage(1, "가" * 4094, "ko", "t", (YES,)))
    telegram.press(CHAT, YES.label)
    await telegram.until(lambda: telegram.received(CHAT)[0].edits)
    (message,) = telegram.received(CHAT)
    assert (message.text, message.buttons) == ("가" * 4094, {})


async def test_pressed_twice(
    running: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """TG-17: quickly, before the keyboard is gone. Which of them counts is the gateway's."""
    await ask(running)
    message = telegram.received(CHAT)[0]
    queries = [telegram.press_data(CHAT, YES.token, message) for _ in range(2)]
    await telegram.until(lambda: all(telegram.answered[query] for query in queries))
    await running.stop()
    assert gateway.what() == [f"choice {YES.token}"] * 2
    assert telegram.received(CHAT)[0].text.count("✓") == 1


async def test_a_press_that_chooses_nothing(
    running: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """Of a list that is no longer the newest: its buttons go, and nothing says it was chosen."""
    await ask(running)
    gateway.counts = False
    telegram.press(CHAT, YES.label)
    await telegram.until(lambda: not telegram.received(CHAT)[0].buttons)
    assert telegram.received(CHAT)[0].text == QUESTION.text


async def test_an_expired_button(running: TelegramChannel, telegram: TelegramServer) -> None:
    """TG-16: a token that stands on no button; what was to be chosen stays."""
    await ask(running)
    query = telegram.press_data(CHAT, "tok_old_0123456789")
    await telegram.until(lambda: telegram.answered[query])
    await running.stop()
    assert telegram.received(CHAT)[0].text == QUESTION.text


async def test_a_refused_press_keeps_its_button(
    running: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """TG-16: too many messages: it is answered, and can be pressed again."""
    await ask(running)
    gateway.refusal = Refused("too_many", "system.rate_limited", {"seconds": 5})
    query = telegram.press(CHAT, YES.label)
    await telegram.until(lambda: telegram.answered[query])
    await running.stop()
    assert telegram.received(CHAT)[0].buttons == {YES.label: YES.token, NO.label: NO.token}


async def test_an_update_that_comes_again_is_answered_once(
    channel: TelegramChannel, telegram: TelegramServer
) -> None:
    """TG-16"""
    await ask(channel)
    query = telegram.press(CHAT, YES.label)
    press = press_of(query, telegram)
    for _ in range(3):
        await channel.accepted(press, None)
    await channel.stop()
    assert telegram.answered[query] == 1


@pytest.mark.parametrize(
    ("status", "attempts"),
    [(400, 1), (502, 2), (0, 2)],
    ids=["TG-16 too old", "TG-16 Telegram is down", "TG-16 cut"],
)
async def test_an_answer_that_fails(telegram: TelegramServer, status: int, attempts: int) -> None:
    """Nothing is raised; only what may not have been answered is answered when it comes again."""
    query = telegram.press_data(CHAT, YES.token)
    if status == 400:
        telegram.queries.clear()
    elif status:
        telegram.fail("answerCallbackQuery", status)
    else:
        telegram.cut("answerCallbackQuery")
    bot = client(TelegramSettings(telegram.token, mode="polling", base_url=telegram.base_url))
    presses = Presses(bot)
    for _ in range(2):
        await presses.confirm(press_of(query, telegram), taken=True)
    await bot.close_connections()
    assert len(telegram.made("answerCallbackQuery")) == attempts


def press_of(query: str, telegram: TelegramServer) -> Press:
    found = next(
        u["callback_query"]
        for u in telegram.updates.values()
        if u.get("callback_query", {}).get("id") == query
    )
    return Press(
        account="telegram:4242",
        contact=str(CHAT),
        external_id="press",
        choice=found["data"],
        trusted=True,
        address=str(CHAT),
        query_id=query,
    )
