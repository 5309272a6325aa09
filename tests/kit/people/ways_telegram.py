"""A person on Telegram: presses buttons by their labels, below a message or in place of letters."""

from __future__ import annotations

import time

from connectors.telegram.text import LIMIT, units
from tests.kit.fakes.telegram_world import BotMessage
from tests.kit.patience import PATIENCE
from tests.kit.people.rest import Bubble
from tests.kit.stack.channel_stack import ChannelStack

"""Seconds for an answer: its messages leave one a second."""


class TelegramPerson:
    def __init__(self, channels: ChannelStack, chat: int, locale: str) -> None:
        self.chat = chat
        self._channels, self._telegram = channels, channels.telegram
        self._telegram.private(chat, language=locale)
        self._seen = 0
        self._edits: dict[int, int] = {}

    def say(self, text: str) -> list[Bubble]:
        self._telegram.say(self.chat, text)
        return self.answer()

    def press(self, title: str) -> list[Bubble]:
        for message in reversed(self._telegram.received(self.chat)):
            if title in message.buttons:
                self._telegram.press_data(self.chat, message.buttons[title], message)
                return self.answer()
            if title in _keys(message):
                return self.say(title)
        raise KeyError(f"no button {title!r} was offered")

    def answer(self) -> list[Bubble]:
        """What came once all that was done is answered."""
        self._channels.until_quiet("telegram", str(self.chat), PATIENCE)
        return self._new()

    def listen(self, seconds: float, quiet: float) -> list[Bubble]:
        until = time.monotonic() + seconds
        found: list[Bubble] = []
        while (left := until - time.monotonic()) > 0:
            seen = self._seen
            try:
                self._telegram.wait(lambda: len(self._received()) > seen, left)  # noqa: B023
            except TimeoutError:
                break
            found += self.answer()
            until = min(until, time.monotonic() + quiet)
        return found

    def _received(self) -> list[BotMessage]:
        return self._telegram.received(self.chat)

    def _new(self) -> list[Bubble]:
        new = self._received()[self._seen :]
        self._seen += len(new)
        bubbles: list[Bubble] = []
        pieces = ""
        for message in new:
            pieces += message.text
            # Cut where it does not hurt: a piece that is not the last one is at least half full.
            if units(message.text) > LIMIT // 2 and message is not new[-1] and not message.buttons:
                continue
            bubbles.append(_bubble(pieces, message))
            pieces = ""
        return bubbles + self._renewed()

    def _renewed(self) -> list[Bubble]:
        """What stands where another text stood when we looked last. A press leaves no buttons."""
        received, before = self._received(), self._edits
        self._edits = {message.id: message.edits for message in received}
        return [
            _bubble(message.text, message)
            for message in received
            if message.edits != before.get(message.id, message.edits) and message.buttons
        ]


def _bubble(text: str, message: BotMessage) -> Bubble:
    buttons = message.buttons or dict.fromkeys(_keys(message), "")
    return Bubble(text, buttons, None, message.id, "", "")


def _keys(message: BotMessage) -> list[str]:
    """The keys that type an answer. The one that sends a position is what Telegram adds."""
    rows = (message.markup or {}).get("keyboard") or ()
    keys = [key if isinstance(key, dict) else {"text": key} for row in rows for key in row]
    return [key["text"] for key in keys if not key.get("request_location")]
