"""Telegram by its Bot API: webhook or polling, buttons, positions, files."""

from connectors.telegram.channel import TelegramChannel
from connectors.telegram.settings import TelegramSettings

__all__ = ["TelegramChannel", "TelegramSettings"]
