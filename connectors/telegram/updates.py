"""From an update of Telegram to events, the same for webhook and polling. Nothing here waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from telegram import Bot, CallbackQuery, ChatMember, ChatMemberUpdated, Update
from telegram.constants import ChatType

from connectors.contract import AutoReply, Event, InboundMessage, Reachability, Unreadable
from connectors.telegram import content, groups
from connectors.telegram.context import Me, is_private, locale_of
from connectors.telegram.press import read_press

log = structlog.get_logger("telegram")
_GONE = {ChatMember.LEFT, ChatMember.BANNED}
_CHATS = {ChatType.PRIVATE, ChatType.GROUP, ChatType.SUPERGROUP}


def read(me: Me, data: Any, bot: Bot) -> Sequence[Event]:
    """What an update as Telegram sent it tells. Raises Unreadable for what is no update.

    One that this version of the library cannot read would only come again, so it is taken, and the
    person told.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("update_id"), int):
        raise Unreadable("no update")
    try:
        update = Update.de_json(dict(data), bot)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        number, kinds = data["update_id"], sorted(set(data) - {"update_id"})
        log.error(
            "an update cannot be read", update=number, kinds=kinds, error=type(error).__name__
        )
        return _unread(me, data)
    return events(me, update)


def _unread(me: Me, data: Mapping[str, Any]) -> Sequence[Event]:
    try:
        chat = data["message"]["chat"]
        contact, private = str(int(chat["id"])), chat["type"] == ChatType.PRIVATE
    except (KeyError, TypeError, ValueError):
        return []
    if not private:
        return []
    message = InboundMessage(
        account=me.account,
        contact=contact,
        external_id=str(data["update_id"]),
        channel="telegram",
        trusted=True,
        address=contact,
    )
    return [AutoReply(message, "telegram.other")]


def events(me: Me, update: Update) -> Sequence[Event]:
    """What an update tells, in its order; nothing for what concerns nobody."""
    if update.message is not None:
        if is_private(update.message.chat):
            return content.events(me, update.update_id, update.message)
        return groups.events(me, update.update_id, update.message)
    if update.edited_message is not None and is_private(update.edited_message.chat):
        return content.edited(me, update.update_id, update.edited_message)
    if update.callback_query is not None:
        return [_pressed(me, update.callback_query)]
    if update.my_chat_member is not None:
        return _member(me, update.my_chat_member)
    return []


def _pressed(me: Me, query: CallbackQuery) -> Event:
    press = read_press(query, me.account, locale_of(query.from_user))
    if not press.trusted:
        return AutoReply(press, "telegram.group", {"link": me.link})
    return press if press.choice is not None else AutoReply(press, "telegram.button_expired")


def _member(me: Me, change: ChatMemberUpdated) -> Sequence[Event]:
    if change.chat.type not in _CHATS:
        return []
    reachable = change.new_chat_member.status not in _GONE
    return [Reachability(me.account, str(change.chat.id), reachable)]
