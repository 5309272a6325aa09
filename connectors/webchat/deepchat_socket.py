"""deep-chat over a WebSocket: the same JSON, and what comes later without asking."""

import asyncio
import contextlib
import json

import structlog
from fastapi import WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from connectors.contract import Accepted, Gateway, OutboundMessage, Refused
from connectors.webchat.deepchat_items import DeepChatRequest, Item, item, refusal
from connectors.webchat.following import UNDELIVERED, follow
from connectors.webchat.guard import check_origin
from connectors.webchat.language import preferred
from connectors.webchat.problems import Problem
from connectors.webchat.session import Session, Sessions
from connectors.webchat.settings import WebchatSettings

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
    ) -> None:
        self._websocket = websocket
        self._gateway = gateway
        self._settings = settings
        self._sessions = sessions
        header = websocket.headers.get("accept-language")
        self._locale = preferred(header, settings.locales)
        self._session: Session | None = None
        self._issued: Session | None = None
        self._following: asyncio.Task[None] | None = None

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
            frame = await self._websocket.receive()
            if frame["type"] == "websocket.disconnect":
                return
            refused = await self._hear(frame.get("text"))
            strikes = 0 if refused is None else strikes + 1
            if refused is not None:
                await self._websocket.send_json(refused)
        log.warning("connection closed: nothing but refused frames")
        await self._websocket.close(1008)

    async def _hear(self, text: str | None) -> Item | None:
        """What the person is told at once; None when the answer comes by itself."""
        if text is not None and len(text.encode("utf-8", "replace")) > self._settings.body_limit:
            return self._problem("webchat.large")
        try:
            body = DeepChatRequest.model_validate(json.loads(text or ""))
        except (ValidationError, ValueError, RecursionError):
            return self._problem("webchat.unreadable")
        session = self._session_of(body)
        accepting = self._gateway.accept(body.message(session, self._settings.locales))
        [found] = await asyncio.gather(accepting, return_exceptions=True)
        match found:
            case Accepted():
                return None
            case Refused():
                return refusal(self._gateway, found, self._locale)
        log.error("a message could not be taken", exc_info=found)
        return self._problem("webchat.failed")

    def _problem(self, key: str) -> Item:
        return refusal(self._gateway, Refused("busy", key), self._locale)

    def _session_of(self, body: DeepChatRequest) -> Session:
        proven = self._sessions.find(body.session) if body.session else None
        if proven is not None and proven != self._session:
            self._session, self._issued = proven, None
            self._follow(proven, UNDELIVERED)
        elif self._session is None:
            self._session = self._issued = self._sessions.issue()
            self._follow(self._session, 0)
        if self._session is None:
            raise AssertionError("one of the two cases above gave it")
        return self._session

    def _follow(self, session: Session, after: int) -> None:
        self._stop()
        following = follow(self._gateway, session.contact, after, self._send, PAUSE)
        self._following = asyncio.create_task(following)

    def _stop(self) -> None:
        if self._following is not None:
            self._following.cancel()

    async def _send(self, message: OutboundMessage) -> None:
        with contextlib.suppress(WebSocketDisconnect):  # the reader ends too; it stays undelivered
            await self._websocket.send_json(item(message, self._issued))
            await self._gateway.delivered([message.id])
