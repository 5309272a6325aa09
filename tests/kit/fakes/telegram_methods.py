"""The methods of the Bot API that the fake knows. Each takes the parameters of a call and returns
its result, or raises ApiError in Telegram's words."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from tests.kit.fakes.telegram_rules import ApiError, bad, check_markup, check_text
from tests.kit.fakes.telegram_users import Users
from tests.kit.fakes.telegram_world import OLD_QUERY, BotMessage, Chat, Webhook

Params = dict[str, Any]
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: Users, params: Params) -> Any:
    return world.me


def find_chat(world: Users, params: Params) -> Chat:
    """The chat that may be written to. Raises ApiError."""
    try:
        chat = world.chats.get(int(params.get("chat_id") or 0))
    except ValueError:
        chat = None
    if chat is None:
        raise bad("chat not found")
    if chat.moved_to is not None:
        text = "group chat was upgraded to a supergroup chat"
        raise ApiError(400, f"Bad Request: {text}", migrate_to_chat_id=chat.moved_to)
    if chat.blocked:
        private = chat.type == "private"
        why = "blocked by the user" if private else "kicked from the group chat"
        raise ApiError(403, f"Forbidden: bot was {why}")
    return chat


def send_message(world: Users, params: Params) -> Any:
    chat = find_chat(world, params)
    formatted = check_text(params)
    markup = check_markup(params.get("reply_markup"), private=chat.type == "private")
    about = _replied(chat, params)
    message = BotMessage(
        world.number("message"), chat.id, formatted.text, formatted.entities, markup, world.now()
    )
    message.about = about
    chat.messages.append(message)
    if message.keys or message.removes:
        chat.keys = message.keys
    return as_json(world, chat, message)


def _replied(chat: Chat, params: Params) -> int | None:
    """The message of ours that a new one quotes."""
    wanted = params.get("reply_parameters") or {}
    number = int(wanted.get("message_id") or 0)
    if not number or any(m.id == number for m in chat.messages):
        return number or None
    if not wanted.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return None


def as_json(world: Users, chat: Chat, message: BotMessage) -> Params:
    inline = (message.markup or {}).get("inline_keyboard")
    return {
        "message_id": message.id,
        "date": int(time.time()),
        "chat": chat.as_json(),
        "from": world.me,
        "text": message.text,
        "entities": list(message.entities),
        **({"reply_markup": {"inline_keyboard": inline}} if inline else {}),
    }


def find_message(world: Users, params: Params) -> tuple[Chat, BotMessage]:
    chat = find_chat(world, params)
    wanted = int(params.get("message_id") or 0)
    message = next((m for m in chat.messages if m.id == wanted), None)
    if message is None:
        raise bad("message to edit not found")
    if message.markup is not None and "inline_keyboard" not in message.markup:
        raise bad("message can't be edited")
    return chat, message


def edit_text(world: Users, params: Params) -> Any:
    chat, message = find_message(world, params)
    formatted = check_text(params)
    markup = check_markup(params.get("reply_markup"), private=True)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    new = (formatted.text, formatted.entities, markup)
    return _edited(world, chat, message, new)


def edit_markup(world: Users, params: Params) -> Any:
    chat, message = find_message(world, params)
    markup = check_markup(params.get("reply_markup"), private=True)
    return _edited(world, chat, message, (message.text, message.entities, markup))


def _edited(world: Users, chat: Chat, message: BotMessage, new: tuple[Any, ...]) -> Any:
    if (message.text, message.entities, message.markup or None) == new:
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    message.text, message.entities, message.markup = new
    message.edits += 1
    return as_json(world, chat, message)


def answer_query(world: Users, params: Params) -> Any:
    query = str(params.get("callback_query_id"))
    if query not in world.queries:
        raise bad(OLD_QUERY)
    world.answered[query] += 1
    world.answers[query] = params
    return True


def chat_action(world: Users, params: Params) -> Any:
    find_chat(world, params).actions.append((str(params.get("action")), world.now()))
    return True


def set_commands(world: Users, params: Params) -> Any:
    commands = params.get("commands") or []
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(params)] = commands
    return True


def get_commands(world: Users, params: Params) -> Any:
    return world.commands.get(_scope(params), [])


def _scope(params: Params) -> str:
    scope = (params.get("scope") or {"type": "default"})["type"]
    return f"{scope}/{params.get('language_code') or ''}"


def set_description(world: Users, params: Params) -> Any:
    if len(params.get("description") or "") > 512:
        raise bad("description is too long")
    world.descriptions[params.get("language_code") or ""] = params["description"]
    return True


def set_short_description(world: Users, params: Params) -> Any:
    if len(params.get("short_description") or "") > 120:
        raise bad("short description is too long")
    world.short_descriptions[params.get("language_code") or ""] = params["short_description"]
    return True


def set_webhook(world: Users, params: Params) -> Any:
    secret = params.get("secret_token") or ""
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    _allow(world, params)
    if _true(params.get("drop_pending_updates")):
        world.pending.clear()
    connections = int(params.get("max_connections") or 40)
    world.webhook = Webhook(str(params.get("url") or ""), secret, connections)
    return True


def delete_webhook(world: Users, params: Params) -> Any:
    world.webhook = Webhook()
    if _true(params.get("drop_pending_updates")):
        world.pending.clear()
    return True


def webhook_info(world: Users, params: Params) -> Any:
    hook = world.webhook
    found: Params = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.pending),
        "max_connections": hook.max_connections,
        "allowed_updates": world.allowed,
    }
    if hook.last_error is not None:
        found |= {"last_error_message": hook.last_error, "last_error_date": hook.last_error_date}
    return found


def _allow(world: Users, params: Params) -> None:
    if params.get("allowed_updates") is not None:
        world.allowed = list(params["allowed_updates"])


def confirm(world: Users, params: Params) -> list[Params]:
    """Forget what lies before the offset; what is left, oldest first."""
    _allow(world, params)
    offset = int(params.get("offset") or 0)
    with world.changed:
        if offset > 0:
            world.pending[:] = [u for u in world.pending if u["update_id"] >= offset]
        return list(world.pending[: int(params.get("limit") or 100)])


def get_file(world: Users, params: Params) -> Any:
    file_id = str(params.get("file_id"))
    if file_id not in world.files:
        raise bad("wrong file_id or the file is temporarily unavailable")
    path, content = world.files[file_id]
    if len(content) > 20_000_000:
        raise bad("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file_id,
        "file_size": len(content),
        "file_path": path,
    }


def _true(value: Any) -> bool:
    return value in {True, "true", "True", "1"}


METHODS: dict[str, Callable[[Users, Params], Any]] = {
    "getme": get_me,
    "sendmessage": send_message,
    "editmessagetext": edit_text,
    "editmessagereplymarkup": edit_markup,
    "answercallbackquery": answer_query,
    "sendchataction": chat_action,
    "setmycommands": set_commands,
    "getmycommands": get_commands,
    "setmydescription": set_description,
    "setmyshortdescription": set_short_description,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
    "getfile": get_file,
}
"""By name in lower case, as Telegram reads them; getUpdates is in the server, since it waits."""
