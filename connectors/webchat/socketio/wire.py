"""Everything that comes to the Socket.IO address, checked before the library sees it: the origin
of every handshake, poll and upgrade, sizes, and packets that it could not take."""

import json
from collections.abc import Awaitable, Callable

from fastapi import Response
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from connectors.contract import Gateway
from connectors.webchat.guard import LimitedRequest, check_origin
from connectors.webchat.language import preferred
from connectors.webchat.problems import Problem, problem
from connectors.webchat.settings import WebchatSettings
from connectors.webchat.socketio.packets import PONG, SEPARATOR, checked


class Wire:
    """An ASGI application around the library's. Both calls get the Engine.IO id of a connection:
    `answered` whenever its client has answered a ping, `keeps_up` before more is read from it."""

    def __init__(
        self,
        app: ASGIApp,
        gateway: Gateway,
        settings: WebchatSettings,
        answered: Callable[[str], Awaitable[None]],
        keeps_up: Callable[[str], Awaitable[bool]],
    ) -> None:
        self._app = app
        self._gateway = gateway
        self._settings = settings
        self._answered = answered
        self._keeps_up = keeps_up

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        try:
            check_origin(connection, self._settings)
            if "j" in connection.query_params:
                # JSONP: a script element, which tells no origin.
                raise Problem(404, "web.error.missing")
            if scope["type"] == "websocket":
                await self._websocket(connection, receive, send)
            elif scope["method"] == "POST":
                await self._post(connection, receive, send)
            else:
                await self._app(scope, receive, send)
        except Problem as error:
            await self._refuse(connection, error, receive, send)
        except ClientDisconnect:
            return  # gone in the middle of its request: there is nobody to answer

    async def _refuse(
        self, connection: HTTPConnection, error: Problem, receive: Receive, send: Send
    ) -> None:
        if connection.scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        accepted = connection.headers.get("accept-language")
        locale = preferred(accepted, self._settings.locales)
        answer: Response = problem(self._gateway, locale, error)
        await answer(connection.scope, receive, send)

    async def _websocket(self, connection: HTTPConnection, receive: Receive, send: Send) -> None:
        engine = connection.query_params.get("sid", "")

        async def read() -> Message:
            if not await self._keeps_up(engine):
                return {"type": "websocket.disconnect", "code": 1013}
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            packet = checked(message.get("text"), self._settings.body_limit)
            if packet == PONG:
                await self._answered(engine)
            return {"type": "websocket.receive", "text": packet}

        async def write(message: Message) -> None:
            nonlocal engine
            if not engine and message["type"] == "websocket.send":
                # The first packet of a connection that was no poll before: `0{"sid": …}`.
                engine = json.loads(message["text"][1:])["sid"]
            await send(message)

        await self._app(connection.scope, read, write)

    async def _post(self, connection: HTTPConnection, receive: Receive, send: Send) -> None:
        limit, seconds = self._settings.body_limit, self._settings.body_seconds
        request = LimitedRequest(
            connection.scope, receive, limit, lambda _size: seconds, "web.error.slow"
        )
        text = (await request.body()).decode("utf-8", "replace")
        packets = [checked(packet, limit) for packet in text.split(SEPARATOR)]
        engine = connection.query_params.get("sid", "")
        if not await self._keeps_up(engine):
            raise Problem(503, "webchat.failed")
        for _ in range(packets.count(PONG)):
            await self._answered(engine)
        body = SEPARATOR.join(packets).encode()
        headers = [pair for pair in connection.scope["headers"] if pair[0] != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))

        async def replay() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app({**connection.scope, "headers": headers}, replay, send)
