"""The web chat on a real port in the loop of the test, and clients that speak Socket.IO."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import socketio  # type: ignore[import-untyped]
import uvicorn
from babel.messages.pofile import read_po
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect

from connectors import webchat
from connectors.contract import OutboundMessage
from connectors.webchat import WebchatSettings
from connectors.webchat.following import UNDELIVERED
from connectors.webchat.socketio import SocketChat
from tests.connectors.catalogue import LOCALES
from tests.connectors.memory_gateway import MemoryGateway

SECONDS = 10.0


class SocketGateway(MemoryGateway):
    """Knows the sentences of sockets, streams what was not delivered, and says when one was."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.noted = asyncio.Condition()
        for locale, found in self._catalogues.items():
            path = LOCALES / locale / "LC_MESSAGES" / "webchat.po"
            with path.open("rb") as file:
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

    async def delivered(self, ids: Sequence[int]) -> None:
        await super().delivered(ids)
        async with self.noted:
            self.noted.notify_all()

    async def until_delivered(self, *ids: int) -> None:
        async with asyncio.timeout(SECONDS), self.noted:
            await self.noted.wait_for(lambda: self.seen >= set(ids))


class Address:
    """Where a gateway answers. `chat` is its Socket.IO side."""

    def __init__(self, port: int, chat: SocketChat) -> None:
        self.host = f"127.0.0.1:{port}"
        self.url = f"http://{self.host}"
        self.chat = chat

    @contextlib.asynccontextmanager
    async def websocket(
        self, headers: Mapping[str, str] | None = None, path: str | None = None
    ) -> AsyncIterator[ClientConnection]:
        path = path or "/socket.io/?EIO=4&transport=websocket"
        async with connect(f"ws://{self.host}{path}", additional_headers=headers) as found:
            yield found

    @contextlib.asynccontextmanager
    async def raw(self, locale: str = "ko") -> AsyncIterator["Raw"]:
        async with self.websocket({"Accept-Language": locale}) as connection:
            await connection.recv()
            await connection.send("40")
            await connection.recv()
            yield Raw(connection)


class Raw:
    """A Socket.IO connection as text: answers pings unless told not to."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.answers_pings = True

    async def emit(self, *event: Any) -> None:
        await self.connection.send("42" + json.dumps(event))

    async def heard(self) -> Any:
        """The next event, or acknowledgement: [name, data] or [data]."""
        while True:
            packet = str(await asyncio.wait_for(self.connection.recv(), SECONDS))
            if packet == "2" and self.answers_pings:
                await self.connection.send("3")
            elif packet.startswith(("42", "43")):
                return json.loads(packet[2:].lstrip("0123456789"))

    async def sentence(self) -> str:
        name, data = await self.heard()
        assert name == "bot_uttered"
        return str(data["text"])


@contextlib.asynccontextmanager
async def serving(
    gateway: MemoryGateway, settings: WebchatSettings, **options: float
) -> AsyncIterator[Address]:
    """`options` are those of SocketChat."""
    app = FastAPI()
    app.include_router(webchat.routes(gateway, settings))
    chat = (
        SocketChat(gateway, settings, **options) if options else webchat.socketio(gateway, settings)
    )
    app.mount("/socket.io", chat)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1, lifespan="off")
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve([listener]))
    try:
        yield Address(listener.getsockname()[1], chat)
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
        await self.client.disconnect()
