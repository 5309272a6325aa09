"""A photo or a paper from the page, and the way to another channel.

POST /chat/files?message_id=…&name=…   the content as it is → 202 {turn, duplicate}
POST /chat/handover                    → {token, telegram?}: goes on there, once, for 15 minutes
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from connectors.contract import FileRef, Gateway, InboundMessage, Refused
from connectors.webchat.chat import ACCOUNT
from connectors.webchat.fields import MessageId, Text
from connectors.webchat.guard import guarded
from connectors.webchat.owner import owner_of
from connectors.webchat.problems import Problem
from connectors.webchat.session import Session, Sessions
from connectors.webchat.settings import WebchatSettings

Name = Annotated[Text, Query(min_length=1, max_length=200)]


def add_upload(
    router: APIRouter, gateway: Gateway, settings: WebchatSettings, sessions: Sessions
) -> None:
    Owner = Annotated[Session, Depends(owner_of(sessions))]
    places = asyncio.Semaphore(settings.uploads)

    @asynccontextmanager
    async def reading() -> AsyncIterator[None]:
        """Raises Refused when many are read already, or when this one takes too long."""
        if places.locked():
            raise Refused("busy", "web.failed", retry_after=5)
        try:
            async with places, asyncio.timeout(settings.upload_seconds):
                yield
        except TimeoutError:
            raise Refused("busy", "web.failed", retry_after=5) from None

    async def upload(
        request: Request, session: Owner, name: Name, message_id: MessageId
    ) -> dict[str, str | bool]:
        async with reading():
            content = await request.body()
        media_type = request.headers.get("content-type", "application/octet-stream")
        accepted = await gateway.accept(
            InboundMessage(
                account=ACCOUNT,
                contact=session.contact,
                external_id=message_id,
                trusted=True,
                files=True,
                file=FileRef("upload", name, media_type[:100], len(content), content),
            )
        )
        return {"turn": accepted.turn, "duplicate": accepted.duplicate}

    large = guarded(gateway, settings, settings.file_limit)
    router.add_api_route(
        "/chat/files", upload, methods=["POST"], status_code=202, route_class_override=large
    )


def add_handover(
    router: APIRouter, gateway: Gateway, settings: WebchatSettings, sessions: Sessions
) -> None:
    Owner = Annotated[Session, Depends(owner_of(sessions))]

    @router.post("/chat/handover", status_code=201)
    async def handover(session: Owner) -> dict[str, str]:
        token = await gateway.handover(ACCOUNT, session.contact)
        if token is None:
            raise Problem(409, "web.error.nothing")
        return {"token": token, **settings.links(token)}
