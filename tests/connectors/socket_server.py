"""The web chat on a real port in the loop of the test, and clients that speak Socket.IO."""

import asyncio
import contextlib
import json
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import httpx
import socketio  # type: ignore[import-untyped]
import uvicorn
from babel.messages.pofile import read_po
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect

from connectors import tls, webchat
from connectors.contract import OutboundMessage
from connectors.webchat import Streams, WebchatSettings
from connectors.webchat.following import UNDELIVERED
from connectors.webchat.socketio.channel import SocketChat
from connectors.webchat.socketio.packets import SEPARATOR
from tests.connectors.catalogue import LOCALES
from tests.connectors.memory_gateway import MemoryGateway
from tests.kit.fakes.serving import QuickServer, listening
from tests.kit.patience import PATIENCE

SECONDS = PATIENCE
POLL = "/socket.io/?EIO=4&transport=polling"
SOCKET = "/socket.io/?EIO=4&transport=websocket"


class SocketGateway(MemoryGateway):
    """Knows the sentences of sockets, streams what was not delivered, and says when one was."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.noted = asyncio.Condition()
        for locale, found in self._catalogues.items():
            for domain in ("webchat", "system"):
                with (LOCALES / locale / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
                    found |= {str(m.id): str(m.string) for m in read_po(file) if m.id}

    async def stream(
        self, account: str, contact: str, *, after: int
    ) -> AsyncIterator[OutboundMessage]:
        if after == UNDELIVERED:
            waiting = list(self.conversation((account, contact)).messages)
            after = max((message.id for message in waiting), default=0)
            for message in waiting:
                if message.id not in self.seen:
                    yield message
        async for message in super().stream(account, contact, after=after):
            yield message

    async def delivered(self, ids: Sequence[int], *, read: bool = True) -> None:
        await super().delivered(ids, read=read)
        async with self.noted:
            self.noted.notify_all()

    async def until_delivered(self, *ids: int) -> None:
        async with asyncio.timeout(SECONDS), self.noted:
            await self.noted.wait_for(lambda: self.seen >= set(ids))


class Address:
    """Where a gateway answers. `chat` is its Socket.IO side."""

    def __init__(self, port: int, chat: SocketChat, streams: Streams) -> None:
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}"
        self.chat = chat
        self.streams = streams

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self.url, verify=tls.context(), trust_env=False, timeout=SECONDS
        )

    @contextlib.asynccontextmanager
    async def websocket(
        self, headers: Mapping[str, str] | None = None, path: str | None = None
    ) -> AsyncIterator[ClientConnection]:
        path = path or SOCKET
        async with connect(f"ws://{self.host}{path}", additional_headers=headers) as found:
            yield found

    @contextlib.asynccontextmanager
    async def raw(self, locale: str = "ko") -> AsyncIterator["Raw"]:
        async with self.websocket({"Accept-Language": locale}) as connection:
            await connection.recv()
            await connection.send("40")
            await connection.recv()
            yield Raw(connection)

    @contextlib.asynccontextmanager
    async def polled(self) -> AsyncIterator["Polled"]:
        async with self.client() as client:
            opened = (await client.get(POLL)).text
            found = Polled(client, json.loads(opened[1:])["sid"])
            await found.post("40")
            yield found


class Spoken(ABC):
    """A Socket.IO connection as text. Answers pings unless told not to; `answered` counts them."""

    def __init__(self) -> None:
        self.answers_pings = True
        self.answered = 0
        self._events: list[Any] = []

    @abstractmethod
    async def post(self, packet: str) -> int:
        """Returns a status of HTTP."""

    @abstractmethod
    async def read(self) -> list[str]: ...

    @abstractmethod
    async def drop(self) -> None:
        """As a network does it: without a word."""

    async def emit(self, *event: Any) -> None:
        await self.post("42" + json.dumps(event))

    async def heard(self) -> list[Any]:
        """The next event: [name, data]."""
        while not self._events:
            await self._take()
        found: list[Any] = self._events.pop(0)
        return found

    async def sentence(self) -> str:
        name, data = await self.heard()
        assert name == "bot_uttered"
        return str(data["text"])

    async def settled(self, pings: int) -> None:
        """Until so many pings were answered."""
        while self.answered < pings:
            await self._take()

    async def _take(self) -> None:
        for packet in await asyncio.wait_for(self.read(), SECONDS):
            if packet == "2" and self.answers_pings:
                self.answered += 1
                await self.post("3")
            elif packet.startswith("42"):
                self._events.append(json.loads(packet[2:]))


class Raw(Spoken):
    def __init__(self, connection: ClientConnection) -> None:
        super().__init__()
        self.connection = connection

    async def post(self, packet: str) -> int:
        await self.connection.send(packet)
        return 200

    async def read(self) -> list[str]:
        return [str(await self.connection.recv())]

    async def drop(self) -> None:
        self.connection.transport.abort()


class Polled(Spoken):
    def __init__(self, client: httpx.AsyncClient, engine: str) -> None:
        super().__init__()
        self._client = client
        self._path = f"{POLL}&sid={engine}"

    async def post(self, packet: str | bytes) -> int:
        return (await self._client.post(self._path, content=packet)).status_code

    async def read(self) -> list[str]:
        return (await self._client.get(self._path)).text.split(SEPARATOR)

    async def drop(self) -> None:
        """It is enough not to come back."""


@contextlib.asynccontextmanager
async def serving(
    gateway: MemoryGateway, settings: WebchatSettings, **options: float
) -> AsyncIterator[Address]:
    """`options` are those of SocketChat."""
    app = FastAPI()
    streams = Streams(settings)
    app.include_router(webchat.routes(gateway, settings, streams))
    chat = (
        SocketChat(gateway, settings, streams, **options)
        if options
        else webchat.socketio(gateway, settings, streams)
    )
    app.mount("/socket.io", chat)
    listener = listening()
    config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1, lifespan="off")
    server = QuickServer(config)
    running = asyncio.create_task(server.serve([listener]))
    try:
        yield Address(listener.getsockname()[1], chat, streams)
    finally:
        server.should_exit = True
        await running
        await chat.close()
        listener.close()


class Widget:
    """socket.io's client with what rasa-webchat does around it."""

    def __init__(self, address: Address, **options: Any) -> None:
        self.address = address
        self.client = socketio.AsyncClient(reconnection=False)
        self.session: str | None = None
        self.uttered: list[dict[str, Any]] = []
        self._options = options
        self._confirmed = asyncio.Event()
        self._changed = asyncio.Condition()
        self.client.on("session_confirm", self._confirm)
        self.client.on("bot_uttered", self._hear)

    async def _confirm(self, session: str) -> None:
        self.session = session
        self._confirmed.set()

    async def _hear(self, data: dict[str, Any]) -> None:
        async with self._changed:
            self.uttered.append(data)
            self._changed.notify_all()

    async def open(self, session: str | None = None, **more: Any) -> "Widget":
        await self.client.connect(self.address.url, **self._options)
        self._confirmed.clear()
        await self.client.emit("session_request", {"session_id": session, **more})
        await asyncio.wait_for(self._confirmed.wait(), SECONDS)
        return self

    async def say(self, message: str, **more: Any) -> None:
        data = {"message": message, "session_id": self.session, **more}
        await self.client.emit("user_uttered", data)

    async def texts(self, count: int) -> list[str]:
        async with asyncio.timeout(SECONDS), self._changed:
            await self._changed.wait_for(lambda: len(self.uttered) >= count)
        return [data["text"] for data in self.uttered]

    async def close(self) -> None:
        # A client that polls never says that it goes if it is asked to while it says something.
        await self.client.eio.queue.join()
        await self.client.disconnect()
