"""The Bot API client. Nothing above its transport knows the token, so nothing there can tell it.

python-telegram-bot puts the token into every address, and addresses get into logs, exceptions and
tracebacks. Our bot is made with a stand-in; the transport writes the token into the request at the
last moment.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, cast

import httpx
from telegram import Bot
from telegram.request import HTTPXRequest

from connectors import tls
from connectors.telegram.settings import TelegramSettings

STAND_IN = "the-token"
"""Nothing in it may be written otherwise in an address."""
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
_QUIET = ("telegram.Bot", "telegram.request.BaseRequest", "telegram.request.HTTPXRequest", "httpx")


class TokenTransport(httpx.AsyncHTTPTransport):
    """Writes the token in place of the stand-in, into a copy of the request."""

    def __init__(self, settings: TelegramSettings) -> None:
        super().__init__(verify=tls.context(), proxy=settings.proxy)
        self._stand_in = f"/bot{STAND_IN}/".encode()
        self._real = f"/bot{settings.token}/".encode()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.replace(self._stand_in, self._real, 1)
        copy = httpx.Request(
            request.method,
            request.url.copy_with(raw_path=path),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        return await super().handle_async_request(copy)


class Client(Bot):
    """The library's bot, and updates as Telegram sent them: one that cannot be read must not
    keep the others back."""

    async def raw_updates(self, offset: int | None, seconds: int) -> Sequence[dict[str, Any]]:
        """Wait up to `seconds` for updates. Raises telegram.error.TelegramError."""
        wanted = {"offset": offset, "timeout": seconds, "allowed_updates": ALLOWED_UPDATES}
        patience = (self._request[0].read_timeout or 0) + seconds
        found = await self._post("getUpdates", wanted, read_timeout=patience)
        return cast("list[dict[str, Any]]", found)

    async def open_connections(self) -> None:
        """Harmless when they are open."""
        for request in self._request:
            await request.initialize()

    async def close_connections(self) -> None:
        for request in self._request:
            await request.shutdown()


def client(settings: TelegramSettings) -> Client:
    quieten()
    return Client(
        STAND_IN,
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        request=_request(settings, 64),
        get_updates_request=_request(settings, 1),
    )


def _request(settings: TelegramSettings, connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=settings.timeout,
        connect_timeout=settings.timeout / 2,
        pool_timeout=settings.timeout,
        httpx_kwargs={"transport": TokenTransport(settings), "trust_env": False},
    )


def quieten() -> None:
    """What these loggers say below WARNING quotes what people write, and the webhook's secret."""
    for name in _QUIET:
        logging.getLogger(name).addFilter(_worth_saying)


def _worth_saying(record: logging.LogRecord) -> bool:
    if record.name == "telegram.request.BaseRequest":
        # It quotes the whole answer.
        record.msg, record.args = "an answer of Telegram is no JSON", ()
    return record.levelno >= logging.WARNING
