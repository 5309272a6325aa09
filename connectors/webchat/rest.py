"""Rasa's REST channel: the request and answer of rasa 3.6.21, `core/channels/rest.py`.

    POST /webhooks/rest/webhook {sender, message, metadata?, input_channel?, message_id?}
    → [{recipient_id, text, buttons?: [{title, payload}], custom?: {question, card?, renews?},
        metadata: {id}}]

`renews` is the id of an earlier message: this one stands in its place. A client that does not know
it shows both.

With `?stream=true` the same items one a line, labelled text/event-stream as Rasa does.
"""

import hmac
import json
import uuid
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel
from starlette.background import BackgroundTask

from connectors.contract import (
    CHOICE_PREFIX,
    CHOICE_TOKEN,
    Accepted,
    Gateway,
    InboundMessage,
    OutboundMessage,
)
from connectors.webchat.fields import Identifier, Text
from connectors.webchat.owner import client_of
from connectors.webchat.problems import Problem
from connectors.webchat.session import Sessions
from connectors.webchat.settings import WebchatSettings
from locales.languages import match

CHANNELS = ("terminal",)
"""Values of Rasa's `input_channel` that mean something to us; any other is the web chat."""


class RestMessage(BaseModel):
    """Rasa's fields, and `message_id`: the same one twice is one turn and the same answer."""

    sender: Identifier
    message: Text
    message_id: Identifier | None = None
    metadata: dict[str, Any] | None = None
    input_channel: str | None = None


def check_token(request: Request, settings: WebchatSettings) -> bool:
    """Whether the caller has the configured token. Raises Problem for a wrong one.

    Rasa's own client sends `?token=` with nothing behind it when it has none.
    """
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    given = bearer if scheme.lower() == "bearer" else request.query_params.get("token", "")
    if not given:
        return False
    expected = settings.token or ""
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise Problem(403, "web.error.token")
    return True


def parse(
    body: RestMessage,
    trusted: bool,
    sessions: Sessions,
    locales: tuple[str, ...],
    client: str | None,
) -> InboundMessage:
    """Who is speaking and what. A session is a sender that proves itself; a sender that only
    claims a name lives in an account of its own, so that it never meets a proven one. Whoever has
    the token is a server that speaks for many people: its address is nobody's."""
    account, contact = "rest" if trusted else "rest-open", body.sender
    if not trusted and (session := sessions.find(body.sender)):
        account, contact, trusted = "webchat", session.contact, True
    token = body.message.removeprefix(CHOICE_PREFIX)
    chosen = token != body.message and CHOICE_TOKEN.fullmatch(token) is not None
    return InboundMessage(
        account=account,
        contact=contact,
        external_id=body.message_id or uuid.uuid4().hex,
        text=None if chosen else body.message,
        choice=token if chosen else None,
        locale=match((body.metadata or {}).get("locale"), locales),
        channel=body.input_channel if body.input_channel in CHANNELS else "webchat",
        trusted=trusted,
        client=None if account == "rest" else client,
    )


def item(message: OutboundMessage, recipient: str) -> dict[str, Any]:
    """One message as Rasa's clients expect it."""
    found: dict[str, Any] = {"recipient_id": recipient, "text": message.text}
    if message.choices:
        found["buttons"] = [
            {"title": choice.label, "payload": CHOICE_PREFIX + choice.token}
            for choice in message.choices
        ]
    if message.question is not None:
        found["custom"] = {"question": dict(message.question)}
    if message.card is not None:
        found["custom"] = {**found.get("custom", {}), "card": dict(message.card)}
    if message.renews is not None:
        found["custom"] = {**found.get("custom", {}), "renews": message.renews}
    found["metadata"] = {"id": message.id, "locale": message.locale, "turn": message.turn}
    return found


async def lines(
    gateway: Gateway, accepted: Accepted, recipient: str, wait: float
) -> AsyncIterator[bytes]:
    async for message in gateway.replies(accepted, wait=wait):
        yield json.dumps(item(message, recipient), ensure_ascii=False).encode() + b"\n"
        # We come back here once the line was handed to the connection.
        await gateway.delivered([message.id])


def add_rest(
    router: APIRouter, gateway: Gateway, settings: WebchatSettings, sessions: Sessions
) -> None:
    @router.get("/webhooks/rest/")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @router.post("/webhooks/rest/webhook")
    async def receive(request: Request, body: RestMessage) -> Response:
        trusted = check_token(request, settings)
        client = client_of(request)
        accepted = await gateway.accept(parse(body, trusted, sessions, settings.locales, client))
        if request.query_params.get("stream", "").lower() in ("true", "1"):
            answer = lines(gateway, accepted, body.sender, settings.wait)
            return StreamingResponse(answer, media_type="text/event-stream")
        messages = [m async for m in gateway.replies(accepted, wait=settings.wait)]
        return JSONResponse(
            [item(message, body.sender) for message in messages],
            background=BackgroundTask(gateway.delivered, [m.id for m in messages]),
        )
