"""What Telegram shows before anybody has written: the menu of commands and what the bot is for."""

from __future__ import annotations

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from connectors.telegram.commands import COMMANDS
from connectors.telegram.keyboards import Sentences

log = structlog.get_logger("telegram")
LANGUAGES = (("", "en"), ("ko", "ko"), ("en", "en"))
"""(language of the app, ours); "" is for all others."""


async def publish(bot: Bot, sentences: Sentences) -> None:
    """Never raises for Telegram: without it the bot answers all the same."""
    for language, locale in LANGUAGES:
        menu = [BotCommand(c.name, sentences(c.menu, locale)) for c in COMMANDS]
        about = sentences("telegram.description", locale)
        short = sentences("telegram.short_description", locale)
        try:
            await bot.set_my_commands(menu, language_code=language)
            await bot.set_my_description(about, language_code=language)
            await bot.set_my_short_description(short, language_code=language)
        except TelegramError as error:
            log.warning("the menu was not set", language=language, error=type(error).__name__)
            return
