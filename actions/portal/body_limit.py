"""Refuses bodies over a limit before they are read: RFC 9110 §15.5.14 (413)."""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from actions.portal import problems


class _TooLarge(Exception):
    """More bytes came than the limit allows."""


class BodyLimit:
    """ASGI middleware; counts the bytes themselves, since `Content-Length` may be missing."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared[:20]) > self._limit:
            await self._refuse(send)
            return
        try:
            await self._app(scope, self._counted(receive), send)
        except _TooLarge:
            await self._refuse(send)

    def _counted(self, receive: Receive) -> Receive:
        left = self._limit

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise _TooLarge
            return message

        return counted

    async def _refuse(self, send: Send) -> None:
        body = problems.body(413, "too_large", f"the body has more than {self._limit} bytes")
        content = json.dumps(body).encode()
        headers = [
            (b"content-type", b"application/problem+json"),
            (b"content-length", str(len(content)).encode()),
        ]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": content})
