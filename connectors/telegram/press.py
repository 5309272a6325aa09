"""A pressed button: read it, and show that it was pressed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from html import escape

import structlog
from telegram import Bot, CallbackQuery, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from connectors.contract import CHOICE_TOKEN, InboundMessage
from connectors.telegram.text import LIMIT, units

log = structlog.get_logger("telegram")
REMEMBERED = 10_000
MARK = "✓"


@dataclass(frozen=True)
class Press(InboundMessage):
    """`query_id` is what Telegram wants answered. `message_id` is the message whose button it was,
    `label` what stands on it (None: such a button is not there), `html` the message's text."""

    query_id: str = ""
    message_id: int | None = None
    label: str | None = None
    html: str | None = None


def read_press(query: CallbackQuery, account: str, locale: str | None) -> Press:
    """What counts of the presses of one list is not settled here. Data that no button of ours has
    is no choice."""
    data, message = query.data or "", query.message
    choice = data if CHOICE_TOKEN.fullmatch(data) else None
    chat = str(message.chat.id if message is not None else query.from_user.id)
    shown = message if isinstance(message, Message) else None
    return Press(
        account=account,
        contact=chat,
        external_id=query.id,
        choice=choice,
        locale=locale,
        channel="telegram",
        trusted=chat == str(query.from_user.id),
        address=chat,
        query_id=query.id,
        message_id=message.message_id if message is not None else None,
        label=_label(shown, data) if shown is not None else None,
        html=shown.text_html if shown is not None and shown.text else None,
    )


def _label(message: Message, data: str) -> str | None:
    markup = message.reply_markup
    rows = markup.inline_keyboard if markup is not None else ()
    return next((b.text for row in rows for b in row if b.callback_data == data), None)


class Presses:
    """Answers each press once, however often its update comes."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._answered: OrderedDict[str, None] = OrderedDict()

    async def confirm(self, press: Press, *, taken: bool, counts: bool = True) -> None:
        """Stop the waiting circle on the button. Once the press is `taken` its keyboard goes, and
        what was chosen stays to be read if it `counts`."""
        if press.query_id in self._answered:
            return
        self._answered[press.query_id] = None
        while len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)
        try:
            await self._bot.answer_callback_query(press.query_id)
        except BadRequest:
            # Older than Telegram remembers: nobody waits for it any more.
            log.info("a press was too old to be answered")
        except TelegramError as error:
            log.warning("a press was not answered", error=type(error).__name__)
            del self._answered[press.query_id]
        if taken and press.trusted and press.choice is not None and press.message_id is not None:
            await self._show(press, press.message_id, counts)

    async def _show(self, press: Press, message_id: int, counts: bool) -> None:
        if press.html is not None and press.label is None:
            # Pressed before and shown already, or not one of its buttons.
            return
        try:
            text = _with_choice(press) if counts else None
            if text is None:
                await self._bot.edit_message_reply_markup(press.address, message_id)
            else:
                await self._bot.edit_message_text(
                    text, press.address, message_id, parse_mode=ParseMode.HTML
                )
        except TelegramError as error:
            # The buttons stay; whoever presses one again is told that it has had its time.
            log.info("a keyboard was not removed", error=type(error).__name__)


def _with_choice(press: Press) -> str | None:
    """The message with what was chosen below; None when there is nothing to add, or no room."""
    if press.html is None or press.label is None:
        return None
    text = f"{press.html}\n\n{MARK} {escape(press.label, quote=False)}"
    return text if units(text) <= LIMIT else None
