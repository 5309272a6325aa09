"""Who writes, where, and in which language their Telegram is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from telegram import Chat, Message, User
from telegram.constants import ChatType

from connectors.contract import InboundMessage
from locales import LANGUAGES
from locales.languages import FALLBACK


@dataclass(frozen=True)
class Me:
    """Ourselves. `name` is the username without @; empty until Telegram has told it."""

    id: int
    account: str
    name: str = ""
    file_limit: int = 20_000_000

    def is_named_in(self, text: str) -> bool:
        pattern = rf"(?<!\w)@{re.escape(self.name)}(?!\w)"
        return bool(self.name) and re.search(pattern, text, re.IGNORECASE) is not None

    @property
    def link(self) -> str:
        """Opens the private chat. What it brings along (`GROUP`) is no token of anybody."""
        return f"https://t.me/{self.name}?start={GROUP}"


GROUP = "group"


def locale_of(user: User | None) -> str | None:
    """A hint only: Telegram tells the language of the app, if at all."""
    if user is None or not user.language_code:
        return None
    return LANGUAGES.match(user.language_code) or FALLBACK


def is_private(chat: Chat) -> bool:
    return chat.type == ChatType.PRIVATE


def message_of(me: Me, update_id: int, message: Message, **what: Any) -> InboundMessage:
    """Where `message` came from, with `what` it says. In a group the contact is the group: what a
    person has told us in private never goes there."""
    chat = str(message.chat.id)
    what.setdefault("external_id", str(update_id))
    return InboundMessage(
        account=me.account,
        contact=chat,
        locale=locale_of(message.from_user),
        channel="telegram",
        trusted=is_private(message.chat),
        address=chat,
        **what,
    )
