from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from fastapi import FastAPI

from connectors.webchat import WebchatSettings, routes
from tests.connectors.socket_server import Address, SocketGateway, serving

TOKEN = "a-configured-token"


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gateway() -> SocketGateway:
    return SocketGateway()


@pytest.fixture
def settings(clock: Clock) -> WebchatSettings:
    return WebchatSettings(
        session_key=b"k" * 32,
        token=TOKEN,
        origins=("https://city.example",),
        wait=0.3,
        heartbeat=0.05,
        clock=clock,
    )


@pytest.fixture
async def address(gateway: SocketGateway, settings: WebchatSettings) -> AsyncIterator[Address]:
    """Where the web chat is served on a port."""
    async with serving(gateway, settings) as found:
        yield found


@pytest.fixture
def app(gateway: SocketGateway, settings: WebchatSettings) -> FastAPI:
    app = FastAPI()
    app.include_router(routes(gateway, settings))
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sinmungo.test") as client:
        yield client


@pytest.fixture
async def session(client: httpx.AsyncClient) -> str:
    answer = await client.post("/chat/session")
    return str(answer.json()["session"])


@pytest.fixture
def records(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level("DEBUG")
    return caplog
