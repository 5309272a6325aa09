"""A photo or a paper from the page, and the way to another channel.

POST /chat/files?message_id=…&name=…   the content as it is → 202 {turn, duplicate}
POST /chat/handover                    → {token, telegram?}: goes on there, once, for 15 minutes
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from connectors.contract import FileRef, Gateway, InboundMessage
from connectors.webchat.chat import ACCOUNT
from connectors.webchat.fields import MessageId, Text
from connectors.webchat.guard import Slow, guarded
from connectors.webchat.owner import client_of, owner_of
from connectors.webchat.problems import Problem
from connectors.webchat.session import Session, Sessions
from connectors.webchat.settings import WebchatSettings
from connectors.webchat.uploads import Uploads

Name = Annotated[Text, Query(min_length=1, max_length=200)]


def add_upload(
    router: APIRouter, gateway: Gateway, settings: WebchatSettings, sessions: Sessions
) -> None:
    Owner = Annotated[Session, Depends(owner_of(sessions))]
    uploads = Uploads(settings)

    async def content_of(request: Request, contact: str) -> bytes:
        """Raises Refused, Problem."""
        client = client_of(request)
        with uploads.reading(contact, client):
            await gateway.admit("upload", client, contact)
            try:
                return await request.body()
            except Slow:
                settings.report("upload_slow", client)
                raise

    async def upload(
        request: Request, session: Owner, name: Name, message_id: MessageId
    ) -> dict[str, str | bool]:
        content = await content_of(request, session.contact)
        media_type = request.headers.get("content-type", "application/octet-stream")
        accepted = await gateway.accept(
            InboundMessage(
                account=ACCOUNT,
                contact=session.contact,
                external_id=message_id,
                trusted=True,
                files=True,
                client=client_of(request),
                file=FileRef("upload", name, media_type[:100], len(content), content),
            )
        )
        return {"turn": accepted.turn, "duplicate": accepted.duplicate}

    large = guarded(gateway, settings, settings.file_limit, uploads.allowed, "web.upload_slow")
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
