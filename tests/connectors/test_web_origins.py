"""WEB-07: who may call is one list, on every surface; an empty list is our own page alone."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from connectors.webchat import WebchatSettings
from tests.connectors.socket_server import POLL, SOCKET, Address, SocketGateway, serving

DEEPCHAT, DEEPCHAT_SOCKET = "/webhooks/deepchat", "/webhooks/deepchat/ws"
SITE = "https://city.example"


Ask = Callable[[Address, dict[str, str]], Any]


async def http(address: Address, method: str, path: str, headers: dict[str, str]) -> int:
    async with (
        address.client() as client,
        client.stream(method, path, headers=headers) as answer,
    ):
        return answer.status_code


async def poll(address: Address, method: str, headers: dict[str, str]) -> int:
    """A poll or a post of a connection that was opened without a foreign origin."""
    async with address.client() as client:
        engine = json.loads((await client.get(POLL)).text[1:])["sid"]
        path = f"{POLL}&sid={engine}"
        if method == "GET":
            await client.post(path, content="40")
        answer = await client.request(method, path, headers=headers, content="40")
        return answer.status_code


async def upgrade(address: Address, path: str, headers: dict[str, str]) -> int:
    try:
        async with address.websocket(headers, path):
            return 200
    except InvalidStatus as error:
        return error.response.status_code


async def upgrade_after_polling(address: Address, headers: dict[str, str]) -> int:
    async with address.client() as client:
        engine = json.loads((await client.get(POLL)).text[1:])["sid"]
    return await upgrade(address, f"{SOCKET}&sid={engine}", headers)


async def stream(address: Address, headers: dict[str, str]) -> int:
    async with address.client() as client:
        session = (await client.post("/chat/session")).json()["session"]
    headers = {**headers, "Authorization": f"Bearer {session}"}
    return await http(address, "GET", "/chat/stream", headers)


async def events(address: Address, headers: dict[str, str]) -> int:
    async with address.client() as client:
        headers = {**headers, "Accept": "text/event-stream"}
        body = {"messages": [{"text": "안녕하세요"}]}
        return (await client.post(DEEPCHAT, json=body, headers=headers)).status_code


SURFACES: list[Any] = [
    pytest.param(lambda a, h: http(a, "OPTIONS", "/chat/messages", h), id="WEB-07 preflight"),
    pytest.param(lambda a, h: http(a, "OPTIONS", DEEPCHAT, h), id="WEB-07 preflight, deep-chat"),
    pytest.param(lambda a, h: http(a, "OPTIONS", POLL, h), id="WEB-07 preflight, Socket.IO"),
    pytest.param(lambda a, h: http(a, "GET", POLL, h), id="WEB-07 Socket.IO handshake"),
    pytest.param(lambda a, h: poll(a, "GET", h), id="WEB-07 Socket.IO poll"),
    pytest.param(lambda a, h: poll(a, "POST", h), id="WEB-07 Socket.IO post"),
    pytest.param(lambda a, h: upgrade(a, SOCKET, h), id="WEB-07 Socket.IO WebSocket"),
    pytest.param(upgrade_after_polling, id="WEB-07 Socket.IO upgrade"),
    pytest.param(lambda a, h: upgrade(a, DEEPCHAT_SOCKET, h), id="WEB-07 deep-chat WebSocket"),
    pytest.param(stream, id="WEB-07 SSE"),
    pytest.param(events, id="WEB-07 SSE, deep-chat"),
]
FINE = (200, 204)


@pytest.mark.parametrize("ask", SURFACES)
@pytest.mark.parametrize(
    ("origin", "listed", "allowed"),
    [
        pytest.param(None, True, True, id="a program"),
        pytest.param("own", True, True, id="our page"),
        pytest.param("own", False, True, id="our page, empty list"),
        pytest.param(SITE, True, True, id="a listed site"),
        pytest.param(SITE, False, False, id="a site, empty list"),
        pytest.param("https://evil.example", True, False, id="another site"),
        pytest.param("https://city.example.evil.example", True, False, id="a longer name"),
        pytest.param("null", True, False, id="sandboxed frame"),
        pytest.param("http://[", True, False, id="no address"),
        pytest.param("*", True, False, id="a star"),
    ],
)
async def test_origins(
    gateway: SocketGateway,
    settings: WebchatSettings,
    ask: Ask,
    origin: str | None,
    listed: bool,
    allowed: bool,
) -> None:
    settings = replace(settings, origins=(SITE,) if listed else ())
    async with serving(gateway, settings) as address:
        origin = f"http://{address.host}" if origin == "own" else origin
        status = await ask(address, {"Origin": origin} if origin else {})
    assert (status in FINE) == allowed
    assert allowed or status == 403


async def test_web_07_jsonp_tells_no_origin(address: Address) -> None:
    assert await http(address, "GET", f"{POLL}&j=0", {}) == 404


async def test_web_07_only_a_listed_site_may_read(address: Address) -> None:
    async with address.client() as client:
        found = await client.get(POLL, headers={"Origin": SITE})
    assert found.headers["access-control-allow-origin"] == SITE
    assert "access-control-allow-credentials" not in found.headers
