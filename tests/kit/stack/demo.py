"""A conversation on a channel, in the terminal: python -m tests.kit.stack.demo telegram|sms

The real processes, and in place of Telegram or Twilio a fake on this machine; you are the person
with the telephone. Type and press return. Telegram: `1` presses the first button, `/photo` sends a
picture, `/here` a position, `/block` and `/unblock`. Without a keyboard (a pipe, `</dev/null`) a
short conversation is played instead.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.kit.stack.channel_stack import ChannelStack

CHAT, NUMBER = 100, "+821012345678"
PLAYED = (
    "우리 동네 가로등이 고장났어요, 고쳐주세요",
    "서울 중구 세종대로 110 앞이요",
    "1",
    "그만",
    "영어로",
    "help",
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class TelegramPhone:
    def __init__(self, channels: ChannelStack) -> None:
        self._channels, self._telegram, self._shown = channels, channels.telegram, 0
        self._telegram.private(CHAT, "하나")

    def send(self, typed: str) -> None:
        buttons = self._buttons()
        if typed == "/photo":
            self._telegram.send_photo(CHAT, PIXEL)
        elif typed == "/here":
            self._telegram.send_location(CHAT, 37.5663, 126.9779)
        elif typed == "/block":
            self._telegram.block(CHAT)
        elif typed == "/unblock":
            self._telegram.unblock(CHAT)
        elif typed.isdigit() and 1 <= int(typed) <= len(buttons):
            self._telegram.press(CHAT, buttons[int(typed) - 1])
        else:
            self._telegram.say(CHAT, typed)

    def _buttons(self) -> list[str]:
        messages = self._telegram.chats[CHAT].messages
        return list(messages[-1].buttons) if messages else []

    def news(self) -> Iterator[str]:
        messages = self._telegram.chats[CHAT].messages
        for message in messages[self._shown :]:
            yield (
                message.text
                + "".join(f"\n   [{n} {label}]" for n, label in enumerate(message.buttons, start=1))
                + "".join(f"\n   <{key}>" for key in message.keys)
            )
        self._shown = len(messages)

    def settle(self) -> None:
        self._channels.until_quiet("telegram", str(CHAT))


class TextPhone:
    def __init__(self, channels: ChannelStack) -> None:
        self._channels, self._twilio, self._shown = channels, channels.twilio, 0

    def send(self, typed: str) -> None:
        self._twilio.say(NUMBER, typed)

    def news(self) -> Iterator[str]:
        texts = self._twilio.phones.received(NUMBER)
        yield from texts[self._shown :]
        self._shown = len(texts)

    def settle(self) -> None:
        self._channels.until_quiet("sms", NUMBER)


def _typed() -> Iterator[str]:
    """What is typed; without a keyboard, a conversation that is played."""
    if not sys.stdin.isatty():
        for line in PLAYED:
            print(f"> {line}")
            yield line
        return
    while True:
        try:
            line = input("> ").strip()
        except EOFError:
            return
        if line:
            yield line


def converse(phone: TelegramPhone | TextPhone, show: Callable[[str], None]) -> None:
    for line in _typed():
        phone.send(line)
        phone.settle()
        for text in phone.news():
            show(text)


def show(text: str) -> None:
    """A bubble, set in from the left."""
    first, *rest = text.splitlines() or [""]
    print("\n".join([f"   ┃ {first}", *(f"   ┃ {line}" for line in rest)]) + "\n")


def main(arguments: Sequence[str]) -> int:
    name = arguments[0] if arguments else ""
    if name not in ("telegram", "sms"):
        print(__doc__, file=sys.stderr)
        return 2
    print("The processes are starting…", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder, ChannelStack(Path(folder) / "demo") as channels:
        phone = TelegramPhone(channels) if name == "telegram" else TextPhone(channels)
        converse(phone, show)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
