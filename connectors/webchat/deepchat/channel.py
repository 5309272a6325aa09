"""deep-chat's own protocol (deep-chat 2.4.2), for sites that embed that component.

    POST /webhooks/deepchat      {messages: [{role: "user", text}], session?, message_id?, locale?}
                                 → [{text, custom}], or the same as events (`stream: true` there)
    WS   /webhooks/deepchat/ws   the same JSON as text frames, both ways; what comes later too

What an integrator writes (without a session every request is a conversation of its own):

    const answer = await fetch(origin + "/chat/session", { method: "POST" });
    const { session } = await answer.json();
    chat.connect = { url: origin + "/webhooks/deepchat", additionalBodyProps: { session } };
    // by HTTP also { …, headers: { Authorization: `Bearer ${session}` } }, with or without
    // `stream: true`; by WebSocket { url: "wss://…/webhooks/deepchat/ws", websocket: true, … }

The component has no buttons of its own: choices are numbered lines, answered by number or words,
and stand in `custom.choices` too. `custom` also has `id`, `turn`, `question`, `card` where
something is read back, `renews` (the id of the message in whose place this one stands), and
`session` when it was issued with this answer. What the gateway refuses is a sentence like any
other: the component shows errors only as "Error, please try again".
"""

import json
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request, WebSocket
from fastapi.responses import JSONResponse, Response, StreamingResponse
from fastapi.sse import format_sse_event
from starlette.background import BackgroundTask

from connectors.contract import Accepted, Gateway, Refused
from connectors.webchat.deepchat.items import DeepChatRequest, Item, item, refusal
from connectors.webchat.deepchat.socket import Talk
from connectors.webchat.guard import preflight
from connectors.webchat.language import preferred
from connectors.webchat.owner import client_of
from connectors.webchat.session import Session, Sessions
from connectors.webchat.settings import WebchatSettings
from connectors.webchat.streams import Streams
from locales.languages import match

SSE = "text/event-stream"


def event(found: Item) -> bytes:
    return format_sse_event(data_str=json.dumps(found, ensure_ascii=False))


async def events(
    gateway: Gateway, accepted: Accepted, issued: Session | None, wait: float
) -> AsyncIterator[bytes]:
    """The component adds the text of every event to one bubble: an empty line stands between."""
    between = ""
    async for message in gateway.replies(accepted, wait=wait):
        found = item(message, issued)
        found["text"] = between + found["text"]
        yield event(found)
        between = "\n\n"
        await gateway.delivered([message.id])


def add_deepchat(
    router: APIRouter,
    gateway: Gateway,
    settings: WebchatSettings,
    sessions: Sessions,
    streams: Streams,
) -> None:
    @router.options("/webhooks/deepchat", include_in_schema=False)
    async def allow(request: Request) -> Response:
        return preflight(request, settings)

    @router.post("/webhooks/deepchat")
    async def receive(request: Request, body: DeepChatRequest) -> Response:
        client, streamed = client_of(request), SSE in request.headers.get("accept", "")
        try:
            known = presented(request, body, sessions)
            if known is None:
                await gateway.admit("session", client)
            session = known or sessions.issue()
            accepted = await gateway.accept(body.message(session, settings.locales, client))
        except Refused as refused:
            header = request.headers.get("accept-language")
            locale = match(body.locale, settings.locales)
            found = refusal(gateway, refused, locale or preferred(header, settings.locales))
            return Response(event(found), media_type=SSE) if streamed else JSONResponse([found])
        issued = None if known else session
        if streamed:
            content = events(gateway, accepted, issued, settings.wait)
            headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
            return StreamingResponse(content, media_type=SSE, headers=headers)
        messages = [m async for m in gateway.replies(accepted, wait=settings.wait)]
        return JSONResponse(
            [item(message, issued) for message in messages],
            headers={"Cache-Control": "no-store"},
            background=BackgroundTask(gateway.delivered, [m.id for m in messages]),
        )

    @router.websocket("/webhooks/deepchat/ws")
    async def talk(websocket: WebSocket) -> None:
        await Talk(websocket, gateway, settings, sessions, streams).run()


def presented(request: Request, body: DeepChatRequest, sessions: Sessions) -> Session | None:
    """The session of the header or the body; None if there is none. Raises Refused for one that is
    not ours or too old: a person must not lose the conversation without a word."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    token = bearer if scheme.lower() == "bearer" else body.session
    if not token:
        return None
    session = sessions.find(token)
    if session is None:
        raise Refused("gone", "web.error.session")
    return session
