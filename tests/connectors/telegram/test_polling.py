"""Polling: nothing is given up to Telegram before it is safe."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs

from connectors.contract import Refused, Unauthorised
from connectors.telegram import TelegramChannel
from tests.connectors.telegram.conftest import CHAT, LIBRARY, Make
from tests.connectors.telegram.recorder import Recorder
from tests.kit.fakes.telegram_server import TelegramServer
from tests.kit.patience import PATIENCE

pytestmark = LIBRARY


@pytest.fixture
async def polling(channel: TelegramChannel, gateway: Recorder) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(channel.poll(gateway))
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_an_update_that_is_not_safe_stays_with_telegram(
    channel: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """TG-04: killed after the update was fetched, and before it was stored."""
    gateway.down = 1000
    telegram.say(CHAT, "가로등")
    task = asyncio.create_task(channel.poll(gateway))
    await gateway.until(lambda: gateway.attempts > 2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(telegram.pending) == 1
    gateway.down = 0
    again = asyncio.create_task(channel.poll(gateway))
    await gateway.until(lambda: bool(gateway.events))
    await telegram.until(lambda: not telegram.pending)
    again.cancel()
    await asyncio.gather(again, return_exceptions=True)
    assert gateway.what() == ["text 가로등"]


async def test_only_what_is_safe_is_given_up(
    telegram: TelegramServer, gateway: Recorder, polling: asyncio.Task[None]
) -> None:
    """The second of three cannot be stored: the first is not fetched again, the third waits."""
    telegram.say(CHAT, "하나")
    await gateway.until(lambda: len(gateway.events) == 1)
    gateway.down = 2
    telegram.say(CHAT, "둘")
    telegram.say(CHAT, "셋")
    await gateway.until(lambda: len(gateway.events) == 3)
    assert gateway.what() == ["text 하나", "text 둘", "text 셋"]
    assert gateway.attempts == 5


async def test_a_refusal_for_good_is_given_up(
    telegram: TelegramServer, gateway: Recorder, polling: asyncio.Task[None]
) -> None:
    gateway.refusal = Refused("too_long", "system.too_long")
    telegram.say(CHAT, "가" * 3000)
    await telegram.until(lambda: telegram.made("getUpdates") and not telegram.pending)
    assert gateway.attempts == 1


@pytest.mark.parametrize(
    ("status", "more"),
    [(502, {}), (500, {}), (429, {"retry_after": 1}), (0, {})],
    ids=["502", "500", "TG-10 429", "cut"],
)
async def test_failures_are_survived(
    channel: TelegramChannel,
    telegram: TelegramServer,
    gateway: Recorder,
    status: int,
    more: dict[str, int],
) -> None:
    telegram.fail("getUpdates", status, **more)
    telegram.say(CHAT, "가로등")
    task = asyncio.create_task(channel.poll(gateway))
    await gateway.until(lambda: bool(gateway.events))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    first, second = telegram.made("getUpdates")[:2]
    assert (first.status, second.status) == (status, 200)
    assert second.at - first.at >= more.get("retry_after", 0)


async def test_two_pollers(
    channel: TelegramChannel,
    telegram: TelegramServer,
    gateway: Recorder,
    polling: asyncio.Task[None],
    make: Make,
) -> None:
    """The first one stops and says why."""
    await telegram.until(lambda: telegram.polling)
    with capture_logs() as said:
        other = asyncio.create_task(make().poll(gateway))
        await asyncio.wait_for(polling, PATIENCE)
    assert [line["event"] for line in said if line["log_level"] == "error"] == [
        "somebody else fetches the updates of this bot, or a webhook is set"
    ]
    telegram.say(CHAT, "가로등")
    await gateway.until(lambda: bool(gateway.events))
    other.cancel()
    await asyncio.gather(other, return_exceptions=True)


async def test_a_webhook_is_set(
    channel: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    telegram.webhook.url = "http://elsewhere.test"
    await asyncio.wait_for(channel.poll(gateway), PATIENCE)
    assert [call.status for call in telegram.made("getUpdates")] == [409]


async def test_the_token_is_revoked(
    channel: TelegramChannel, telegram: TelegramServer, gateway: Recorder
) -> None:
    """TG-25"""
    telegram.token = "4242:another"
    with pytest.raises(Unauthorised):
        await channel.poll(gateway)


async def test_numbers_that_begin_anew(
    make: Make, telegram: TelegramServer, gateway: Recorder
) -> None:
    """After a quiet week ids may be lower than before: nobody asks with the old offset for ever."""
    polling = asyncio.create_task(make(poll_seconds=0).poll(gateway))
    telegram.say(CHAT, "먼저")
    await gateway.until(lambda: len(gateway.events) == 1)
    await telegram.until(lambda: asked_without_offset(telegram))
    telegram.quiet_week()
    telegram.say(CHAT, "나중")
    await gateway.until(lambda: len(gateway.events) == 2)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    assert min(telegram.updates) < 1000


def asked_without_offset(telegram: TelegramServer) -> bool:
    """After there was one."""
    offsets = ["offset" in call.params for call in telegram.made("getUpdates")]
    return True in offsets and not offsets[-1]


async def test_webhook_mode_does_not_poll(
    make: Make, telegram: TelegramServer, gateway: Recorder
) -> None:
    await make(mode="webhook").poll(gateway)
    assert telegram.calls == []
