"""Photos and papers from the page, and the link that goes on elsewhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest
from fastapi import FastAPI

from connectors.contract import Gateway
from connectors.webchat import WebchatSettings, routes
from tests.connectors.memory_gateway import MemoryGateway
from tests.connectors.test_chat import bearer
from tests.kit.sample_files import JPEG

QUERY = {"message_id": "m-000001", "name": "street.jpg"}
JPEG_TYPE = {"Content-Type": "image/jpeg"}


async def test_a_photo_becomes_a_message(
    client: httpx.AsyncClient, session: str, gateway: MemoryGateway
) -> None:
    headers = {**bearer(session), **JPEG_TYPE}
    for duplicate in (False, True):
        answer = await client.post("/chat/files", params=QUERY, content=JPEG, headers=headers)
        assert (answer.status_code, answer.json()["duplicate"]) == (202, duplicate)
    (message,) = gateway.inbox
    assert message.file is not None
    assert (message.file.name, message.file.media_type) == ("street.jpg", "image/jpeg")
    assert message.file.content == JPEG


@pytest.mark.parametrize(
    ("query", "content", "signed", "status"),
    [
        pytest.param(QUERY, JPEG, False, 401, id="without a session"),
        pytest.param({"name": "a.jpg"}, JPEG, True, 422, id="without an id"),
        pytest.param({"message_id": "m-000001"}, JPEG, True, 422, id="without a name"),
        pytest.param({**QUERY, "name": "x" * 201}, JPEG, True, 422, id="a name without end"),
        pytest.param(QUERY, b"x" * (11 * 1024 * 1024 + 1), True, 413, id="too large"),
    ],
)
async def test_refused(
    client: httpx.AsyncClient,
    session: str,
    gateway: MemoryGateway,
    query: Any,
    content: bytes,
    signed: bool,
    status: int,
) -> None:
    headers = {**(bearer(session) if signed else {}), **JPEG_TYPE}
    answer = await client.post("/chat/files", params=query, content=content, headers=headers)
    assert (answer.status_code, gateway.inbox) == (status, [])
    assert answer.json()["detail"]


async def test_only_the_upload_may_be_large(client: httpx.AsyncClient, session: str) -> None:
    answer = await client.post(
        "/chat/messages", content=b"x" * 200_000, headers={**bearer(session), **JPEG_TYPE}
    )
    assert answer.status_code == 413


@pytest.fixture
async def linked(gateway: MemoryGateway) -> AsyncIterator[httpx.AsyncClient]:
    settings = WebchatSettings(
        session_key=b"k" * 32, links=lambda token: {"telegram": f"https://t.me/bot?start={token}"}
    )
    app = FastAPI()
    app.include_router(routes(cast(Gateway, gateway), settings))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sinmungo.test") as client:
        yield client


async def test_tg_20_a_link_goes_on_with_the_conversation(linked: httpx.AsyncClient) -> None:
    session = (await linked.post("/chat/session")).json()["session"]
    early = await linked.post("/chat/handover", headers=bearer(session))
    assert early.status_code == 409, "there is nothing to go on with yet"
    body = {"message_id": "m-000001", "text": "안녕"}
    await linked.post("/chat/messages", json=body, headers=bearer(session))
    answer = await linked.post("/chat/handover", headers=bearer(session))
    token = answer.json()["token"]
    assert answer.status_code == 201
    assert answer.json()["telegram"] == f"https://t.me/bot?start={token}"
    assert (await linked.post("/chat/handover")).status_code == 401


async def test_the_page_offers_the_link_where_one_can_be_had(
    client: httpx.AsyncClient, linked: httpx.AsyncClient
) -> None:
    pages = [(await one.get("/")).text for one in (client, linked)]
    assert ['data-handover="1"' in page for page in pages] == [False, True]
    assert not any("{{" in page for page in pages)
