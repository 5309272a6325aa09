"""Refuses bodies over a limit before they are read: RFC 9110 §15.5.14 (413)."""

from __future__ import annotations

from contextlib import suppress

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from actions.adapters import files
from actions.portal.api.error_answers import answer

BODY_LIMIT = 64 * 1024
_UPLOADS = "/v1/attachments/"


class _TooLarge(Exception):
    """More bytes came than the limit allows."""


class _Bounded:
    """One request whose body is counted. Once it is over the limit, the app's own answer (it takes
    the cut for a broken body) is held back."""

    def __init__(self, receive: Receive, send: Send, left: int) -> None:
        self._receive = receive
        self._send = send
        self._left = left
        self.over = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.over = True
            raise _TooLarge
        return message

    async def send(self, message: Message) -> None:
        if not self.over:
            await self._send(message)


class BodyLimit:
    """ASGI middleware; counts the bytes themselves, since `Content-Length` may be missing.

    Only the upload of a file may be larger than the rest.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = _limit(scope)
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if not declared.isdigit() or int(declared[:20]) > limit:
            await _refusal(limit)(scope, receive, send)
            return
        bounded = _Bounded(receive, send, limit)
        with suppress(_TooLarge):
            await self._app(scope, bounded.receive, bounded.send)
        if bounded.over:
            await _refusal(limit)(scope, receive, send)


def _limit(scope: Scope) -> int:
    # The gateway mounts the portal: then its own part of the path comes first.
    path = str(scope["path"]).removeprefix(str(scope.get("root_path", "")))
    upload = scope["method"] == "PUT" and path.startswith(_UPLOADS)
    return files.LARGEST if upload else BODY_LIMIT


def _refusal(limit: int) -> JSONResponse:
    return answer(413, "too_large", f"the body has more than {limit} bytes")
