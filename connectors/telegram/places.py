"""A position has come: say so at once, which takes its keyboard away."""

from __future__ import annotations

from collections import OrderedDict

import structlog
from telegram import Bot, ReplyKeyboardRemove
from telegram.error import TelegramError

from connectors.contract import InboundMessage

log = structlog.get_logger("telegram")
MARK = "📍 ✓"
"""In no language: which one the person writes is not known here."""
REMEMBERED = 1000


class Places:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._confirmed: OrderedDict[str, None] = OrderedDict()

    async def confirm(self, message: InboundMessage) -> None:
        """Once, however often the update comes."""
        if message.address is None or message.external_id in self._confirmed:
            return
        self._confirmed[message.external_id] = None
        while len(self._confirmed) > REMEMBERED:
            self._confirmed.popitem(last=False)
        try:
            await self._bot.send_message(message.address, MARK, reply_markup=ReplyKeyboardRemove())
        except TelegramError as error:
            # The next message without buttons removes the keyboard as well.
            log.info("a position was not confirmed", error=type(error).__name__)
