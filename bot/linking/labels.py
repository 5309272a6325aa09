"""How channels and contacts are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversations.contacts import WITH_HINT
from bot.core.sql import AnyRow

Message = Mapping[str, Any]
NAMED = ("webchat", "telegram", "sms", "email")
SECRET: Mapping[str, str] = {"secret": "number", "submission": ""}
"""A code or number in a sentence: shown once, then hidden in what is stored."""


def say(key: str, **values: Any) -> Message:
    return {"say": key, "values": values}


def channel(name: str) -> Message:
    return {"key": f"link.channel.{name if name in NAMED else 'other'}", "values": {}}


def where(contact: AnyRow) -> Message:
    """A contact by its channel, and what its person may see of the address."""
    return place(contact.channel, contact.hint)


def place(name: str, hint: str) -> Message:
    known = name if name in NAMED else "other"
    return {
        "key": f"link.where.{known}",
        "values": {"hint": hint} if known in WITH_HINT else {},
    }
