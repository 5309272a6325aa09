"""People who use Telegram: what they do becomes updates for the bot."""

from __future__ import annotations

import time
from typing import Any

from tests.kit.fakes.telegram_world import BotMessage, Chat, World


class NoSuchButton(AssertionError):
    pass


class Users(World):
    """A chat is named by its number: that of the person in a private one (made at the first word),
    a negative one in a group. `who` names the person in a group."""

    def private(self, chat: int, name: str = "하나", language: str | None = "ko") -> Chat:
        with self.changed:
            if chat not in self.chats:
                user = {"id": chat, "is_bot": False, "first_name": name}
                user |= {"language_code": language} if language else {}
                self.chats[chat] = Chat(chat, "private", user)
            return self.chats[chat]

    def join_group(self, chat: int, title: str = "우리 동네") -> Chat:
        """Somebody adds the bot to a group."""
        owner = self.private(900).user
        with self.changed:
            self.chats[chat] = Chat(chat, "group", owner, title)
        self._member(self.chats[chat], "left", "member")
        return self.chats[chat]

    def leave_group(self, chat: int) -> int:
        """The bot is thrown out."""
        self.chats[chat].blocked = True
        return self._member(self.chats[chat], "member", "kicked")

    def migrate(self, chat: int, to: int) -> int:
        """The group becomes a supergroup with another number."""
        old = self.chats[chat]
        self.chats[to] = Chat(to, "supergroup", old.user, old.title)
        old.moved_to = to
        return self.message(chat, migrate_to_chat_id=to)

    def message(self, chat: int, *, who: int | None = None, **content: Any) -> int:
        """Any message: the fields as in the Bot API. Returns the update's id."""
        return self.update("message", self._message(chat, who, content))

    def say(self, chat: int, text: str, *, who: int | None = None, **more: Any) -> int:
        return self.message(chat, who=who, text=text, **_entities(text), **more)

    def edit(self, chat: int, text: str) -> int:
        """Change what was said last."""
        edited = self._message(chat, None, {"text": text}) | {"edit_date": int(time.time())}
        return self.update("edited_message", edited)

    def reply(self, chat: int, text: str, *, who: int | None = None) -> int:
        """Say something to the last message of the bot."""
        told = self._shown(self.received(chat)[-1])
        return self.message(chat, who=who, text=text, reply_to_message=told)

    def send_location(self, chat: int, latitude: float, longitude: float, **more: Any) -> int:
        place = {"latitude": latitude, "longitude": longitude, **more}
        return self.message(chat, location=place)

    def send_photo(
        self, chat: int, content: bytes = b"\xff\xd8jpeg", caption: str = "", **more: Any
    ) -> int:
        sizes = [
            self._file(data, file_name="photos/a.jpg") | {"width": side, "height": side}
            for data, side in ((content[:2], 90), (content, 1280))
        ]
        told: dict[str, Any] = {"caption": caption} if caption else {}
        return self.message(chat, photo=sizes, **told, **more)

    def send_document(
        self, chat: int, content: bytes, name: str, media_type: str, **more: Any
    ) -> int:
        document = self._file(content, file_name=f"documents/{name}")
        document |= {"file_name": name, "mime_type": media_type}
        return self.message(chat, document=document | more)

    def press(self, chat: int, label: str, *, who: int | None = None) -> str:
        """Press the newest button of this label, or the key. Returns the query's id, "" for a
        key. Raises NoSuchButton."""
        for message in reversed(self.received(chat)):
            if label in message.buttons:
                return self.press_data(chat, message.buttons[label], message, who=who)
        if label not in self.chats[chat].keys:
            raise NoSuchButton(f"no button {label!r}")
        self.say(chat, label)
        return ""

    def press_data(
        self, chat: int, data: str, message: BotMessage | None = None, *, who: int | None = None
    ) -> str:
        """Press a button that may not be there. Returns the query's id."""
        query = str(7000 + self.number("query"))
        self.queries.add(query)
        shown = message or (self.received(chat) or [BotMessage(1, chat, "…")])[-1]
        self.update(
            "callback_query",
            {
                "id": query,
                "from": self._user(chat, who),
                "chat_instance": str(chat),
                "data": data,
                "message": self._shown(shown),
            },
        )
        return query

    def block(self, chat: int) -> int:
        self.chats[chat].blocked = True
        return self._member(self.chats[chat], "member", "kicked")

    def unblock(self, chat: int) -> int:
        self.chats[chat].blocked = False
        return self._member(self.chats[chat], "kicked", "member")

    def _member(self, chat: Chat, old: str, new: str) -> int:
        states = {
            key: {"user": self.me, "status": status, "until_date": 0}
            for key, status in (("old_chat_member", old), ("new_chat_member", new))
        }
        change = {"chat": chat.as_json(), "from": chat.user, "date": int(time.time()), **states}
        return self.update("my_chat_member", change)

    def _user(self, chat: int, who: int | None) -> dict[str, Any]:
        return self.private(who).user if who is not None else self._chat(chat).user

    def _chat(self, chat: int) -> Chat:
        return self.chats[chat] if chat in self.chats else self.private(chat)

    def _message(self, chat: int, who: int | None, content: dict[str, Any]) -> dict[str, Any]:
        return {
            "message_id": self.number("message"),
            "date": int(time.time()),
            "chat": self._chat(chat).as_json(),
            "from": self._user(chat, who),
            **content,
        }

    def _shown(self, message: BotMessage) -> dict[str, Any]:
        """A message of the bot as an update quotes it: only inline keyboards come along."""
        inline = (message.markup or {}).get("inline_keyboard")
        return {
            "message_id": message.id,
            "date": int(time.time()),
            "chat": self._chat(message.chat).as_json(),
            "from": self.me,
            "text": message.text,
            "entities": list(message.entities),
            **({"reply_markup": {"inline_keyboard": inline}} if inline else {}),
        }

    def _file(self, content: bytes, file_name: str) -> dict[str, Any]:
        number = self.number("file")
        file_id = f"file-id-{number}"
        self.files[file_id] = (f"{number}/{file_name}", content)
        return {
            "file_id": file_id,
            "file_unique_id": f"unique{number}",
            "file_size": len(content),
        }


def _entities(text: str) -> dict[str, Any]:
    """What Telegram marks by itself: commands and names."""
    found = []
    place = 0
    for word in text.split(" "):
        kind = {"/": "bot_command", "@": "mention"}.get(word[:1])
        if kind and word[1:].isascii() and len(word) > 1:
            found.append({"type": kind, "offset": place, "length": len(word)})
        place += len(word.encode("utf-16-le")) // 2 + 1
    return {"entities": found} if found else {}
