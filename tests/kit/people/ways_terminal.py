"""A person at a terminal: the product's own client, which says something and listens all along."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import httpx

from connectors.terminal import Reply, Terminal
from tests.kit.patience import PATIENCE
from tests.kit.people.rest import Bubble
from tests.kit.people.ways_arrivals import Arrivals
from tests.kit.people.ways_loop import Loop


class TerminalPerson:
    """Presses by typing the number that stands before the choice."""

    def __init__(self, loop: Loop, url: str, locale: str) -> None:
        self._loop = loop
        self._client = httpx.AsyncClient(
            base_url=url, trust_env=False, verify=False, timeout=PATIENCE
        )
        self._terminal = Terminal(self._client, locale=locale)
        self._arrivals = Arrivals()
        self._choices: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        self._loop.run(self._terminal.open())
        self._late = self._loop.begin(self._follow())
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.end(self._late)
        self._loop.run(self._client.aclose())

    def say(self, text: str) -> list[Bubble]:
        self._loop.run(self._say(text))
        return self._shown(self._arrivals.take())

    def press(self, title: str) -> list[Bubble]:
        if title not in self._choices:
            raise KeyError(f"no choice {title!r} was offered")
        return self.say(str(self._choices.index(title) + 1))

    def listen(self, seconds: float, quiet: float) -> list[Bubble]:
        return self._shown(self._arrivals.wait(seconds, quiet))

    def _shown(self, bubbles: list[Bubble]) -> list[Bubble]:
        for bubble in bubbles:
            self._choices = tuple(bubble.buttons) or self._choices
        return bubbles

    async def _say(self, text: str) -> None:
        async for reply in self._terminal.say(text):
            self._arrivals.add(_bubble(reply))

    async def _follow(self) -> None:
        async for reply in self._terminal.late():
            self._arrivals.add(_bubble(reply))


def _bubble(reply: Reply) -> Bubble:
    buttons = {label: str(number) for number, label in enumerate(reply.choices, 1)}
    return Bubble(reply.text, buttons, None, reply.id, "", "")
