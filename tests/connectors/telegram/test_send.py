"""Sending: what Telegram says, and what it means for the part."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from connectors.contract import (
    FileRef,
    Later,
    Misformatted,
    OutboundMessage,
    Part,
    Place,
    Refused,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreachable,
)
from connectors.telegram import TelegramChannel
from tests.connectors.telegram.conftest import CHAT, LIBRARY, Make
from tests.kit.fakes.telegram_server import TelegramServer
from tests.kit.patience import PATIENCE, pass_time

pytestmark = LIBRARY

ADDRESS = str(CHAT)
RECEIPT = "1AA-2611-0000571K"
PART = Part("<b>가로등</b>", plain="가로등")


async def test_sent(channel: TelegramChannel, telegram: TelegramServer) -> None:
    sent = await channel.send(ADDRESS, PART)
    (message,) = telegram.received(CHAT)
    assert (sent, message.text, message.marked("bold")) == (str(message.id), "가로등", ["가로등"])
    (call,) = telegram.made("sendMessage")
    assert call.params["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(
    "text", ['<b>&"', "</code>", "&lt;", "a < b > c & d"], ids=lambda t: f"TG-14 {t}"
)
async def test_shown_to_the_character(
    channel: TelegramChannel, telegram: TelegramServer, text: str
) -> None:
    for part in channel.parts(
        OutboundMessage(1, f"{text} {RECEIPT}", "ko", "t", references=(RECEIPT,))
    ):
        await channel.send(ADDRESS, part)
    (message,) = telegram.received(CHAT)
    assert message.text == f"{text} {RECEIPT}"
    assert message.marked("code") == [RECEIPT]


async def test_a_part_without_plain_is_plain(
    channel: TelegramChannel, telegram: TelegramServer
) -> None:
    """TG-12: what is sent after Misformatted."""
    await channel.send(ADDRESS, Part("<b>&amp;"))
    assert telegram.texts(CHAT) == ["<b>&amp;"]


STATUSES: dict[str, tuple[int, dict[str, Any], type[SendError], str]] = {
    "TG-10 flood": (429, {"retry_after": 2}, Later, "flood"),
    "TG-11 blocked": (403, {"text": "Forbidden: blocked"}, Unreachable, "blocked"),
    "TG-11 deactivated": (403, {"text": "Forbidden: deactivated"}, Unreachable, "deactivated"),
    "TG-11 no chat": (400, {"text": "Bad Request: chat not found"}, Unreachable, "chat_not_found"),
    "TG-12 entities": (
        400,
        {"text": "Bad Request: can't parse entities: Unsupported start tag"},
        Misformatted,
        "entities",
    ),
    "too long": (400, {"text": "Bad Request: message is too long"}, Undeliverable, "too_long"),
    "anything": (400, {"text": "Bad Request: 가로등"}, Undeliverable, "bad_request"),
    "TG-25 token": (401, {"text": "Unauthorized"}, Unauthorised, "token"),
    "500": (500, {}, Later, "server_error"),
    "502": (502, {}, Later, "server_error"),
    "504": (504, {}, Unknown, "gateway_timeout"),
}  # fmt: skip


@pytest.mark.parametrize(("status", "more", "error", "code"), STATUSES.values(), ids=STATUSES)
async def test_what_a_refusal_means(
    channel: TelegramChannel,
    telegram: TelegramServer,
    status: int,
    more: dict[str, Any],
    error: type[SendError],
    code: str,
) -> None:
    telegram.fail("sendMessage", status, **more)
    with pytest.raises(error) as raised:
        await channel.send(ADDRESS, PART)
    assert raised.value.code == code
    assert raised.value.retry_after == more.get("retry_after")
    assert telegram.texts(CHAT) == []
    await channel.send(ADDRESS, PART)
    assert telegram.texts(CHAT) == ["가로등"]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after it was taken"])
async def test_cut(channel: TelegramChannel, telegram: TelegramServer, after: bool) -> None:
    """Nobody can know, so it is not sent again."""
    telegram.cut("sendMessage", after=after)
    with pytest.raises(Unknown):
        await channel.send(ADDRESS, PART)
    assert len(telegram.texts(CHAT)) == after


async def test_no_answer_in_time(make: Make) -> None:
    """Telegram has read the request, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/bot"
        silent.setblocking(False)
        channel = make(base_url=address, timeout=PATIENCE)
        sending = asyncio.create_task(channel.send(ADDRESS, PART))
        loop = asyncio.get_running_loop()
        connection, _ = await loop.sock_accept(silent)
        with connection:
            assert await loop.sock_recv(connection, 10_000)
            await pass_time()
            with pytest.raises(Unknown, match="timed_out"):
                await sending


async def test_not_connected(make: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/bot"
    channel = make(base_url=address)
    with pytest.raises(Later, match="not_connected"):
        await channel.send(ADDRESS, PART)
    await channel.typing(ADDRESS)


async def test_a_group_that_moved(channel: TelegramChannel, telegram: TelegramServer) -> None:
    telegram.join_group(-5)
    telegram.migrate(-5, -1005)
    await channel.send("-5", PART)
    assert telegram.texts(-1005) == ["가로등"]
    telegram.fail("sendMessage", 403, chat=-1005, text="Forbidden: bot was kicked")
    with pytest.raises(Unreachable):
        await channel.send("-5", PART)


async def test_blocked_and_unknown(channel: TelegramChannel, telegram: TelegramServer) -> None:
    """TG-11: as Telegram really says it."""
    telegram.block(CHAT)
    for address in (ADDRESS, "999"):
        with pytest.raises(Unreachable):
            await channel.send(address, PART)
    telegram.unblock(CHAT)
    await channel.send(ADDRESS, PART)


async def test_typing(channel: TelegramChannel, telegram: TelegramServer) -> None:
    """TG-18: shown, and never an error."""
    await channel.typing(ADDRESS)
    assert [action for action, _ in telegram.chats[CHAT].actions] == ["typing"]
    telegram.block(CHAT)
    await channel.typing(ADDRESS)
    assert len(telegram.chats[CHAT].actions) == 1


def most_in(seconds: float, rate: float, burst: int) -> int:
    """How many leave within any such window under GCRA: the burst, and what accrues meanwhile."""
    return burst + int(rate * seconds)


async def test_the_pace(channel: TelegramChannel) -> None:
    """TG-09"""
    private, group = channel.pace_of(ADDRESS), channel.pace_of("-5")
    assert private is not None
    assert group is not None
    assert most_in(1, channel.pace.rate, channel.pace.burst) <= 30
    assert (private.rate, private.burst) == (1.0, 3)
    assert most_in(60, group.rate, group.burst) <= 20


async def test_a_file(channel: TelegramChannel, telegram: TelegramServer) -> None:
    telegram.send_document(CHAT, b"%PDF-1.7", "집 앞.pdf", "application/pdf")
    file = FileRef(next(iter(telegram.files)), "집 앞.pdf", "application/pdf")
    assert await channel.fetch(file) == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("file_id", "limit", "error"),
    [("unknown", 10, Undeliverable), ("file-id-1", 7, Undeliverable), ("file-id-1", 8, None)],
    ids=["gone", "too big", "as big as may be"],
)
async def test_files_that_cannot_be_fetched(
    make: Make, telegram: TelegramServer, file_id: str, limit: int, error: type[SendError] | None
) -> None:
    telegram.send_document(CHAT, b"12345678", "a.txt", "text/plain")
    channel = make(file_limit=limit)
    file = FileRef(file_id, "a.txt", "text/plain")
    if error is None:
        assert await channel.fetch(file) == b"12345678"
        return
    with pytest.raises(error):
        await channel.fetch(file)


@pytest.mark.parametrize(("status", "error"), [(502, Later), (0, Later), (401, Unauthorised)])
async def test_a_file_is_fetched_again(
    channel: TelegramChannel, telegram: TelegramServer, status: int, error: type[SendError]
) -> None:
    """Fetching does no harm, so no answer is a reason to try again."""
    telegram.send_document(CHAT, b"12345678", "a.txt", "text/plain")
    telegram.fail("getFile", status)
    with pytest.raises(error):
        await channel.fetch(FileRef("file-id-1", "a.txt", "text/plain"))


async def test_a_refused_position_is_not_confirmed(
    channel: TelegramChannel, telegram: TelegramServer
) -> None:
    from connectors.contract import InboundMessage

    place = InboundMessage("telegram:4242", ADDRESS, "1", place=Place(1, 2), address=ADDRESS)
    await channel.accepted(place, Refused("too_many", "system.rate_limited"))
    await channel.stop()
    assert telegram.texts(CHAT) == []
