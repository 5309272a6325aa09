"""Groups: whoever speaks to us there is asked into a private chat. Nothing else is said in a group,
so nothing personal can be."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message, MessageEntity

from connectors.contract import AutoReply, Event
from connectors.telegram import commands
from connectors.telegram.context import Me, message_of


def events(me: Me, update_id: int, message: Message) -> Sequence[Event]:
    if not _is_for(me, message):
        return []
    return [AutoReply(message_of(me, update_id, message), "telegram.group", {"link": me.link})]


def _is_for(me: Me, message: Message) -> bool:
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == me.id:
        return True
    text = message.text or message.caption or ""
    entities = (*message.entities, *message.caption_entities)
    if any(e.type == MessageEntity.TEXT_MENTION and e.user and e.user.id == me.id
           for e in entities):  # fmt: skip
        return True
    typed = commands.typed(text)
    if typed is not None and typed.bot is None:
        return commands.find(typed.name) is not None
    return me.is_named_in(text) or bool(
        typed is not None and typed.bot and typed.bot.casefold() == me.name.casefold()
    )
