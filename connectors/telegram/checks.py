"""What an operator should know: asked of Telegram itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telegram import User, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from connectors.contract import Finding
from connectors.telegram.client import Client
from connectors.telegram.settings import TelegramSettings

MANY = 100
"""Updates that wait; more than that is a backlog."""


async def findings(client: Client, settings: TelegramSettings) -> Sequence[Finding]:
    """Never raises for what Telegram does."""
    try:
        me = await client.get_me()
        webhook = await client.get_webhook_info()
    except InvalidToken:
        return [Finding("fail", "telegram.check.token")]
    except TelegramError as error:
        return [Finding("fail", "telegram.check.unreachable", {"error": type(error).__name__})]
    return [*_about(me), *_webhook(webhook, settings), *_waiting(webhook)]


def _about(me: User) -> Iterator[Finding]:
    yield Finding("ok", "telegram.check.bot", {"name": f"@{me.username}"})
    if me.can_read_all_group_messages:
        yield Finding("warn", "telegram.check.privacy")


def _webhook(webhook: WebhookInfo, settings: TelegramSettings) -> Iterator[Finding]:
    if settings.mode == "polling":
        if webhook.url:
            yield Finding("fail", "telegram.check.webhook_set", {"found": webhook.url})
    elif not webhook.url:
        yield Finding("fail", "telegram.check.no_webhook", {"expected": settings.webhook_url})
    elif webhook.url != settings.webhook_url:
        values = {"expected": settings.webhook_url, "found": webhook.url}
        yield Finding("fail", "telegram.check.other_webhook", values)


def _waiting(webhook: WebhookInfo) -> Iterator[Finding]:
    count = webhook.pending_update_count
    yield Finding("warn" if count > MANY else "ok", "telegram.check.pending", {"count": count})
    if webhook.last_error_message:
        when = webhook.last_error_date
        values = {
            "error": webhook.last_error_message,
            "time": when.isoformat(timespec="minutes") if when is not None else "-",
        }
        yield Finding("warn", "telegram.check.last_error", values)
