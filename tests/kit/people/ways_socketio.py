"""A person in a web page that speaks Socket.IO as Rasa's clients do, with python-socketio's client.

A turn has no end on a socket: what was said is over when nothing followed for a moment, and who
expects more listens on.
"""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self

import socketio  # type: ignore[import-untyped]

from tests.kit.patience import PATIENCE
from tests.kit.people.rest import Bubble
from tests.kit.people.ways_arrivals import Arrivals
from tests.kit.people.ways_loop import Loop

FIRST, QUIET = PATIENCE, 0.25
"""Seconds until the first bubble of an answer, and between two."""


class SocketPerson:
    def __init__(self, loop: Loop, url: str, locale: str) -> None:
        self._loop, self._url, self._locale = loop, url, locale
        self._arrivals = Arrivals()
        self._buttons: dict[str, str] = {}
        self._session = ""

    def __enter__(self) -> Self:
        self._loop.run(self._open())
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.run(self._close())

    def say(self, text: str) -> list[Bubble]:
        self._loop.run(self._utter(text))
        return self.listen(FIRST, QUIET)

    def press(self, title: str) -> list[Bubble]:
        return self.say(self._buttons[title])

    def listen(self, seconds: float, quiet: float) -> list[Bubble]:
        bubbles = self._arrivals.wait(seconds, quiet)
        for bubble in bubbles:
            self._buttons.update(bubble.buttons)
        return bubbles

    async def _open(self) -> None:
        self._client = socketio.AsyncClient(reconnection=False)
        confirmed = asyncio.Event()

        def confirm(session: str) -> None:
            self._session = session
            confirmed.set()

        self._client.on("session_confirm", confirm)
        self._client.on("bot_uttered", lambda said: self._arrivals.add(_bubble(said)))
        await self._client.connect(self._url, headers={"Accept-Language": self._locale})
        await self._client.emit("session_request", {"session_id": None})
        await asyncio.wait_for(confirmed.wait(), FIRST)

    async def _utter(self, text: str) -> None:
        said = {"message": text, "session_id": self._session}
        taken = await self._client.call("user_uttered", said, timeout=FIRST)
        assert "turn" in taken, taken

    async def _close(self) -> None:
        await self._client.disconnect()
        # The client's own `wait` would add a second for a reconnection that never comes.
        await self._client.eio.wait()


def _bubble(said: dict[str, Any]) -> Bubble:
    meta = said.get("metadata", {})
    return Bubble(
        text=said["text"],
        buttons={reply["title"]: reply["payload"] for reply in said.get("quick_replies", ())},
        question=meta.get("question"),
        id=meta.get("id", 0),
        turn=meta.get("turn", ""),
        locale=meta.get("locale", ""),
    )
