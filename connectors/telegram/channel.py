"""Telegram, as a channel that is sent to."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import structlog
from telegram import InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import ChatMigrated, TelegramError

from connectors.contract import (
    Abilities,
    AutoReply,
    Channel,
    Event,
    FileRef,
    Finding,
    Gateway,
    InboundMessage,
    Later,
    OutboundMessage,
    Pace,
    Part,
    Refused,
    Request,
    SendError,
    Undeliverable,
    Unknown,
    Unreadable,
    Unverified,
)
from connectors.telegram.checks import findings
from connectors.telegram.client import ALLOWED_UPDATES, client
from connectors.telegram.context import Me
from connectors.telegram.errors import describe, edited
from connectors.telegram.keyboards import Markup, Sentences, markup
from connectors.telegram.places import Places
from connectors.telegram.polling import Poller
from connectors.telegram.press import Press, Presses
from connectors.telegram.profile import publish
from connectors.telegram.settings import PATH, TelegramSettings
from connectors.telegram.text import html, pieces
from connectors.telegram.updates import read

log = structlog.get_logger("telegram")
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105
PRIVATE = Pace(rate=1.0, burst=3)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
GROUP = Pace(rate=15 / 60, burst=5)
"""Telegram allows twenty a minute."""


class TelegramChannel(Channel):
    """`sentences` is a sentence of the catalogue: (key, locale) → text."""

    name: ClassVar[str] = "telegram"
    can: ClassVar[Abilities] = Abilities(files=True, edits=True)
    pace = Pace(rate=25.0, burst=3)
    """Telegram allows 30 in a second: a burst and a second's worth stay below, since what left one
    after the other may arrive together."""

    def __init__(self, settings: TelegramSettings, sentences: Sentences) -> None:
        self.account = settings.account
        self.paths = (PATH,) if settings.mode == "webhook" else ()
        self._settings = settings
        self._sentences = sentences
        self._client = client(settings)
        self._me = Me(settings.bot_id, settings.account, file_limit=settings.file_limit)
        self._presses = Presses(self._client)
        self._places = Places(self._client)
        self._tasks: set[asyncio.Task[None]] = set()

    def verify(self, request: Request) -> None:
        given = request.headers.get(SECRET_HEADER, "")
        expected = self._settings.secret
        if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
            raise Unverified("secret")

    def parse(self, request: Request) -> Sequence[Event]:
        try:
            data = json.loads(request.body)
        except (ValueError, RecursionError):
            raise Unreadable("no JSON") from None
        return read(self._me, data, self._client)

    def parts(self, message: OutboundMessage) -> Sequence[Part]:
        """The locale goes with a question for a place, whose keyboard has words of its own."""
        whole = message.references
        plain = list(pieces(message.text, whole)) or [message.text]
        parts = [Part(html(piece, whole), plain=piece) for piece in plain]
        question = message.question
        if question is not None:
            question = {**question, "locale": message.locale}
        parts[-1] = replace(parts[-1], choices=message.choices, question=question)
        return parts

    def link(self, token: str) -> str | None:
        return f"https://t.me/{self._me.name}?start={token}" if self._me.name else None

    def pace_of(self, address: str) -> Pace | None:
        return GROUP if address.startswith("-") else PRIVATE

    async def send(self, address: str, part: Part) -> str:
        """A part without `plain` is plain text."""
        try:
            return await self._send(address, part)
        except ChatMigrated as moved:
            new = str(moved.new_chat_id)
        except TelegramError as error:
            raise describe(error) from None
        try:
            return await self._send(new, part)
        except TelegramError as error:
            raise describe(error) from None

    async def edit(self, address: str, sent_id: str, part: Part) -> bool:
        """What has no buttons below it is sent anew: no edit makes room for other keyboards."""
        buttons = self._markup(address, part)
        if not isinstance(buttons, InlineKeyboardMarkup):
            return False
        try:
            await self._client.edit_message_text(
                part.text,
                address,
                int(sent_id),
                parse_mode=_mode(part),
                link_preview_options=NO_PREVIEW,
                reply_markup=buttons,
            )
        except ChatMigrated:
            return False
        except TelegramError as error:
            outcome = edited(error)
            if outcome is None:
                raise describe(error) from None
            return outcome
        return True

    async def _send(self, address: str, part: Part) -> str:
        sent = await self._client.send_message(
            address,
            part.text,
            parse_mode=_mode(part),
            link_preview_options=NO_PREVIEW,
            reply_markup=self._markup(address, part),
            reply_parameters=_about(part),
        )
        return str(sent.message_id)

    def _markup(self, address: str, part: Part) -> Markup | None:
        return markup(part, private=not address.startswith("-"), sentences=self._sentences)

    async def accepted(self, event: Event, refusal: Refused | None, *, counts: bool = True) -> None:
        """What is shown at once goes on by itself: Telegram waits for its 200 meanwhile."""
        message = event.message if isinstance(event, AutoReply) else event
        if isinstance(message, Press):
            self._later(self._presses.confirm(message, taken=refusal is None, counts=counts))
        elif isinstance(message, InboundMessage) and message.place and refusal is None:
            self._later(self._places.confirm(message))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def typing(self, address: str) -> None:
        try:
            await self._client.send_chat_action(address, ChatAction.TYPING)
        except TelegramError as error:
            log.info("typing was not shown", error=type(error).__name__)

    async def fetch(self, file: FileRef) -> bytes:
        try:
            found = await self._client.get_file(file.id)
            if (found.file_size or 0) > self._settings.file_limit:
                raise Undeliverable("file_too_big")
            content = bytes(await found.download_as_bytearray())
        except TelegramError as error:
            raise _repeatable(describe(error)) from None
        if len(content) > self._settings.file_limit:
            raise Undeliverable("file_too_big")
        return content

    async def start(self) -> None:
        await self._client.open_connections()
        try:
            me = await self._client.get_me()
            await self._connect()
        except TelegramError as error:
            raise _repeatable(describe(error)) from None
        self._me = replace(self._me, name=me.username or "")
        await publish(self._client, self._sentences)

    async def _connect(self) -> None:
        """What waits at Telegram stays waiting in either case."""
        if self._settings.mode == "polling":
            await self._client.delete_webhook(drop_pending_updates=False)
            return
        await self._client.set_webhook(
            self._settings.webhook_url,
            secret_token=self._settings.secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=self._settings.max_connections,
            drop_pending_updates=False,
        )

    async def poll(self, gateway: Gateway) -> None:
        if self._settings.mode == "polling":
            await Poller(self, gateway, self._client, self._me, self._settings).run()

    async def stop(self) -> None:
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=self._settings.timeout)
        await self._client.close_connections()

    async def check(self) -> Sequence[Finding]:
        return await findings(self._client, self._settings)


def _mode(part: Part) -> str | None:
    return ParseMode.HTML if part.plain is not None else None


def _about(part: Part) -> ReplyParameters | None:
    """It quotes the message that it tells of: one touch leads there."""
    if not part.about:
        return None
    return ReplyParameters(int(part.about), allow_sending_without_reply=True)


def _repeatable(error: SendError) -> SendError:
    """Of a call that may be made again without harm."""
    return Later(error.code) if isinstance(error, Unknown) else error
