"""Many people at once on the channels that fetch, some of whose connections break: who lost one
says the same again with the same id, to the next gateway, until the answer is there."""

from __future__ import annotations

import asyncio
import random
import socket
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
import socketio  # type: ignore[import-untyped]
from socketio.exceptions import SocketIOError  # type: ignore[import-untyped]

from tests.kit.load.at_once import LATEST, LOOK, SHARE, asking
from tests.kit.patience import PATIENCE
from tests.kit.stack.processes import TOKEN

HURRY = 0.005
"""Seconds after which a connection that breaks is closed, whatever is on its way."""
CALL = PATIENCE
"""Seconds for an answer: a turn that takes longer admits it before."""


class Unanswered(AssertionError):
    """Nobody answered within LATEST."""


@dataclass(frozen=True)
class Got:
    """`connection` brought it; `known`: it was asked for again, and may be there already."""

    id: int
    text: str
    connection: int
    known: bool = False


@dataclass
class Breaks:
    """Which messages lose their connection. `broken` counts."""

    seed: int
    share: float = SHARE
    broken: int = 0

    def of(self, message_id: str) -> bool:
        found = random.Random(f"{self.seed} {message_id}").random() < self.share
        self.broken += found
        return found


class Visitor(ABC):
    def __init__(self, urls: Sequence[str], numbers: Sequence[str], breaks: Breaks) -> None:
        self.urls = list(urls)
        self.numbers = list(numbers)
        self.sender = f"visitor-{numbers[0]}"
        self.got: list[Got] = []
        self.connection = 0
        self.lost = 0
        """Connections that broke, or were refused."""
        self._breaks = breaks

    def heard(self, number: str) -> bool:
        return any(number in got.text for got in self.got)

    async def converse(self) -> None:
        for number in self.numbers:
            try:
                await self.say(number)
            except TimeoutError:
                raise Unanswered(f"{self.sender} on {self.urls[0]}: {number}") from None

    async def ask(self, number: str) -> None:
        """One more question."""
        self.numbers.append(number)
        await self.say(number)

    @abstractmethod
    async def say(self, number: str) -> None:
        """Until the answer is there. Raises TimeoutError."""

    @abstractmethod
    async def come(self) -> None:
        """Be there to hear what comes. Raises SocketIOError, OSError."""

    @abstractmethod
    async def leave(self) -> None:
        """Close what is open."""

    def _other(self) -> None:
        self.lost += 1
        self.urls.append(self.urls.pop(0))


class RestVisitor(Visitor):
    def __init__(
        self,
        client: httpx.AsyncClient,
        urls: Sequence[str],
        numbers: Sequence[str],
        breaks: Breaks,
    ) -> None:
        super().__init__(urls, numbers, breaks)
        self._client = client

    async def say(self, number: str) -> None:
        # The id decides whether the connection breaks.
        message_id, again = f"{number}-{self.sender}", False
        breaks = self._breaks.of(message_id)
        async with asyncio.timeout(LATEST):
            while not self.heard(number):
                if again:
                    await asyncio.sleep(LOOK)
                read = HURRY if breaks and not again else CALL
                try:
                    await self._post(number, message_id, read, again)
                except httpx.HTTPError:
                    self._other()
                again = True

    async def _post(self, number: str, message_id: str, read: float, again: bool) -> None:
        self.connection += 1
        answer = await self._client.post(
            f"{self.urls[0]}/webhooks/rest/webhook",
            json={"sender": self.sender, "message": asking(number), "message_id": message_id},
            headers={"Authorization": f"Bearer {TOKEN}"},
            timeout=httpx.Timeout(CALL, read=read),
        )
        answer.raise_for_status()
        for item in answer.json():
            row_id, text = item["metadata"]["id"], item["text"]
            if row_id:  # that the answer is on its way is no row
                self.got.append(Got(row_id, text, self.connection, again))

    async def come(self) -> None:
        """Nothing comes by itself."""

    async def leave(self) -> None:
        """Connections are those of the client."""


class SocketVisitor(Visitor):
    """Comes back with the session and gets what has not arrived."""

    def __init__(self, urls: Sequence[str], numbers: Sequence[str], breaks: Breaks) -> None:
        super().__init__(urls, numbers, breaks)
        self._client: Any = None
        self._session: str | None = None
        self._changed = asyncio.Event()
        self._gone = asyncio.Event()

    async def say(self, number: str) -> None:
        message_id, taken = f"{number}-{self.sender}", False
        said = {"message": asking(number), "metadata": {"message_id": message_id, "locale": "ko"}}
        breaks = self._breaks.of(message_id)
        async with asyncio.timeout(LATEST):
            while not self.heard(number):
                try:
                    async with asyncio.timeout(CALL):
                        await self.come()
                    if not taken:
                        proven = {**said, "session_id": self._session}
                        answer = await self._call("user_uttered", proven)
                        taken = "turn" in answer
                        if breaks:
                            breaks = False
                            self.lost += 1
                            self._break()
                except (SocketIOError, OSError):
                    await self.leave()
                    self._other()
                    await asyncio.sleep(LOOK)
                    continue
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK):
                        await self._changed.wait()
                self._changed.clear()

    async def come(self) -> None:
        if self._client is not None and self._client.connected:
            return
        await self.leave()
        self.connection += 1
        self._client = socketio.AsyncClient(reconnection=False)
        self._client.on("bot_uttered", self._hear(self.connection))
        gone = self._gone = asyncio.Event()
        self._client.on("disconnect", lambda *_reason: gone.set())
        await self._client.connect(
            self.urls[0], transports=["websocket"], headers={"Accept-Language": "ko"}
        )
        asked = {"session_id": self._session}
        confirmed = await self._call("session_request", asked)
        self._session = confirmed["session"]

    async def _call(self, event: str, data: dict[str, Any]) -> Any:
        """The answer. Raises SocketIOError, and ConnectionError once the connection is gone, which
        the client itself would not notice."""
        called = asyncio.ensure_future(self._client.call(event, data, timeout=CALL))
        gone = asyncio.ensure_future(self._gone.wait())
        await asyncio.wait((called, gone), return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        if called.done():
            return called.result()
        called.cancel()
        raise ConnectionError

    async def leave(self) -> None:
        if self._client is not None:
            client, self._client = self._client, None
            await client.disconnect()
            if client.eio.http is not None:
                await client.eio.http.close()

    def _hear(self, connection: int) -> Callable[[dict[str, Any]], None]:
        def hear(said: dict[str, Any]) -> None:
            row_id = said["metadata"].get("id")
            if row_id is not None:  # a refusal has none
                self.got.append(Got(row_id, said["text"], connection))
                self._changed.set()

        return hear

    def _break(self) -> None:
        """As when a telephone loses its network: nobody says goodbye."""
        self._client.eio.ws.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
