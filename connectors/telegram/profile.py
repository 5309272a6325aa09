"""What Telegram shows before anybody has written: the menu of commands and what the bot is for."""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from telegram import Bot, BotCommand
from telegram.error import TelegramError

from connectors.telegram.commands import COMMANDS
from connectors.telegram.keyboards import Sentences
from locales import LANGUAGES
from locales.languages import FALLBACK

log = structlog.get_logger("telegram")
_LETTERS = 2


async def publish(bot: Bot, sentences: Sentences) -> None:
    """Never raises for Telegram: without it the bot answers all the same."""
    for language, locale in _apps().items():
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


def _apps() -> Mapping[str, str]:
    """Language of the app (two letters, ISO 639-1) → ours; the empty one is for all others."""
    ours: dict[str, str] = {"": FALLBACK}
    for tag in LANGUAGES.offered:
        app = tag.partition("-")[0]
        if len(app) == _LETTERS:
            ours.setdefault(app, tag)
    return ours
