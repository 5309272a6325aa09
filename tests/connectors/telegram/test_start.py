"""Starting: who we are, where we are, the menu; and what an operator is told."""

from __future__ import annotations

from typing import Any

import pytest

from bot.texts.catalogue import Catalogue
from connectors.contract import Later, Part, SendError, Unauthorised
from connectors.telegram import TelegramSettings
from connectors.telegram.commands import COMMANDS, find
from tests.connectors.telegram.conftest import CHAT, LIBRARY, SECRET, Make
from tests.kit.fakes.telegram_server import TelegramServer

pytestmark = LIBRARY

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
URL = "http://sinmungo.test/telegram/webhook"


async def test_the_webhook(make: Make, telegram: TelegramServer) -> None:
    """TG-06"""
    await make(mode="webhook", max_connections=7).start()
    (call,) = telegram.made("setWebhook")
    assert call.params == {
        "url": URL,
        "secret_token": SECRET,
        "allowed_updates": ALLOWED,
        "max_connections": "7",
        "drop_pending_updates": "false",
    }
    assert telegram.webhook.secret == SECRET


async def test_polling_takes_the_webhook_away(make: Make, telegram: TelegramServer) -> None:
    telegram.webhook.url = "http://127.0.0.1:9/elsewhere"
    telegram.update("message", {})
    await make().start()
    assert telegram.webhook.url == ""
    assert len(telegram.pending) == 1
    assert telegram.made("setWebhook") == []


async def test_paths(make: Make) -> None:
    assert make(mode="webhook").paths == ("/telegram/webhook",)
    assert make(mode="polling").paths == ()
    assert make().account == "telegram:4242"


@pytest.mark.parametrize(
    ("language", "locale"), [("ko", "ko"), ("en", "en"), ("", "en")], ids=["ko", "en", "others"]
)
async def test_the_menu(make: Make, telegram: TelegramServer, language: str, locale: str) -> None:
    """TG-19: localized, and every entry is a command that is understood."""
    await make().start()
    texts = Catalogue.load()
    menu = telegram.commands[f"default/{language}"]
    assert menu == [
        {"command": c.name, "description": texts.text(c.menu, locale)} for c in COMMANDS
    ]
    assert all(find(entry["command"]) for entry in menu)
    assert {"start", "help", "settings"} <= {entry["command"] for entry in menu}
    assert telegram.descriptions[language] == texts.text("telegram.description", locale)
    assert telegram.short_descriptions[language] == texts.text("telegram.short_description", locale)


async def test_a_menu_that_fails_stops_nothing(make: Make, telegram: TelegramServer) -> None:
    telegram.fail("setMyCommands", 429, retry_after=100)
    await make().start()
    assert telegram.commands == {}


@pytest.mark.parametrize(
    ("method", "status", "error"),
    [
        ("getMe", 401, Unauthorised),
        ("getMe", 502, Later),
        ("getMe", 0, Later),
        ("setWebhook", 429, Later),
    ],
    ids=["TG-25 token", "down", "cut", "flood"],
)
async def test_a_start_that_fails(
    make: Make, telegram: TelegramServer, method: str, status: int, error: type[SendError]
) -> None:
    telegram.fail(method, status)
    channel = make(mode="webhook")
    with pytest.raises(error):
        await channel.start()
    await channel.start()
    assert telegram.webhook.url == URL


async def test_stopped_and_started_again(make: Make, telegram: TelegramServer) -> None:
    channel = make()
    await channel.stop()
    await channel.start()
    await channel.stop()
    await channel.stop()
    await channel.start()
    telegram.private(CHAT)
    await channel.send(str(CHAT), Part("안녕"))
    assert telegram.texts(CHAT) == ["안녕"]


@pytest.mark.parametrize("token", ["4242:another", "1:TEST"], ids=["revoked", "another bot"])
async def test_a_wrong_token(make: Make, token: str) -> None:
    """TG-25"""
    with pytest.raises(Unauthorised):
        await make(token=token).start()


WRONG: dict[str, dict[str, Any]] = {
    "no token": {"token": ""},
    "a token without number": {"token": "abc"},
    "no secret": {"token": "1:a", "public_url": "https://a.example"},
    "a secret with a space": {"token": "1:a", "secret": "a b", "public_url": "https://a.example"},
    "no address": {"token": "1:a", "secret": "s"},
    "no TLS": {"token": "1:a", "secret": "s", "public_url": "http://a.example"},
    "a port": {"token": "1:a", "secret": "s", "public_url": "https://a.example:8000"},
    "connections": {"token": "1:a", "mode": "polling", "max_connections": 101},
}


@pytest.mark.parametrize("values", WRONG.values(), ids=WRONG)
def test_wrong_settings(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^(the|a|max_connections|Telegram)\b"):
        TelegramSettings(**values)


def test_settings_do_not_show_their_secrets() -> None:
    """TG-27"""
    shown = repr(TelegramSettings("1:abc-token", "hush", public_url="https://a.example:8443"))
    assert "abc-token" not in shown
    assert "hush" not in shown


async def keys(make: Make, **settings: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    findings = await make(**settings).check()
    texts = Catalogue.load()
    for finding in findings:
        for locale in ("ko", "en"):
            assert texts.value({"key": finding.key, "values": finding.values}, locale)
    return {f.key.removeprefix("telegram.check."): (f.state, dict(f.values)) for f in findings}


async def test_all_is_well(make: Make, telegram: TelegramServer) -> None:
    """TG-26"""
    await make(mode="webhook").start()
    assert await keys(make, mode="webhook") == {
        "bot": ("ok", {"name": "@sinmungo_bot"}),
        "pending": ("ok", {"count": 0}),
    }


async def test_a_backlog_and_its_reason(make: Make, telegram: TelegramServer) -> None:
    """TG-26: nobody listens at the webhook."""
    await make(mode="webhook", public_url="http://127.0.0.1:9").start()
    for _ in range(101):
        telegram.say(CHAT, "가로등")
    await telegram.until(lambda: telegram.webhook.last_error_date)
    found = await keys(make, mode="webhook", public_url="http://127.0.0.1:9")
    assert found["pending"] == ("warn", {"count": 101})
    state, values = found["last_error"]
    assert (state, values["error"]) == ("warn", telegram.webhook.last_error)


@pytest.mark.parametrize(
    ("url", "mode", "key"),
    [
        ("http://elsewhere.test/hook", "webhook", "other_webhook"),
        ("", "webhook", "no_webhook"),
        ("http://elsewhere.test/hook", "polling", "webhook_set"),
    ],
    ids=["TG-26 another", "TG-26 none", "TG-26 one too many"],
)
async def test_a_webhook_that_is_wrong(
    make: Make, telegram: TelegramServer, url: str, mode: str, key: str
) -> None:
    telegram.webhook.url = url
    found = await keys(make, mode=mode)
    assert found[key][0] == "fail"


async def test_a_bot_that_reads_along(make: Make, telegram: TelegramServer) -> None:
    telegram.me["can_read_all_group_messages"] = True
    assert (await keys(make))["privacy"][0] == "warn"


@pytest.mark.parametrize(
    ("status", "key"), [(401, "token"), (502, "unreachable")], ids=["TG-25 token", "down"]
)
async def test_telegram_cannot_be_asked(
    make: Make, telegram: TelegramServer, status: int, key: str
) -> None:
    telegram.fail("getMe", status)
    assert (await keys(make))[key][0] == "fail"
