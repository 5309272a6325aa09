"""A part in the place of one that was sent: what Telegram says to the edit, and what it means."""

from __future__ import annotations

from typing import Any

import pytest

from connectors.contract import (
    Choice,
    Later,
    Misformatted,
    Part,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreachable,
)
from connectors.telegram import TelegramChannel
from tests.connectors.telegram.conftest import CHAT, LIBRARY
from tests.kit.fakes.telegram_server import TelegramServer

pytestmark = LIBRARY

ADDRESS = str(CHAT)
OLD = Part("<b>가로등</b>", (Choice("보내기", "tok_old_0123456789", 1),), plain="가로등")
NEW = Part("<b>가로등 둘</b>", (Choice("보내기", "tok_new_0123456789", 1),), plain="가로등 둘")


async def test_edited(channel: TelegramChannel, telegram: TelegramServer) -> None:
    sent = await channel.send(ADDRESS, OLD)
    assert await channel.edit(ADDRESS, sent, NEW)
    (message,) = telegram.received(CHAT)
    assert (message.text, message.marked("bold")) == ("가로등 둘", ["가로등 둘"])
    assert message.buttons == {"보내기": "tok_new_0123456789"}
    (call,) = telegram.made("editMessageText")
    assert call.params["link_preview_options"] == {"is_disabled": True}


async def test_the_same_once_more(channel: TelegramChannel, telegram: TelegramServer) -> None:
    """Telegram says 400, and it is what was wanted."""
    sent = await channel.send(ADDRESS, OLD)
    assert [await channel.edit(ADDRESS, sent, NEW) for _ in range(2)] == [True, True]
    assert [call.status for call in telegram.made("editMessageText")] == [200, 400]
    assert telegram.texts(CHAT) == ["가로등 둘"]


async def test_taken_away(channel: TelegramChannel, telegram: TelegramServer) -> None:
    sent = await channel.send(ADDRESS, OLD)
    telegram.chats[CHAT].messages.clear()
    assert await channel.edit(ADDRESS, sent, NEW) is False


@pytest.mark.parametrize("about", ["message can't be edited", "MESSAGE_ID_INVALID"])
async def test_it_can_be_edited_no_more(
    channel: TelegramChannel, telegram: TelegramServer, about: str
) -> None:
    sent = await channel.send(ADDRESS, OLD)
    telegram.fail("editMessageText", 400, text=f"Bad Request: {about}")
    assert await channel.edit(ADDRESS, sent, NEW) is False


async def test_without_buttons_it_is_sent_anew(
    channel: TelegramChannel, telegram: TelegramServer
) -> None:
    """What takes a keyboard away, or brings one in place of the letters, is no edit."""
    sent = await channel.send(ADDRESS, OLD)
    assert await channel.edit(ADDRESS, sent, Part("가로등")) is False
    assert telegram.made("editMessageText") == []


async def test_a_group_that_has_moved(channel: TelegramChannel, telegram: TelegramServer) -> None:
    sent = await channel.send(ADDRESS, OLD)
    telegram.chats[CHAT].moved_to = -5
    assert await channel.edit(ADDRESS, sent, NEW) is False


ERRORS: dict[str, tuple[int, dict[str, Any], type[SendError], str]] = {
    "flood": (429, {"retry_after": 2}, Later, "flood"),
    "blocked": (403, {"text": "Forbidden: blocked"}, Unreachable, "blocked"),
    "no chat": (400, {"text": "Bad Request: chat not found"}, Unreachable, "chat_not_found"),
    "entities": (400, {"text": "Bad Request: can't parse entities"}, Misformatted, "entities"),
    "too long": (400, {"text": "Bad Request: message is too long"}, Undeliverable, "too_long"),
    "token": (401, {"text": "Unauthorized"}, Unauthorised, "token"),
    "502": (502, {}, Later, "server_error"),
    "504": (504, {}, Unknown, "gateway_timeout"),
}


@pytest.mark.parametrize(("status", "more", "error", "code"), ERRORS.values(), ids=ERRORS)
async def test_any_other_refusal_is_that_of_a_message(
    channel: TelegramChannel,
    telegram: TelegramServer,
    status: int,
    more: dict[str, Any],
    error: type[SendError],
    code: str,
) -> None:
    sent = await channel.send(ADDRESS, OLD)
    telegram.fail("editMessageText", status, **more)
    with pytest.raises(error) as raised:
        await channel.edit(ADDRESS, sent, NEW)
    assert (raised.value.code, raised.value.retry_after) == (code, more.get("retry_after"))
    assert telegram.texts(CHAT) == ["가로등"]


@pytest.mark.parametrize("there", [True, False], ids=["there", "taken away"])
async def test_a_line_quotes_what_it_tells_of(
    channel: TelegramChannel, telegram: TelegramServer, there: bool
) -> None:
    """One touch leads to it; without it the line is sent all the same."""
    sent = await channel.send(ADDRESS, OLD)
    if not there:
        telegram.chats[CHAT].messages.clear()
    await channel.send(ADDRESS, Part("적었어요", about=sent))
    assert telegram.received(CHAT)[-1].about == (int(sent) if there else None)
