"""deep-chat over a WebSocket: the same JSON, and what comes later without asking."""

import asyncio
import contextlib
import json
from asyncio import FIRST_COMPLETED
from typing import Any

import structlog
from fastapi import WebSocket, WebSocketDisconnect
from pydantic import ValidationError
from starlette.types import Message

from connectors.contract import Accepted, Gateway, OutboundMessage, Refused
from connectors.webchat.deepchat.items import DeepChatRequest, Item, item, refusal
from connectors.webchat.following import UNDELIVERED, follow
from connectors.webchat.guard import check_origin
from connectors.webchat.language import preferred
from connectors.webchat.owner import client_of
from connectors.webchat.problems import Problem
from connectors.webchat.session import Session, Sessions
from connectors.webchat.settings import WebchatSettings
from connectors.webchat.streams import Stream, Streams

log = structlog.get_logger("deepchat")

STRIKES = 50
"""Frames in a row that were refused or unreadable until the connection is closed."""
PAUSE = 2.0
"""Seconds until a stream that broke off is followed again."""


class Talk:
    """One connection. Its session is that of the last frame that brought one, or a new one."""

    def __init__(
        self,
        websocket: WebSocket,
        gateway: Gateway,
        settings: WebchatSettings,
        sessions: Sessions,
        streams: Streams,
    ) -> None:
        self._websocket = websocket
        self._gateway = gateway
        self._settings = settings
        self._sessions = sessions
        self._streams = streams
        self._client = client_of(websocket)
        header = websocket.headers.get("accept-language")
        self._locale = preferred(header, settings.locales)
        self._session: Session | None = None
        self._issued: Session | None = None
        self._following: asyncio.Task[None] | None = None
        self._stream: Stream | None = None
        self._replaced: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        try:
            check_origin(self._websocket, self._settings)
        except Problem:
            await self._websocket.close(1008)
            return
        await self._websocket.accept()
        try:
            await self._hear_all()
        except WebSocketDisconnect:
            return
        finally:
            self._stop()

    async def _hear_all(self) -> None:
        strikes = 0
        while strikes < STRIKES:
            frame = await self._frame()
            if frame is None:
                await self._websocket.close(1008, "replaced")
                return
            if frame["type"] == "websocket.disconnect":
                return
            refused = await self._hear(frame.get("text"))
            strikes = 0 if refused is None else strikes + 1
            if refused is not None:
                await self._websocket.send_json(refused)
        log.warning("connection closed: nothing but refused frames")
        await self._websocket.close(1008)

    async def _frame(self) -> Message | None:
        """The next one; None once this connection has to go for a newer one."""
        receiving = asyncio.ensure_future(self._websocket.receive())
        try:
            either: list[asyncio.Future[Any]] = [receiving, self._replaced]
            await asyncio.wait(either, return_when=FIRST_COMPLETED)
            return receiving.result() if receiving.done() else None
        finally:
            receiving.cancel()

    async def _hear(self, text: str | None) -> Item | None:
        """What the person is told at once; None when the answer comes by itself."""
        if text is not None and len(text.encode("utf-8", "replace")) > self._settings.body_limit:
            return self._problem("webchat.large")
        try:
            body = DeepChatRequest.model_validate(json.loads(text or ""))
        except (ValidationError, ValueError, RecursionError):
            return self._problem("webchat.unreadable")
        [found] = await asyncio.gather(self._take(body), return_exceptions=True)
        match found:
            case Accepted():
                return None
            case Refused():
                return refusal(self._gateway, found, self._locale)
        log.error("a message could not be taken", exc_info=found)
        return self._problem("webchat.failed")

    async def _take(self, body: DeepChatRequest) -> Accepted:
        """Raises Refused."""
        session = await self._session_of(body)
        message = body.message(session, self._settings.locales, self._client)
        return await self._gateway.accept(message)

    def _problem(self, key: str) -> Item:
        return refusal(self._gateway, Refused("busy", key), self._locale)

    async def _session_of(self, body: DeepChatRequest) -> Session:
        """Raises Refused."""
        proven = self._sessions.find(body.session) if body.session else None
        if proven is not None and proven != self._session:
            self._session, self._issued = proven, None
            self._follow(proven, UNDELIVERED)
        elif self._session is None:
            await self._gateway.admit("session", self._client)
            self._session = self._issued = self._sessions.issue()
            self._follow(self._session, 0)
        if self._session is None:
            raise AssertionError("one of the two cases above gave it")
        return self._session

    def _follow(self, session: Session, after: int) -> None:
        self._stop()
        self._stream = self._streams.begin(session.contact, self._end, self._client)
        following = follow(self._gateway, session.contact, after, self._send, PAUSE)
        self._following = asyncio.create_task(following)

    def _end(self) -> None:
        self._replaced.set_result(None)

    def _stop(self) -> None:
        if self._following is not None:
            self._following.cancel()
        if self._stream is not None:
            self._streams.over(self._stream)

    async def _send(self, message: OutboundMessage) -> None:
        with contextlib.suppress(WebSocketDisconnect):  # the reader ends too; it stays undelivered
            await self._websocket.send_json(item(message, self._issued))
            await self._gateway.delivered([message.id])
