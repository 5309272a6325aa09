"""The ways on which a person can talk to the service: one small protocol, and a person for each.

with Ways(channels) as ways:                  channels: a ChannelStack
    hana = ways.meet("telegram", "ko")
    hana.say("가로등이 고장났어요")             → bubbles, when all of them have come
    hana.press("네, 동의해요")                  a button by its label, whatever it is there
    hana.listen(20, quiet=1.5)                 what comes by itself
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from itertools import count
from threading import Lock
from types import TracebackType
from typing import Protocol, Self

from tests.kit.people.rest import Browser, Bubble
from tests.kit.people.ways_loop import Loop
from tests.kit.people.ways_sms import SmsPerson, numbers
from tests.kit.people.ways_socketio import SocketPerson
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.people.ways_terminal import TerminalPerson
from tests.kit.stack.channel_stack import ChannelStack, contact_of


class Person(Protocol):
    """Bubbles are given once each, in their order."""

    def say(self, text: str) -> list[Bubble]: ...

    def press(self, title: str) -> list[Bubble]:
        """Press the newest button of this title. Raises KeyError when there is none."""

    def listen(self, seconds: float, quiet: float) -> Iterable[Bubble]:
        """What comes by itself within so many seconds, until nothing followed for `quiet`."""


class Ways:
    """Everybody whom it has met is gone when it is closed. May be used from several threads."""

    def __init__(self, channels: ChannelStack) -> None:
        self._channels = channels
        self._url = channels.stack.gateway_url
        self._opened = ExitStack()
        self._loop = self._opened.enter_context(Loop())
        self._chats = count(5000)
        self._numbers = numbers()
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.__exit__(kind, error, trace)

    def meet(self, way: str, locale: str) -> Person:
        """A new person, who reads `locale`."""
        return MEET[way](self, locale)

    def known_as(self, person: Person) -> tuple[str, str]:
        """The channel, and what the gateway knows this person by on it."""
        if isinstance(person, TelegramPerson):
            return "telegram", str(person.chat)
        if isinstance(person, SmsPerson):
            return "sms", person.number
        assert isinstance(person, Browser)
        return "webchat", contact_of(person.sender)

    def rest(self, _locale: str) -> Person:
        return Browser.open(self._url)

    def terminal(self, locale: str) -> Person:
        return self._opened.enter_context(TerminalPerson(self._loop, self._url, locale))

    def socketio(self, locale: str) -> Person:
        return self._opened.enter_context(SocketPerson(self._loop, self._url, locale))

    def telegram(self, locale: str) -> TelegramPerson:
        return TelegramPerson(self._channels, next(self._chats), locale)

    def sms(self, _locale: str) -> SmsPerson:
        with self._lock:
            number = next(self._numbers)
        return SmsPerson(self._channels, number)


MEET: Mapping[str, Callable[[Ways, str], Person]] = {
    "terminal": Ways.terminal,
    "rest": Ways.rest,
    "socketio": Ways.socketio,
    "telegram": Ways.telegram,
    "sms": Ways.sms,
}
