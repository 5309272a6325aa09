"""What the page calls: a session, messages, and a stream of answers (SSE) that can be resumed.

    POST   /chat/session            → {session, resumed}
    POST   /chat/messages           {message_id, text | choice, locale?} → 202 {turn, duplicate}
    GET    /chat/stream             Last-Event-ID or ?after= → one event a message, `id:` its number
                                (the last may be `event: replaced`, see REPLACED)
    POST   /chat/shown              {last} → 204: what a browser has shown, which says so where an
                                event is `once`; so does `Last-Event-ID`
    DELETE /chat/session            erases the conversation

An event is {id, text, locale, turn, choices, question, card?, renews?, once?}: with `renews` it
stands in place of the event of that id, which is shown no more; `once` shows a PIN, which is not
told again once it was shown.

The session travels as `Authorization: Bearer`, never in an address: addresses end up in logs.
"""

import asyncio
import json
from asyncio import FIRST_COMPLETED
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from pydantic import BaseModel, Field, model_validator

from connectors.contract import Gateway, InboundMessage, OutboundMessage
from connectors.webchat.fields import Identifier, MessageId, Text
from connectors.webchat.guard import preflight
from connectors.webchat.owner import client_of, owner_of, presented
from connectors.webchat.problems import Problem
from connectors.webchat.session import Session, Sessions
from connectors.webchat.settings import WebchatSettings
from connectors.webchat.streams import Streams
from locales.languages import match

ACCOUNT = "webchat"
DIGITS = 18
"""More than any id has, fewer than a database refuses."""
REPLACED = b"event: replaced\n\n"
"""The last word of a stream that had to go for a newer one: come back when somebody looks."""


class ChatMessage(BaseModel):
    """Either text or the token of a choice. `message_id` is the browser's own: it makes a repeat
    after a lost connection harmless; `files`: it can send some, so one may be asked for;
    `introduced`: it says itself who is speaking."""

    message_id: MessageId
    text: Text | None = None
    choice: Identifier | None = None
    locale: str | None = None
    files: bool = False
    introduced: bool = False

    @model_validator(mode="after")
    def one_of_two(self) -> "ChatMessage":
        if (self.text is None) == (self.choice is None):
            raise ValueError("either text or choice")
        return self


class Shown(BaseModel):
    """`last`: the number of the newest event that was shown."""

    last: Annotated[int, Field(ge=0, lt=10**DIGITS)]


def event(message: OutboundMessage) -> bytes:
    data: dict[str, Any] = {
        "id": message.id,
        "text": message.text,
        "locale": message.locale,
        "turn": message.turn,
        "choices": [
            {
                "label": choice.label,
                "token": choice.token,
                "number": choice.number,
                **({"final": True} if choice.final else {}),
            }
            for choice in message.choices
        ],
        "question": None if message.question is None else dict(message.question),
        **({} if message.card is None else {"card": dict(message.card)}),
        **({} if message.renews is None else {"renews": message.renews}),
        **({"once": True} if message.secret else {}),
    }
    return format_sse_event(data_str=json.dumps(data, ensure_ascii=False), id=str(message.id))


async def events(
    gateway: Gateway,
    messages: AsyncIterator[OutboundMessage],
    heartbeat: float,
    replaced: asyncio.Future[None] | None = None,
) -> AsyncGenerator[bytes]:
    """Messages as they come, a comment every `heartbeat` seconds of silence between them; REPLACED,
    once that is done, and the end."""
    # At once, so that the browser and every proxy on the way see the stream open.
    yield KEEPALIVE_COMMENT
    replaced = replaced or asyncio.get_running_loop().create_future()
    coming = asyncio.ensure_future(anext(messages, None))
    try:
        while True:
            either: list[asyncio.Future[Any]] = [coming, replaced]
            await asyncio.wait(either, timeout=heartbeat, return_when=FIRST_COMPLETED)
            if replaced.done():
                yield REPLACED
                return
            if not coming.done():
                yield KEEPALIVE_COMMENT
                continue
            message = coming.result()
            if message is None:
                return
            yield event(message)
            await gateway.delivered([message.id], read=not message.secret)
            coming = asyncio.ensure_future(anext(messages, None))
    finally:
        coming.cancel()


def resume_point(request: Request) -> int:
    """The id of the last message that the browser has seen; 0 at the beginning. Raises Problem."""
    value = request.headers.get("last-event-id") or request.query_params.get("after") or "0"
    if not (value.isascii() and value.isdigit() and len(value) <= DIGITS):
        raise Problem(422, "web.error.fields")
    return int(value)


def inbound(
    message: ChatMessage, contact: str, client: str | None, locales: tuple[str, ...]
) -> InboundMessage:
    return InboundMessage(
        account=ACCOUNT,
        contact=contact,
        external_id=message.message_id,
        text=message.text,
        choice=message.choice,
        locale=match(message.locale, locales),
        trusted=True,
        files=message.files,
        introduced=message.introduced,
        client=client,
    )


def add_chat(
    router: APIRouter,
    gateway: Gateway,
    settings: WebchatSettings,
    sessions: Sessions,
    streams: Streams,
) -> None:
    @router.options("/chat/{path:path}", include_in_schema=False)
    async def allow(request: Request, path: str) -> Response:  # noqa: ARG001 (the route's shape)
        return preflight(request, settings)

    _add_session(router, gateway, sessions)
    _add_messages(router, gateway, settings, sessions)
    _add_stream(router, gateway, settings, sessions, streams)


def _add_session(router: APIRouter, gateway: Gateway, sessions: Sessions) -> None:
    Owner = Annotated[Session, Depends(owner_of(sessions))]

    @router.post("/chat/session", status_code=201)
    async def begin(request: Request) -> Response:
        known = presented(request, sessions)
        if known is None:
            await gateway.admit("session", client_of(request))
        session = sessions.renew(known) if known else sessions.issue()
        body = {"session": session.token, "resumed": known is not None}
        return JSONResponse(body, status_code=201, headers={"Cache-Control": "no-store"})

    @router.delete("/chat/session", status_code=204)
    async def clear(session: Owner) -> Response:
        await gateway.forget(ACCOUNT, session.contact)
        return Response(status_code=204)


def _add_messages(
    router: APIRouter, gateway: Gateway, settings: WebchatSettings, sessions: Sessions
) -> None:
    Owner = Annotated[Session, Depends(owner_of(sessions))]

    @router.post("/chat/messages", status_code=202)
    async def receive(request: Request, session: Owner, body: ChatMessage) -> dict[str, str | bool]:
        message = inbound(body, session.contact, client_of(request), settings.locales)
        accepted = await gateway.accept(message)
        return {"turn": accepted.turn, "duplicate": accepted.duplicate}

    @router.post("/chat/shown", status_code=204)
    async def shown(session: Owner, body: Shown) -> Response:
        await gateway.shown(ACCOUNT, session.contact, body.last)
        return Response(status_code=204)


def _add_stream(
    router: APIRouter,
    gateway: Gateway,
    settings: WebchatSettings,
    sessions: Sessions,
    streams: Streams,
) -> None:
    Owner = Annotated[Session, Depends(owner_of(sessions))]

    async def counted(request: Request, contact: str, after: int) -> AsyncGenerator[bytes]:
        replaced: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        stream = streams.begin(contact, lambda: replaced.set_result(None), client_of(request))
        if after:
            await gateway.shown(ACCOUNT, contact, after)
        messages = gateway.stream(ACCOUNT, contact, after=after)
        lines = events(gateway, messages, settings.heartbeat, replaced)
        try:
            async with aclosing(lines):
                async for line in lines:
                    yield line
        finally:
            streams.over(stream)

    @router.get("/chat/stream")
    async def stream(request: Request, session: Owner) -> Response:
        return StreamingResponse(
            counted(request, session.contact, resume_point(request)),
            media_type="text/event-stream",
            # nginx holds a stream back unless told not to.
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )
